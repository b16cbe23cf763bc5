#!/usr/bin/env python3
"""Writes lexicons/common_nouns.tsv: nouns that are no name by themselves, even with a capital.

    tools/lexicons/common_nouns.py CORPORA > lexicons/common_nouns.tsv

Counts the nouns of the treebanks in CORPORA/ud (en_*, fr_*, nl_*, de_*: CoNLL-U files) and, for German, whose treebanks are
small, the capitalised words of the name corpora in CORPORA/ner; keeps those that are hardly ever a name.
"""
import collections
import glob
import os
import sys

LANGUAGES = ("en", "fr", "nl", "de")
RARE = 2  # fewer sightings may be a slip
PROPER = 0.1  # share of proper nouns among a word's sightings that is still chance
GERMAN = {  # file: column of the label
    "germeval2014/dev.outer.iob2": 1,
    "ler_de/ler_dev.conll": 1,
    "mobie_de/train.conll2003": 3,
    "wikiann_de/train.iob2": 1,
}


def count_capitals(folder, noun, proper):
    for name, column in GERMAN.items():
        first = True
        with open(os.path.join(folder, name), encoding="utf-8") as lines:
            for line in lines:
                cells = line.split()
                if len(cells) <= column:
                    first = True
                    continue
                word = cells[0]
                if word.isalpha() and len(word) > 2 and word[0].isupper() and not word.isupper():
                    if cells[column] != "O":
                        proper[word.lower()] += 1
                    elif not first:
                        noun[word.lower()] += 1
                first = first and not word[0].isalnum()


def nouns(folder, language):
    noun = collections.Counter()
    proper = collections.Counter()
    for path in sorted(glob.glob(os.path.join(folder, "ud", f"{language}_*", "*.conllu"))):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                if len(cells) < 4 or not cells[1].isalpha() or len(cells[1]) < 3:
                    continue
                if cells[3] == "NOUN" and not cells[1].isupper():
                    noun[cells[1].lower()] += 1
                elif cells[3] == "PROPN":
                    proper[cells[1].lower()] += 1
    if language == "de":
        count_capitals(os.path.join(folder, "ner"), noun, proper)
    return [w for w, n in noun.items() if n >= RARE and proper[w] <= PROPER * n]


def main():
    if len(sys.argv) != 2 or not os.path.isdir(sys.argv[1]):
        sys.exit("common_nouns.py: name the folder that holds ud/ and ner/")
    rows = [f"{language}\t{word}" for language in LANGUAGES for word in nouns(sys.argv[1], language)]
    print("# Nouns that are no name by themselves, even with a capital.")
    print("# columns: language form")
    print("# source: counted by tools/lexicons/common_nouns.py in the treebanks and name corpora of the training manifests")
    print("# licence: facts about frequency; CC0-1.0")
    print("\n".join(sorted(rows, key=lambda row: row.encode())))


main()
