"""Builds companies.tsv and the company part of ambiguous_names.tsv.

usage: companies.py CORPORA_DIR   (the folder that holds facts/finance_database and facts/sp500)
"""
import re
import sys
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

import listed_companies

HERE = Path(__file__).resolve().parent
LEXICONS = HERE.parent.parent / "lexicons"
HEADER = """# companies that business and technology news names, with seat and parent
# columns: slug\tname\taliases\tcountry\tcity\tparent\tsector
# source: tools/lexicons/companies_hand.tsv (own compilation); FinanceDatabase (github JerBouma/FinanceDatabase at 268be5d2); s-and-p-500-companies (github datasets at 56509dd8)
# licence: Apache-2.0; FinanceDatabase MIT; s-and-p-500-companies ODC-PDDL
"""
SPECIAL = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "AE",
                         "đ": "d", "ı": "i", "œ": "oe", "Œ": "OE"})


@dataclass
class Company:
    name: str
    aliases: list = field(default_factory=list)
    country: str = ""
    city: str = ""
    parent: str = ""
    sector: str = ""
    cautious: list = field(default_factory=list)

    def forms(self):
        return [self.name] + self.aliases


def slug(name):
    """Lower ASCII with hyphens."""
    plain = unicodedata.normalize("NFKD", name.translate(SPECIAL))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def cells(path):
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("# "):
            yield line.split("\t")


def read_hand():
    """The hand layer, in file order."""
    for name, aliases, country, city, parent, sector, cautious in cells(HERE / "companies_hand.tsv"):
        yield Company(name, aliases.split("|") if aliases else [], country, city, parent, sector,
                      cautious.split("|") if cautious else [])


def read_clashes():
    path = HERE / "company_clashes.txt"
    return {row[0] for row in cells(path)} if path.exists() else set()


def risky(name, clashes):
    """A short name from a table that would be found where no company is meant."""
    if " " in name and len(name) > 6:
        return False
    return len(name) < 4 or name in clashes or not name[0].isupper() or name.isupper()


def organizations():
    """Every form of the organizations table: central banks and clubs can be listed as shares."""
    forms = set()
    for row in cells(LEXICONS / "organizations.tsv"):
        forms.update([row[1]] + row[2].split("|"))
    return forms


def listed(corpora, clashes):
    public = organizations()
    rows = list(listed_companies.read_index(corpora / "facts/sp500/constituents.csv"))
    rows += sorted(listed_companies.read_table(
        corpora / "facts/finance_database/companies_hq.tsv"))
    for short, legal, country, city, sector in rows:
        name = legal if risky(short, clashes) else short
        if {short, legal} & public or (name == short and risky(name, clashes)):
            continue
        yield Company(name, [legal] if legal != name else [], country, city, "", sector)


def merge(hand, table):
    """Hand rows win; a table row that shares a form with an earlier row only lends its legal name."""
    rows, owner = {}, {}
    for row in hand:
        rows[slug(row.name)] = row
        for form in row.forms():
            owner.setdefault(slug(form), row)
    for row in table:
        keys = [slug(form) for form in row.forms()] + [slug(strip_group(row.name))]
        keys += [slug(listed_companies.short_name(form)) for form in row.forms()]
        known = next((owner[key] for key in keys if key in owner), None)
        if known is None:
            rows[slug(row.name)] = row
        elif known.country == row.country:
            known.aliases += [f for f in row.forms() if f not in known.forms()]
            known.city = known.city or row.city
        for key in keys:
            owner.setdefault(key, known or row)
    return rows


def strip_group(name):
    return re.sub(r" (Group|Holding|Holdings|Groep|Gruppe|International)$", "", name)


def write_companies(rows):
    lines = []
    for key, row in rows.items():
        lines.append("\t".join([key, row.name, "|".join(row.aliases), row.country, row.city,
                                row.parent, row.sector]))
    lines.sort(key=lambda s: s.encode())
    (LEXICONS / "companies.tsv").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def cautious_forms(rows):
    for row in rows.values():
        for form in row.forms():
            if form in row.cautious:
                yield form, "company", "also a word, a person's name or a place"
            elif len(form) <= 2:
                yield form, "company", "very short"


def write_ambiguous(rows):
    """Replaces the rows of kind company, organization and regulation; others' rows stay."""
    path = LEXICONS / "ambiguous_names.tsv"
    header = ("# forms that need context before they count as a name\n# columns: form\tkind\twhy\n"
              "# source: own compilation\n# licence: Apache-2.0\n")
    kept, kept_header = set(), ""
    if path.exists():
        text = path.read_text(encoding="utf-8").split("\n")
        kept_header = "".join(line + "\n" for line in text if line.startswith("# "))
        kept = {line for line in text if line and not line.startswith("# ")
                and line.split("\t")[1] not in ("company", "organization", "regulation")}
    own = {"\t".join(row) for row in cautious_forms(rows)}
    own |= {"\t".join(row) for row in cells(HERE / "ambiguous_hand.tsv")}
    lines = sorted(kept | own, key=lambda s: s.encode())
    path.write_text((kept_header or header) + "\n".join(lines) + "\n", encoding="utf-8")


def main(corpora):
    clashes = read_clashes()
    rows = merge(read_hand(), listed(corpora, clashes))
    parents = {row.parent for row in rows.values() if row.parent} - set(rows)
    if parents:
        print("parents without a row:", " ".join(sorted(parents)), file=sys.stderr)
    write_companies(rows)
    write_ambiguous(rows)
    print(len(rows), "companies")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
