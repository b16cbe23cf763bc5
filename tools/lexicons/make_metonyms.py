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
    "abu-dhabi-government": "Abu Dhabi|Aboe Dhabi|Abou Dhabi|Abou Dabi", "saudi-government": "Riyadh|Riad|Riyad|Ryad",
    "saudi-arabian-government": "Riyadh|Riad|Riyad|Ryad", "qatari-government": "Doha", "egyptian-government": "Cairo|Le Caire|Caïro|Kairo",
    "moroccan-government": "Rabat", "algerian-government": "Algiers|Alger|Algiers|Algier", "tunisian-government": "Tunis",
    "kenyan-government": "Nairobi", "nigerian-government": "Abuja", "ethiopian-government": "Addis Ababa|Addis-Abeba|Addis Abeba",
    "south-african-government": "Pretoria", "senegalese-government": "Dakar", "ghanaian-government": "Accra", "rwandan-government": "Kigali",
    "belgian-government": "Wetstraat|Rue de la Loi", "luxembourgish-government": "Luxembourg-Ville", "slovak-government": "Bratislava",
    "slovenian-government": "Ljubljana", "croatian-government": "Zagreb", "serbian-government": "Belgrade|Belgrado|Belgrad",
    "bulgarian-government": "Sofia", "lithuanian-government": "Vilnius", "latvian-government": "Riga", "estonian-government": "Tallinn",
    "icelandic-government": "Reykjavik|Reykjavík", "maltese-government": "Valletta|La Valette", "cypriot-government": "Nicosia|Nicosie",
    "mexican-government": "Mexico City", "brazilian-government": "Brasília|Brasilia", "argentine-government": "Buenos Aires",
    "argentinian-government": "Buenos Aires", "chilean-government": "Santiago", "colombian-government": "Bogotá|Bogota", "peruvian-government": "Lima",
    "indonesian-government": "Jakarta", "malaysian-government": "Kuala Lumpur|Putrajaya", "thai-government": "Bangkok", "vietnamese-government": "Hanoi|Hanoï",
    "philippine-government": "Manila|Manille", "pakistani-government": "Islamabad", "bangladeshi-government": "Dhaka", "taiwanese-government": "Taipei|Taipeh",
    "kazakh-government": "Astana", "kazakhstani-government": "Astana", "new-zealand-government": "Wellington", "georgian-government": "Tbilisi|Tbilissi|Tiflis",
    "iranian-government": "Tehran|Téhéran|Teheran", "iraqi-government": "Baghdad|Bagdad", "scottish-government": "Holyrood", "welsh-government": "Cardiff Bay",
    "israeli-government": "Jerusalem|Jérusalem|Jeruzalem", "quebec-government": "Québec",
}
known = {line.split("\t")[0] for line in open("lexicons/organizations.tsv", encoding="utf-8")}
print("# Capitals and seats that stand for a government when they act: \"Berlin will pay\".")
print("# columns: form organization")
print("# source: own knowledge (tools/lexicons/make_metonyms.py)")
print("# licence: CC0-1.0")
rows = {}
for slug, forms in CAPITALS.items():
    for form in forms.split("|") if slug in known else ():
        rows.setdefault(form, slug)
for row in sorted((f"{form}\t{slug}" for form, slug in rows.items()), key=lambda r: r.encode()):
    print(row)
