#!/usr/bin/env python3
"""Adds to lexicons/organizations.tsv the ministries that give money, by state and subject, with their forms in the four
languages: "Norwegian Ministry of Defence", "ministère norvégien de la Défense". A ministry already listed gets the forms."""
import re

FILE = "lexicons/organizations.tsv"
STATES = """AE AL AM AO AR AT AU AZ BA BD BE BG BH BR BY CA CH CI CL CM CN CO CR CY CZ DE DK DZ EE EG ES ET FI FR GB GE GH GR HR HU
ID IL IN IQ IR IS IT JO JP KE KR KW KZ LB LK LT LU LV MA MD ME MG MK MT MX MY MZ NG NL NO NZ OM PE PH PK PL PT QA RO RS RU RW SA SE
SG SI SK SN TH TN TR TZ UA UG US UZ VN ZA ZM""".split()
# subject: English, French, Dutch ("van …|…ministerie"), German ("…ministerium")
SUBJECTS = {
    "agriculture": ("Agriculture", "de l'Agriculture", "van Landbouw|landbouwministerie", "Landwirtschaftsministerium|Agrarministerium"),
    "defence": ("Defence|Defense", "de la Défense", "van Defensie|defensieministerie", "Verteidigungsministerium"),
    "digital affairs": ("Digital Affairs|Digitalisation|Digital Development", "du Numérique", "van Digitale Zaken", "Digitalministerium"),
    "economy": ("Economy|Economic Affairs|Economic Development", "de l'Économie", "van Economie|van Economische Zaken", "Wirtschaftsministerium"),
    "energy": ("Energy", "de l'Énergie", "van Energie|energieministerie", "Energieministerium"),
    "environment": ("Environment|Climate", "de l'Environnement", "van Milieu|milieuministerie|klimaatministerie", "Umweltministerium|Klimaministerium"),
    "finance": ("Finance", "des Finances", "van Financiën", "Finanzministerium"),
    "health": ("Health", "de la Santé", "van Volksgezondheid|gezondheidsministerie", "Gesundheitsministerium"),
    "industry": ("Industry", "de l'Industrie", "van Industrie", "Industrieministerium"),
    "infrastructure": ("Infrastructure", "des Infrastructures", "van Infrastructuur", "Infrastrukturministerium"),
    "research": ("Research|Science", "de la Recherche", "van Wetenschap", "Forschungsministerium|Wissenschaftsministerium"),
    "transport": ("Transport|Transportation", "des Transports", "van Transport|van Verkeer", "Verkehrsministerium"),
}
LISTED = """AT economy austrian-economy-ministry|AT finance austrian-finance-ministry|AT infrastructure austrian-ministry-of-infrastructure
DE agriculture german-agriculture-ministry|DE defence german-defence-ministry|DE digital-affairs bundesdigitalministerium
DE economy german-federal-ministry-for-economic-affairs|DE environment german-environment-ministry|DE finance german-finance-ministry
DE health german-health-ministry|DE research german-research-ministry|DE transport german-transport-ministry
FR defence french-ministry-of-the-armed-forces|FR economy french-ministry-of-the-economy|FR finance french-ministry-of-the-economy
FR environment french-ministry-of-ecological-transition|FR health french-ministry-of-health|FR industry french-ministry-of-industry
FR research french-ministry-of-research|GB defence uk-ministry-of-defence|GB economy department-for-business-and-trade
GB energy department-for-energy-security-and-net-zero|GB environment defra|GB finance uk-treasury|GB transport department-for-transport
GB health department-of-health-and-social-care|GB research dsit|GB digital-affairs dsit|IE energy irish-department-of-climate-energy-and-the-environment
IE finance irish-department-of-finance|IE economy department-of-enterprise|IN finance indian-finance-ministry|IT economy italian-treasury
IT finance italian-treasury|IT industry italian-ministry-of-enterprises|ES environment ministry-for-the-ecological-transition
ES industry spanish-ministry-of-industry|ES digital-affairs spanish-ministry-for-digital-transformation|JP economy meti|JP industry meti
JP finance japanese-ministry-of-finance|KR industry korean-ministry-of-trade-industry-and-energy|NL agriculture dutch-agriculture-ministry
NL defence dutch-defence-ministry|NL finance dutch-finance-ministry|NL environment dutch-ministry-of-climate|NL health dutch-ministry-of-health
NL infrastructure dutch-ministry-of-infrastructure|NL transport dutch-ministry-of-infrastructure|NL economy ministry-of-economic-affairs
NL research dutch-education-ministry|PL digital-affairs polish-ministry-of-digital-affairs|CN industry miit
US agriculture us-department-of-agriculture|US defence us-department-of-defense|US energy us-department-of-energy
US finance us-treasury|US health us-department-of-health-and-human-services|US transport us-department-of-transportation"""


def read(path):
    return [line.rstrip("\n") for line in open(path, encoding="utf-8")]


def slug(name):
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


rows = read(FILE)
header = [r for r in rows if r.startswith("#")]
body = {r.split("\t")[0]: r.split("\t") for r in rows if r and not r.startswith("#")}
listed = {tuple(x.split()[:2]): x.split()[2] for x in LISTED.replace("\n", "|").split("|")}
adjectives = {}
for r in read("lexicons/country_forms.tsv"):
    cells = r.split("\t")
    if len(cells) >= 4 and cells[2] == "adjective":
        adjectives.setdefault((cells[0], cells[1]), []).append(cells[3])
names = {r.split("\t")[0]: r.split("\t")[1] for r in read("lexicons/countries.tsv") if not r.startswith("#")}
english = {c[3]: c[1].removesuffix(" government") for c in body.values()
           if c[1].endswith(" government") and slug(c[1]) == c[0] and
           any(a.lower() == c[1].removesuffix(" government").lower() for a in adjectives.get((c[3], "en"), []))}
english |= {"US": "US", "LU": "Luxembourg", "NZ": "New Zealand"}


def forms(iso, subject):
    topics, french, dutch, german = SUBJECTS[subject]
    own = english[iso]
    for topic in topics.split("|"):
        yield f"{own} Ministry of {topic}"
        yield f"{own} {topic.lower()} ministry"
        yield f"{names[iso]}'s {topic.lower()} ministry"
        yield f"{names[iso]}'s Ministry of {topic}"
    for adjective in sorted((a for a in adjectives.get((iso, "fr"), []) if a.islower()), key=len)[:1]:
        yield f"ministère {adjective} {french}"
        yield f"ministère {french} {adjective}"
    for adjective in adjectives.get((iso, "nl"), []):
        for topic in dutch.split("|"):
            yield f"{adjective} ministerie {topic}" if topic.startswith("van ") else f"{adjective} {topic}"
    bases = [a for a in adjectives.get((iso, "de"), []) if re.search("(e|en|es)$", a)]
    for topic in german.split("|"):
        for adjective in bases:
            yield f"{adjective} {topic}"
            if adjective.endswith("en"):
                yield f"{adjective} {topic}s"


taken = {form.lower() for c in body.values() for form in [c[1]] + c[2].split("|")}
for iso in STATES:
    if iso not in english:
        raise SystemExit(f"no government of {iso} by its adjective")
    for subject in SUBJECTS:
        known = listed.get((iso, subject.replace(" ", "-")))
        if iso == "US" and known is None:
            continue
        name = f"{english[iso]} Ministry of {'the ' if subject in ('economy', 'environment') else ''}{subject.title()}"
        row = body.setdefault(known or slug(name), [known or slug(name), name, "", iso, "ministry"])
        taken.add(row[1].lower())
        aliases = [a for a in row[2].split("|") if a]
        for form in forms(iso, subject):
            if form.lower() not in taken:
                taken.add(form.lower())
                aliases.append(form)
        row[2] = "|".join(aliases)
ordered = sorted(("\t".join(r) for r in body.values()), key=lambda r: r.encode())
open(FILE, "w", encoding="utf-8").write("\n".join(header + ordered) + "\n")
