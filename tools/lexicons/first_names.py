"""Writes first_names.tsv from the first names of @faker-js/faker's Latin-script locales and input/first_names.tsv.

python3 first_names.py FAKER_TGZ OUTPUT_FOLDER [CONLLU_FILE ...]

A name of the data set that stands in lower case in the CoNLL-U files is a word of the language and left out, unless
the hand-written table has it (Mark, Will, Grace).
"""

import collections
import os
import re
import sys
import tarfile

import tables

HERE = os.path.dirname(os.path.abspath(__file__))
LOCALES = set("""en en_AU en_GH en_IN en_NG en_ZA fr fr_CH fr_SN nl nl_BE de de_AT de_CH da sv nb_NO fi it es
es_MX pt_BR pt_PT pl cs_CZ sk hu ro ro_MD hr sl_SI sr_RS_latin lv id_ID yo_NG af_ZA""".split())
NAME = re.compile(r"[A-ZÀ-ÖØ-Þ\u0100-\u024f][a-zà-öø-ÿ\u0100-\u024f]+(-[A-ZÀ-ÖØ-Þ\u0100-\u024f][a-zà-öø-ÿ\u0100-\u024f]+)?")


def faker_names(archive):
    """The strings of each locale's first_name object; long lists are one string split at a mark."""
    names = set()
    with tarfile.open(archive) as tar:
        for member in tar:
            match = re.fullmatch(r"package/dist/(\w+)-[\w-]{8}\.js", member.name)
            if not match or match.group(1) not in LOCALES:
                continue
            script = tar.extractfile(member).read().decode("utf-8")
            found = re.search(r"first_name:\{(.*?)\}", script, re.DOTALL)
            for text, _, mark in re.findall(r"`([^`]*)`(\.split\(`(.)`\))?", found.group(1) if found else ""):
                names |= set(text.split(mark) if mark else [text])
    return {name for name in names if NAME.fullmatch(name)}


def lower_case_words(paths):
    counts = collections.Counter()
    for path in paths:
        with open(path, encoding="utf-8") as corpus:
            for line in corpus:
                cells = line.split("\t")
                if len(cells) == 10 and cells[1].islower():
                    counts[cells[1]] += 1
    return counts


def main(archive, folder, *corpora):
    words = lower_case_words(corpora)
    hand = {name for row in tables.read_rows(os.path.join(HERE, "input/first_names.tsv")) for name in row[1].split()}
    dropped = {name for row in tables.read_rows(os.path.join(HERE, "input/first_name_drops.tsv")) for name in row[1].split()}
    names = {name for name in faker_names(archive) - dropped if not words[name.lower()]} | hand
    tables.write_rows(
        os.path.join(folder, "first_names.tsv"),
        ["first names of the people whom business news names", "columns: name",
         "source: @faker-js/faker 10.6.0, own knowledge (tools/lexicons/first_names.py)", "licence: MIT"],
        [[name] for name in names])


if __name__ == "__main__":
    main(*sys.argv[1:])
