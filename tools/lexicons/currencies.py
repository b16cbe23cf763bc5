"""Writes currencies.tsv from the ISO 4217 codes and input/currencies.tsv.

python3 currencies.py CURRENCY_CODES_TGZ OUTPUT_FOLDER
"""

import os
import re
import sys

import tables

HERE = os.path.dirname(os.path.abspath(__file__))
NO_CURRENCY = {"XXX", "XTS", "XUA", "XSU", "XBA", "XBB", "XBC", "XBD"}


def spellings(form):
    """A German adjective before '_' takes three endings; apostrophes come straight and curly."""
    forms = [form]
    if "_" in form:
        adjective, noun = form.split("_")
        forms = [f"{adjective}{ending} {noun}" for ending in ("", "n", "r")]
    return forms + [f.replace("'", "’") for f in forms if "'" in f]


def main(archive, folder):
    rows = []
    for code in re.findall(r'"code": "([A-Z]{3})"', tables.read_member(archive, "data.js").decode()):
        if code not in NO_CURRENCY:
            rows.append([code, "*", "symbol", code])
    for code, language, kind, forms in tables.read_rows(os.path.join(HERE, "input/currencies.tsv")):
        rows += [[code, language, kind, spelling] for form in forms.split("|") for spelling in spellings(form)]
    tables.write_rows(
        os.path.join(folder, "currencies.tsv"),
        ["currency codes, symbols and names as the text writes them", "columns: code language type form",
         "source: currency-codes 2.2.0 (ISO 4217), own knowledge (tools/lexicons/currencies.py)", "licence: MIT"], rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
