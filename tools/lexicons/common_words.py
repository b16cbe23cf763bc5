#!/usr/bin/env python3
"""Writes lexicons/language_common.tsv: words that tell one of the four languages from the others.

    tools/lexicons/common_words.py UD_FOLDER > lexicons/language_common.tsv

Counts the words of the treebanks in UD_FOLDER (en_*, fr_*, nl_*, de_*: CoNLL-U files) that are no names, takes the most
frequent of each language, and leaves out a word that another language uses nearly as often.
"""
import collections
import glob
import os
import re
import sys

LANGUAGES = ("en", "fr", "nl", "de")
MOST = 1200  # words a language
RARE = 6  # fewer sightings are chance
RATIO = 8  # times as frequent as in any other language


def frequencies(folder, language):
    counts = collections.Counter()
    for path in sorted(glob.glob(os.path.join(folder, f"{language}_*", "*.conllu"))):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                if len(cells) < 4 or "." in cells[0]:
                    continue
                if cells[3] not in ("PROPN", "X", "NUM", "PUNCT", "SYM"):
                    counts.update(re.findall(r"[^\W\d_]+", cells[1].lower()))
    return counts


def main():
    if len(sys.argv) != 2 or not os.path.isdir(sys.argv[1]):
        sys.exit("common_words.py: name the folder of the treebanks (en_*, fr_*, nl_*, de_*)")
    counts = {language: frequencies(sys.argv[1], language) for language in LANGUAGES}
    total = {language: max(1, sum(counts[language].values())) for language in LANGUAGES}

    def share(language, word):
        return counts[language][word] / total[language]

    rows = []
    for language in LANGUAGES:
        telling = []
        for word, count in counts[language].items():
            others = max(share(other, word) for other in LANGUAGES if other != language)
            if count >= RARE and len(word) > 1 and share(language, word) >= RATIO * others:
                telling.append((-count, word))
        rows += [f"{language}\t{word}" for _, word in sorted(telling)[:MOST]]
    print("# Frequent words that tell a language from the other three; language_profile.tsv holds the rivals.")
    print("# columns: language form")
    print("# source: counted by tools/lexicons/common_words.py in the Universal Dependencies treebanks of the training manifest")
    print("# licence: facts about frequency; CC0-1.0")
    print("\n".join(sorted(rows, key=lambda row: row.encode())))


main()
