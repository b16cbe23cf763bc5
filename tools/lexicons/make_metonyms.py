#!/usr/bin/env python3
"""Writes lexicons/metonyms.tsv on standard output: capitals that stand for their governments when they act."""
CAPITALS = {
    "german-government": "Berlin|Berlijn", "french-government": "Paris|Parijs|Matignon|Bercy|l'Élysée|Élysée",
    "dutch-government": "The Hague|Den Haag|La Haye", "british-government": "London|Londres|Londen|Westminster|Whitehall",
    "us-government": "Washington", "european-commission": "Brussels|Brussel|Bruxelles|Brüssel", "spanish-government": "Madrid",
    "italian-government": "Rome|Rom", "swiss-government": "Bern|Berne", "austrian-government": "Vienna|Vienne|Wien|Wenen",
    "polish-government": "Warsaw|Varsovie|Warschau", "canadian-government": "Ottawa", "japanese-government": "Tokyo|Tokio",
    "chinese-government": "Beijing|Peking|Pékin", "irish-government": "Dublin", "swedish-government": "Stockholm",
    "norwegian-government": "Oslo", "danish-government": "Copenhagen|Copenhague|Kopenhagen", "portuguese-government": "Lisbon|Lisbonne|Lissabon",
    "greek-government": "Athens|Athènes|Athene|Athen", "south-korean-government": "Seoul|Séoul", "indian-government": "New Delhi|Delhi|Neu-Delhi",
    "australian-government": "Canberra", "hungarian-government": "Budapest|Boedapest", "czech-government": "Prague|Praag|Prag",
    "finnish-government": "Helsinki", "romanian-government": "Bucharest|Bucarest|Boekarest|Bukarest", "turkish-government": "Ankara",
    "russian-government": "Moscow|Moscou|Moskou|Moskau|the Kremlin|le Kremlin|het Kremlin|der Kreml", "ukrainian-government": "Kyiv|Kiev|Kiew",
    "israeli-government": "Jerusalem|Jérusalem|Jeruzalem", "quebec-government": "Québec",
}
known = {line.split("\t")[0] for line in open("lexicons/organizations.tsv", encoding="utf-8")}
print("# Capitals and seats that stand for a government when they act: \"Berlin will pay\".")
print("# columns: form organization")
print("# source: own knowledge (tools/lexicons/make_metonyms.py)")
print("# licence: CC0-1.0")
for row in sorted(f"{form}\t{slug}" for slug, forms in CAPITALS.items() if slug in known for form in forms.split("|")):
    print(row)
