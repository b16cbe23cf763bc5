"""Writes legal_forms.tsv from company_designator's list and input/legal_forms.tsv.

python3 legal_forms.py COMPANY_DESIGNATOR_YML OUTPUT_FOLDER

The list is YAML of one shape only: a name ending in ':', then 'abbr:' with '- x' items, 'abbr_std:' and 'lang:'.
"""

import os
import re
import sys

import tables

HERE = os.path.dirname(os.path.abspath(__file__))
# The list's codes that are not ISO 639-1.
LANGUAGE_CODES = {"se": "sv", "jp": "ja", "cz": "cs"}


def unquote(text):
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    return re.sub(r"\\x([0-9A-Fa-f]{2})", lambda m: chr(int(m.group(1), 16)), text)


def read_designators(path):
    """[(names and abbreviations, language)] of the list."""
    entries = []
    with open(path, encoding="utf-8") as listing:
        for line in listing:
            line = line.rstrip("\n")
            if re.match(r"\S.*:$", line):
                entries.append(([unquote(line[:-1])], []))
            elif line.startswith("  lang:"):
                entries[-1][1].append(unquote(line[7:]))
            elif line.startswith("    - "):
                entries[-1][0].append(unquote(line[6:]))
            elif re.match(r"  abbr(_std)?: \S", line):
                entries[-1][0].append(unquote(line.split(":", 1)[1]))
    return [(names, LANGUAGE_CODES.get(language[0], language[0])) for names, language in entries if language]


def is_latin(form):
    return all(ord(char) < 0x250 for char in form)


def main(listing, folder):
    dropped = {row[0] for row in tables.read_rows(os.path.join(HERE, "input/legal_form_drops.tsv"))}
    rows = [[form, language] for names, language in read_designators(listing) for form in names
            if is_latin(form) and len(form) > 1 and form not in dropped]
    rows += [[form, language] for language, forms in tables.read_rows(os.path.join(HERE, "input/legal_forms.tsv"))
             for form in forms.split("|")]
    tables.write_rows(
        os.path.join(folder, "legal_forms.tsv"),
        ["legal forms of companies, as they stand after (or before) a company's name", "columns: form language",
         "source: github.com/ProfoundNetworks/company_designator, own knowledge (tools/lexicons/legal_forms.py)",
         "licence: CC BY-SA 3.0"], rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
