#!/usr/bin/env python3
"""Adds a government to lexicons/organizations.tsv for each state that has none: its name by the English adjective."""
import re

FILE = "lexicons/organizations.tsv"
rows = open(FILE, encoding="utf-8").read().splitlines()
header = [r for r in rows if r.startswith("#")]
body = [r for r in rows if r and not r.startswith("#")]
have = {c[3] for c in (r.split("\t") for r in body) if c[1].endswith(" government") and c[4] == "government"}
names = {}
for line in open("lexicons/countries.tsv", encoding="utf-8"):
    if not line.startswith("#"):
        cells = line.rstrip("\n").split("\t")
        names[cells[0]] = cells[1]
adjectives = {}
for line in open("lexicons/country_forms.tsv", encoding="utf-8"):
    cells = line.rstrip("\n").split("\t")
    if len(cells) >= 4 and cells[1] == "en" and cells[2] == "adjective":
        adjectives.setdefault(cells[0], cells[3])
NOT_STATES = {"AQ", "BV", "HM", "IO", "TF", "UM", "GS", "EH", "PS", "TW"}
slugs = {r.split("\t")[0] for r in body}
for iso, adjective in sorted(adjectives.items()):
    if iso in have or iso not in names or iso in NOT_STATES:
        continue
    adjective = adjective[0].upper() + adjective[1:]
    slug = re.sub(r"[^a-z]+", "-", f"{adjective} government".lower())
    if slug in slugs or not adjective.isascii():
        continue
    slugs.add(slug)
    body.append(f"{slug}\t{adjective} government\tGovernment of {names[iso]}\t{iso}\tgovernment")
body.sort(key=lambda r: r.encode())
open(FILE, "w", encoding="utf-8").write("\n".join(header + body) + "\n")
