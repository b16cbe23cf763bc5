#!/usr/bin/env python3
"""Writes lexicons/numbers.tsv on standard output: number words by rule, the rest from the lists below."""
rows = set()


def add(language, kind, value, forms):
    for form in forms.split("|"):
        rows.add((language, kind, form, str(value)))


add("*", "magnitude", "1e9", "bn|bln|mrd|mld|md|mds|mia")
add("*", "magnitude", "1e6", "mn|mln|mio")
add("*", "magnitude", "1e12", "tn|trn|bio")
add("*", "magnitude_glued", "1e3", "k|K")
add("*", "magnitude_glued", "1e6", "m|M")
add("*", "magnitude_glued", "1e9", "b|B|G")
add("en", "magnitude", "1e9", "billion|billions|milliard")
add("en", "magnitude", "1e6", "million|millions")
add("en", "magnitude", "1e12", "trillion|trillions")
add("en", "magnitude", "1e3", "thousand|thousands")
add("en", "magnitude", "1e7", "crore|crores|cr")
add("en", "magnitude", "1e5", "lakh|lakhs")
add("fr", "magnitude", "1e9", "milliard|milliards")
add("fr", "magnitude", "1e6", "million|millions")
add("fr", "magnitude", "1e12", "billion|billions")
add("fr", "magnitude", "1e3", "mille|millier|milliers")
add("nl", "magnitude", "1e9", "miljard|miljarden")
add("nl", "magnitude", "1e6", "miljoen|miljoenen")
add("nl", "magnitude", "1e12", "biljoen|biljoenen")
add("nl", "magnitude", "1e3", "duizend")
add("nl", "magnitude", "1e5", "ton")
add("de", "magnitude", "1e9", "milliarde|milliarden")
add("de", "magnitude", "1e6", "million|millionen")
add("de", "magnitude", "1e12", "billion|billionen")
add("de", "magnitude", "1e3", "tausend")

add("en", "number", "0.5", "half a|half an")
add("fr", "number", "0.5", "un demi|demi|la moitié d'un")
add("nl", "number", "0.5", "een half|half")
add("de", "number", "0.5", "eine halbe|einer halben|einen halben|halbe|halben")
add("en", "number", "1.5", "one and a half")
add("nl", "number", "1.5", "anderhalf|anderhalve")
add("de", "number", "1.5", "anderthalb|eineinhalb")
add("nl", "number", "2.5", "tweeënhalf|tweeëneenhalf")
add("de", "number", "2.5", "zweieinhalb")
add("nl", "number", "3.5", "drieënhalf|drieëneenhalf")
add("de", "number", "3.5", "dreieinhalb")

EN = ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
      "eighteen nineteen").split()
FR = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()
NL = ("een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
      "achttien negentien").split()
DE = ("ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
      "achtzehn neunzehn").split()
for language, units in (("en", EN), ("fr", FR), ("nl", NL), ("de", DE)):
    for value, word in enumerate(units, 1):
        add(language, "number", value, word)
add("en", "number", 1, "a|an")
add("fr", "number", 1, "une")
add("nl", "number", 1, "één")
add("de", "number", 1, "eine|einen|einer|einem|eines")
add("de", "number", 2, "zwo")
for value, word in zip(range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split()):
    add("en", "number", value, word)
    for i, unit in enumerate(EN[:9], 1):
        add("en", "number", value + i, f"{word}-{unit}")
for value, word in zip(range(20, 100, 10), "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()):
    add("nl", "number", value, word)
    for i, unit in enumerate(NL[:9], 1):
        add("nl", "number", value + i, unit + ("ën" if unit.endswith("e") else "en") + word)
for value, word in zip(range(20, 100, 10),
                       "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()):
    for spelling in {word, word.replace("ß", "ss")}:
        add("de", "number", value, spelling)
        for i, unit in enumerate(DE[:9], 1):
            add("de", "number", value + i, unit + "und" + spelling)
for value, word in ((20, "vingt"), (30, "trente"), (40, "quarante"), (50, "cinquante"), (60, "soixante"),
                    (70, "septante"), (80, "huitante"), (80, "octante"), (90, "nonante")):
    add("fr", "number", value, word)
    for i, unit in enumerate(FR[:9], 1):
        add("fr", "number", value + i, f"{word}-et-un|{word} et un" if i == 1 else f"{word}-{unit}")
add("fr", "number", 80, "quatre-vingts|quatre-vingt")
for i in range(10, 20):
    add("fr", "number", 60 + i, f"soixante-{FR[i - 1]}")
for i in range(1, 20):
    add("fr", "number", 80 + i, f"quatre-vingt-{FR[i - 1]}")
add("en", "number", 100, "a hundred|one hundred|hundred")
add("fr", "number", 100, "cent")
add("nl", "number", 100, "honderd")
add("de", "number", 100, "hundert|einhundert")
for i in range(2, 10):
    add("en", "number", i * 100, f"{EN[i - 1]} hundred")
    add("fr", "number", i * 100, f"{FR[i - 1]} cents|{FR[i - 1]} cent")
    add("nl", "number", i * 100, f"{NL[i - 1]}honderd")
    add("de", "number", i * 100, f"{DE[i - 1]}hundert")

QUALIFIERS = {
    "en": {
        "at_least": "at least|over|more than|above|upwards of|no less than|not less than|a minimum of|in excess of|exceeding|"
                    "north of|better than|well over|well above",
        "at_most": "up to|at most|no more than|not more than|as much as|a maximum of|less than|under|below|just under|"
                   "shy of|just shy of|max|max.",
        "about": "about|around|some|roughly|approximately|nearly|almost|close to|circa|ca|ca.|an estimated|estimated|"
                 "approx|approx.|near|in the region of|somewhere around|something like|a reported|a cool|~|≈",
        "after_about": "or so|or thereabouts|give or take|odd",
        "after_at_least": "or more|at least|and counting|at a minimum",
        "after_at_most": "at most|or less|tops|at the most",
    },
    "fr": {
        "at_least": "au moins|plus de|plus d'|au minimum|au bas mot|pas moins de|pas moins d'|un minimum de|dépassant|"
                    "bien plus de|au-delà de",
        "at_most": "jusqu'à|au plus|au maximum|moins de|moins d'|un maximum de|d'au plus|d'au maximum|plafonné à|"
                   "plafonnée à|tout au plus|à concurrence de|pas plus de",
        "about": "environ|quelque|quelques|près de|près d'|autour de|presque|à peu près|approximativement|"
                 "aux alentours de|avoisinant|grosso modo|plus ou moins|de l'ordre de|un peu moins de|un peu plus de",
        "after_about": "environ|à peu près|grosso modo",
        "after_at_least": "au moins|au minimum|au bas mot|ou plus",
        "after_at_most": "au plus|au maximum|tout au plus|maximum",
    },
    "nl": {
        "at_least": "ten minste|minstens|meer dan|minimaal|zeker|ruim|op zijn minst|niet minder dan|dik|ruime|tenminste",
        "at_most": "tot|tot wel|maximaal|hooguit|ten hoogste|hoogstens|minder dan|niet meer dan|max.|tot maximaal",
        "about": "ongeveer|circa|ca|ca.|zo'n|rond de|rond|bijna|om en bij|naar schatting|pakweg|in de buurt van|grofweg|"
                 "een slordige|om en nabij|omstreeks|zowat|een kleine|een goede|krap|net geen",
        "after_about": "ongeveer|of daaromtrent|zowat",
        "after_at_least": "of meer|minstens",
        "after_at_most": "maximaal|hooguit|of minder",
    },
    "de": {
        "at_least": "mindestens|wenigstens|mehr als|über|gut|zumindest|nicht weniger als|oberhalb von|gute|guten|"
                    "deutlich über|deutlich mehr als",
        "at_most": "bis zu|höchstens|maximal|weniger als|nicht mehr als|unter|knapp unter|allenfalls|maximal bis zu",
        "about": "etwa|rund|ungefähr|circa|ca|ca.|zirka|annähernd|nahezu|fast|knapp|schätzungsweise|um die|in etwa|"
                 "gegen|beinahe|an die|rd|rd.|grob",
        "after_about": "etwa|ungefähr|oder so",
        "after_at_least": "oder mehr|aufwärts",
        "after_at_most": "maximal|höchstens|oder weniger",
    },
}
for language, kinds in QUALIFIERS.items():
    for kind, forms in kinds.items():
        add(language, kind, 0, forms)

add("en", "range_open", 0, "between|from")
add("fr", "range_open", 0, "entre|de")
add("nl", "range_open", 0, "tussen|tussen de|van")
add("de", "range_open", 0, "zwischen|von")
add("en", "range_join", 0, "and|to|or")
add("fr", "range_join", 0, "et|à|ou")
add("nl", "range_join", 0, "en|tot|à|of")
add("de", "range_join", 0, "und|bis|oder")
add("*", "range_join", 0, "-|–|—")
# These join a range without "between" before it.
for language, word in (("en", "to"), ("fr", "à"), ("nl", "tot"), ("de", "bis")):
    add(language, "range_sure", 0, word)
add("fr", "particle", 0, "de|d'|des")
add("en", "particle", 0, "of|in")
add("nl", "particle", 0, "aan")
# What may follow a bare "20 million" that is money of a currency named before.
add("*", "bare_after", 0, ",|.|;|:|)|–|—|?|!|”|’|\"")
add("en", "bare_after", 0, "for|in|to|from|by|of it|into|on|is|was|will|more|went|goes|each|and|over|which|that")
add("fr", "bare_after", 0, "pour|dans|en|à|au|aux|de plus|sur|par|d'ici|supplémentaires|seront|sont|iront|et|chacun")
add("nl", "bare_after", 0, "voor|in|naar|aan|bij|over|extra|gaat|gaan|is|en|erbij|opzij|elk|van die|steun|subsidie|"
    "ecologiesteun|uit|uittrekken|vrij|mee|toe|waard|komt")
add("de", "bare_after", 0, "für|in|nach|an|über|davon|fließen|gehen|geht|zusätzlich|und|je|jeweils|auf|bei|zu|aus")
add("en", "bare_after", 0,
    "equity|fresh|upfront|apiece|annual|later|last|next|additional|extra|of equity|in equity|"
    "in grants|in cash|of public money|of state aid|of subsidies|of its own|of their own|of that|"
    "of this|of which|of them|worth")
add("de", "bare_after", 0,
    "eigenkapital|subventionen|subvention|fördermittel|fördermitteln|fördergeld|fördergelder|"
    "fördergeldern|förderung|zuschuss|zuschüsse|zuschüssen|teuer|teure|teuren|teurer|teures|"
    "teurem|schwer|schwere|schweren|schwerer|schweres|schwerem|zusätzliche|weitere|verfügbar|"
    "bereit|fällig|nötig|steuergeld|steuergelder|steuermittel|staatshilfe|staatshilfen|beihilfe|"
    "beihilfen|kapital|investitionen|investition|investitionsvolumen|investiert|frisches|frische|"
    "frischer|eigenmittel|anschub|anschubfinanzierung|wagniskapital|risikokapital|darlehen|"
    "gewidmet|groß|große|großen|großes|stark|starke|starken")
add("nl", "bare_after", 0,
    "subsidie|subsidies|steun|staatssteun|ecologiesteun|investeringssteun|overheidssteun|"
    "beschikbaar|kapitaal|groeikapitaal|risicokapitaal|startkapitaal|eigen|klaar|overheidsgeld|"
    "belastinggeld|cash|nodig|verdeeld|groot|kostende|durende|dure|vers|verse|publiek|publieke|"
    "steungeld|garantie|bijdrage|investering|investeringen|sde-subsidie|europese")
add("fr", "bare_after", 0,
    "d'aide|d'aides|de subvention|de subventions|d'argent public|d'argent frais|de fonds propres|"
    "de capital|de capitaux|d'investissement|d'investissements|additionnels|autres|nécessaires|"
    "prévus|investis|promis|restants|injectés|publics|apportés|engagés|frais|d'aides publiques|"
    "d'aide publique|de crédits|de fonds publics|de financement|de financements|plus tard|annuels|"
    "près")
add("en", "share_before", 0, "of which|of that|of this|of those|of these|of them")
add("en", "share_after", 0, "of it|of that|of them|of those|of this|of which")
add("fr", "share_before", 0, "dont|dont près de|dont environ|dont plus de|parmi lesquels")
add("fr", "share_after", 0, "d'entre eux|de cette somme|sur cette somme")
add("nl", "share_before", 0, "waarvan|daarvan|waarvan er|waarvan zo'n|waarvan ruim|waarvan bijna")
add("nl", "share_after", 0, "daarvan|hiervan|ervan|van dat bedrag")
add("de", "share_before", 0, "davon|wovon|hiervon|davon rund|davon etwa|davon gut|davon allein")
add("de", "share_after", 0, "davon|hiervon|von dieser summe")
add("fr", "half_after", 0, "et demi|et demie")
add("en", "half_after", 0, "and a half")
for value, word in enumerate("vier fünf sechs sieben acht neun zehn elf zwölf".split(), 4):
    add("de", "number", value + 0.5, word + "einhalb")
for value, word in enumerate("tweeën drieën vieren vijfen zesen zevenen achten negenen tienen".split(), 2):
    add("nl", "number", value + 0.5, f"{word}half|{word}eenhalf")
for value, word in enumerate("two three four five six seven eight nine ten".split(), 2):
    add("en", "number", value + 0.5, word + " and a half")
add("en", "per_year", 0, "a year|per year|annually|each year|every year|yearly|per annum")
add("fr", "per_year", 0, "par an|chaque année|annuels|annuelles|annuellement")
add("nl", "per_year", 0, "per jaar|jaarlijks|elk jaar|ieder jaar")
add("de", "per_year", 0, "pro jahr|im jahr|jährlich|jedes jahr")

print("# Number words, magnitudes, qualifiers and range words of amounts.")
print("# columns: language type form value")
print("# source: own knowledge, number words by rule (tools/lexicons/make_numbers.py)")
print("# licence: CC0-1.0")
for row in sorted("\t".join(r) for r in rows):
    print(row)
