"""Listed companies from public tables, cleaned to (short name, legal name, country, city, sector)."""
import csv
import re
from pathlib import Path

# Country name of the table -> (ISO 3166 code, exchange suffixes that mark the row as trustworthy).
# An empty set takes every home listing; outside Europe only companies that are also listed abroad
# (an American depositary receipt, London, Vienna, Mexico) are large enough to be in the news here.
EUROPE = {
    "Germany": "DE", "France": "FR", "Netherlands": "NL", "Belgium": "BE", "Austria": "AT",
    "Switzerland": "CH", "United Kingdom": "GB", "Ireland": "IE", "Luxembourg": "LU",
    "Sweden": "SE", "Norway": "NO", "Denmark": "DK", "Finland": "FI", "Iceland": "IS",
    "Italy": "IT", "Spain": "ES", "Portugal": "PT", "Poland": "PL", "Greece": "GR",
    "Czech Republic": "CZ", "Hungary": "HU", "Romania": "RO", "Estonia": "EE", "Latvia": "LV",
    "Lithuania": "LT",
}
ASIA = {
    "Japan": "JP", "South Korea": "KR", "China": "CN", "Taiwan": "TW", "India": "IN",
    "Hong Kong": "HK", "Singapore": "SG", "Israel": "IL",
}
ABROAD = {"", "L", "VI", "MX"}
# Exchanges whose names are cut to thirty capitals, and markets of shells.
JUNK_SUFFIXES = {"BE", "MU", "DU", "HM", "HA", "F", "SG", "CN", "V"}

FORMS = (
    r"Aktiengesellschaft|Kommanditgesellschaft auf Aktien|Société Anonyme|Société anonyme|"
    r"Naamloze Vennootschap|Societ[aà] per [Aa]zioni|Sociedad [Aa]nónima|Public Limited Company|"
    r"Public Joint Stock Company|Joint Stock Company|Incorporated|Corporation|Company|Limited|"
    r"S\.?p\.?A\.?|S\.?A\.?S\.?|S\.?C\.?A\.?|S\.?G\.?P\.?S\.?|S\.?A\.?|N\.?V\.?|B\.?V\.?|A/S|"
    r"\(publ\)|publ\.?|AB|ASA|AS|Oyj|Oy|Abp|AG|SE|SA|KGaA|GmbH|& Co\.?|Co\.,?|Corp\.?|Inc\.?|"
    r"Ltd\.?|PLC|Plc|plc|P\.L\.C\.|Holding|Holdings|Holding\(s\)|hf\.|Nyrt\.?|a\.s\.|S\.R\.L\.|"
    r"Spólka Akcyjna|Spółka Akcyjna|S\.?E\.?|C\.V\.|\(The\)|Berhad|Sociedade Anónima"
)
TAIL = re.compile(r"[\s,]+(?:" + FORMS + r")$")
SHARE_WORDS = re.compile(
    r"(?i)\b(ETF|ETP|ETC|fund|funds|fonds|trust|certificates?|bond|notes?|warrants?|"
    r"acquisition|SPAC|VCT|REIT|preferred|class [ABC]|series|index|tracker|UCITS|S&P|"
    r"royalty|bancorp|bancshares|Aktie|ADR)\b|Inh\.|O\.N\.|DL-|EO-|LS -"
)


def short_name(legal):
    """Strip legal forms from the end of a name, again and again; empty when nothing is left."""
    name = re.sub(r"\s+", " ", legal).strip().strip('"')
    while True:
        cut = TAIL.sub("", name).strip(" ,.-&")
        if cut == name:
            return name
        name = cut


def _trusted(row):
    suffix = row["symbol"].rsplit(".", 1)[1] if "." in row["symbol"] else ""
    if suffix in JUNK_SUFFIXES or not row["city"] or not row["website"]:
        return ""
    if row["country"] in EUROPE:
        return EUROPE[row["country"]]
    if row["country"] in ASIA and suffix in ABROAD:
        return ASIA[row["country"]]
    return ""


def _odd(legal):
    letters = [c for c in legal if c.isalpha()]
    shouting = sum(c.isupper() for c in letters) > 0.7 * max(len(letters), 1)
    return SHARE_WORDS.search(legal) or len(legal) > 60 or (shouting and len(legal) > 12)


def _city(text):
    city = text.strip()
    return city.title() if city.isupper() else city


def read_table(path: Path):
    """Rows of the finance table that pass the rule, in the table's order."""
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            country = _trusted(row)
            if country and not _odd(row["name"]):
                yield (short_name(row["name"]), row["name"].strip(), country,
                       _city(row["city"]), row["sector"].lower())


def read_index(path: Path):
    """Rows of the American index; its names are already short."""
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            name = re.sub(r"\s*\((?:The|Class \w)\)", "", row["Security"]).strip()
            city = row["Headquarters Location"].split(",")[0].split(";")[0].strip()
            short = re.sub(r"(?<=\w\w)[,\s]+(Inc\.|plc|Corp\.|Company|Ltd\.|N\.V\.|Corporation)$",
                           "", name)
            yield (short, name, "US", city, row["GICS Sector"].lower())
