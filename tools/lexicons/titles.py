"""Writes titles.tsv from input/titles.tsv by expanding the German inflections.

python3 titles.py OUTPUT_FOLDER
"""

import os
import sys

import tables

HERE = os.path.dirname(os.path.abspath(__file__))


def expand(form):
    """'gründer*': masculine, genitive, feminine, plurals; 'abgeordnet~': the endings -e -em -en -er."""
    if form.count("~") > 1:
        return [form.replace("~", ending) for ending in ("e", "em", "en", "er")]
    if form.endswith("*"):
        word = form[:-1]
        forms = [word, word + "s", word + "in", word + "innen"]
        if word.endswith("er"):
            forms.append(word + "n")
        if word.endswith(("ent", "ist", "yst", "nom", "irt")):
            forms = [word, word + "en", word + "in", word + "innen"]
        if word.endswith("or"):
            forms.append(word + "en")
        return forms
    if form.endswith("~"):
        return [form[:-1] + ending for ending in ("e", "em", "en", "er")]
    return [form]


def main(folder):
    rows = []
    for language, title, kind, forms in tables.read_rows(os.path.join(HERE, "input/titles.tsv")):
        for form in forms.split("|"):
            for expanded in expand(form):
                spellings = {expanded, expanded.replace("'", "’")}
                rows += [[language, spelling, title, kind] for spelling in spellings]
    seen = {}
    for row in rows:
        first = seen.setdefault((row[0], row[1]), row)
        if first != row:
            sys.exit(f"{row[1]} ({row[0]}) is both {first[2:]} and {row[2:]}")
    tables.write_rows(
        os.path.join(folder, "titles.tsv"),
        ["titles of people in business and in public office, lower case, with all inflected forms",
         "columns: language form title type", "source: own knowledge (tools/lexicons/input/titles.tsv)",
         "licence: same as the project"], rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
