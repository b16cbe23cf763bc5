"""Writes countries.tsv and country_forms.tsv from CLDR's and i18n-iso-countries' names and two hand-written tables.

python3 countries.py CLDR_LOCALENAMES_TGZ ISO_COUNTRIES_TGZ OUTPUT_FOLDER
"""

import os
import re
import sys

import inflect
import tables

LANGUAGES = ["en", "fr", "nl", "de"]
HERE = os.path.dirname(os.path.abspath(__file__))
# Codes of CLDR that are no state or territory with an economy of its own in the news.
SKIPPED = {"AC", "BV", "CP", "CQ", "DG", "EA", "EU", "EZ", "HM", "IC", "QO", "TA", "UM", "UN", "XA", "XB", "ZZ"}
# German one-word names that take -s in the genitive: neither plurals in -en, -e and -inseln nor feminines.
GERMAN_GENITIVE = (r"(?!.*(inseln?|küste|ren|ven|pinen|chellen|monen|raten?|anden?|ei|eiz|blik|stadt|öer|US)$)"
                   r"[^\W\d_]{4,}(-[^\W\d_]+)?(?<![szxß])")
INPUT = os.path.join(HERE, "input")


def cldr_names(archive):
    """{(iso2, language): [names, the usual one first]}."""
    names = {}
    for language in LANGUAGES:
        data = tables.read_json(archive, f"main/{language}/territories.json")
        territories = data["main"][language]["localeDisplayNames"]["territories"]
        for key in sorted(territories, key=lambda k: (len(k), k)):
            iso2 = key[:2]
            if re.fullmatch(r"[A-Z]{2}(-alt-(short|variant))?", key) and iso2 not in SKIPPED:
                names.setdefault((iso2, language), []).append(territories[key])
    return names


def add_iso_names(archive, names):
    for language in LANGUAGES:
        for iso2, value in tables.read_json(archive, f"langs/{language}.json")["countries"].items():
            if iso2 not in SKIPPED:
                names.setdefault((iso2, language), []).extend([value] if isinstance(value, str) else value)


def is_usable(form):
    """No inverted or explained form: "Korea, Republic of", "Congo (DRC)", "Hong Kong SAR China"."""
    return not re.search(r"[(),]|SAR\b|R\.A\.S\.|Special Administrative|Sonderverwaltung", form)


def name_variants(form, language):
    """The spellings under which a name is met: plain and curly apostrophe, French capitals without accent, genitive."""
    forms = {form, form.replace("St.", "Saint"), form.replace("&", "and" if language == "en" else "et")}
    if language == "fr":
        forms |= {re.sub("[ÉÎÔ]", lambda m: {"É": "E", "Î": "I", "Ô": "O"}[m.group()], f) for f in list(forms)}
    if language == "de" and re.fullmatch(GERMAN_GENITIVE, form):
        forms.add(form + "s")
    forms |= {f.replace("’", "'") for f in list(forms)}
    forms |= {f.replace("'", "’") for f in list(forms)}
    return {f for f in forms if "&" not in f}


def all_names(names):
    forms = set()
    for (iso2, language), values in names.items():
        for value in values:
            if is_usable(value):
                forms |= {(iso2, language, "name", f) for f in name_variants(value, language)}
    for iso2, language, form in tables.read_rows(os.path.join(INPUT, "country_names.tsv")):
        forms |= {(iso2, language, "name", f) for f in name_variants(form, language)}
    return forms


def nationality_forms():
    forms = set()
    for row in tables.read_rows(os.path.join(INPUT, "nationalities.tsv")):
        iso2, en, en_people, fr, nl, nl_people, de, de_people = row
        derived = {("en", "adjective"): en.split(","), ("en", "demonym"): inflect.english_people(en, en_people),
                   ("fr", "adjective"): inflect.french_adjectives(fr),
                   ("fr", "demonym"): inflect.french_people(fr),
                   ("nl", "adjective"): inflect.dutch_adjectives(nl), ("nl", "demonym"): inflect.dutch_people(nl_people),
                   ("de", "adjective"): inflect.german_adjectives(de), ("de", "demonym"): inflect.german_people(de_people)}
        for (language, kind), words in derived.items():
            forms |= {(iso2, language, kind, word) for word in words if word}
    for iso2, language, kind, form in tables.read_rows(os.path.join(INPUT, "nationality_extras.tsv")):
        forms.add((iso2, language, kind, form))
    return forms


def keep_one_type(forms):
    """A form of a country and language stands once: as name, else adjective, else demonym."""
    rank = {"name": 0, "adjective": 1, "demonym": 2}
    best = {}
    for iso2, language, kind, form in forms:
        key = (iso2, language, form)
        if key not in best or rank[kind] < rank[best[key]]:
            best[key] = kind
    return [(iso2, language, kind, form) for (iso2, language, form), kind in best.items()]


def main(cldr, iso, folder):
    names = cldr_names(cldr)
    printed = {key: values[0] for key, values in names.items()}
    printed.update({(row[0], row[1]): row[2] for row in tables.read_rows(os.path.join(INPUT, "country_printed.tsv"))})
    add_iso_names(iso, names)
    codes = sorted({iso2 for iso2, _ in printed})
    source = "cldr-localenames-full 48.2.0, i18n-iso-countries 7.14.0, own knowledge (tools/lexicons/countries.py)"
    licence = "Unicode-3.0 (CLDR), MIT (i18n-iso-countries)"
    tables.write_rows(
        os.path.join(folder, "countries.tsv"),
        ["countries and territories of ISO 3166-1 with their usual names", "columns: iso2 name_en name_fr name_nl name_de",
         f"source: {source}", f"licence: {licence}"],
        [[iso2] + [printed[(iso2, language)].replace("’", "'") for language in LANGUAGES] for iso2 in codes])
    dropped = {(iso2, language, form) for iso2, language, form, _ in tables.read_rows(os.path.join(INPUT, "country_drops.tsv"))}
    forms = {f for f in all_names(names) | nationality_forms()
             if f[0] in codes and not {(f[0], f[1], f[3]), ("*", f[1], f[3])} & dropped}
    tables.write_rows(
        os.path.join(folder, "country_forms.tsv"),
        ["words that name a country, its adjective or its people, with all inflected forms",
         "columns: iso2 language type form", f"source: {source}", f"licence: {licence}"], keep_one_type(forms))


if __name__ == "__main__":
    main(*sys.argv[1:])
