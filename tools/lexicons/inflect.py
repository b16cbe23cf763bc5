"""Inflected forms of the adjectives and people of countries in English, French, Dutch and German.

The rules hold for the words of input/nationalities.tsv, not for the languages at large.
"""

FRENCH_FEMININES = {"grec": "grecque", "turc": "turque", "letton": "lettone", "mongol": "mongole",
                    "burkinabé": "burkinabée", "kirghiz": "kirghize", "kazakh": "kazakhe", "tadjik": "tadjike",
                    "nippon": "nippone", "ouzbek": "ouzbèke"}


def _words(cell):
    return [word for word in cell.split(",") if word]


def english_people(adjectives, people):
    """'+' stands for the adjectives themselves and their plurals in -s."""
    forms = []
    for word in _words(people):
        if word == "+":
            forms += [f for adjective in _words(adjectives) for f in (adjective, adjective + "s") if "Botswana" != adjective]
        else:
            forms.append(word)
    return forms


def _french_feminine(word):
    if word in FRENCH_FEMININES:
        return FRENCH_FEMININES[word]
    if word.endswith("e"):
        return word
    if word.endswith("en"):
        return word + "ne"
    return word + "e"


def _french_plural(word):
    return word if word.endswith(("s", "x", "z")) else word + "s"


def french_adjectives(cell):
    """Masculine and feminine, singular and plural."""
    forms = []
    for word in _words(cell):
        feminine = _french_feminine(word)
        forms += [word, feminine, _french_plural(word), _french_plural(feminine)]
    return forms


def french_people(cell):
    """The adjectives with capitals, also after a hyphen: Sud-Coréens."""
    capital = lambda word: "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
    plain = lambda word: word.replace("É", "E")
    people = [capital(f) for f in french_adjectives(",".join(w for w in _words(cell) if not w.endswith("ique")))]
    return people + [plain(word) for word in people]


def dutch_adjectives(cell):
    """Base form and form in -e: Frans, Franse; Chinees, Chinese; Indiaas, Indiase."""
    forms = []
    for word in _words(cell):
        shortened = word.endswith(("ees", "aas"))
        forms += [word, (word[:-2] + "se") if shortened else word + "e"]
    return forms


def dutch_people(cell):
    """Singular and plural; 'a/b' gives both, otherwise the ending tells."""
    forms = []
    for word in _words(cell):
        if "/" in word:
            forms += word.split("/")
            continue
        for ending, plural in (("aan", "anen"), ("aar", "aren"), ("een", "enen"), ("ees", "ezen"), ("eek", "eken"), ("iek", "ieken"),
                               ("ijn", "ijnen"), ("i", "i's"), ("er", "ers"), ("ër", "ërs")):
            if word.endswith(ending):
                forms += [word, word[: -len(ending)] + plural]
                break
        else:
            raise ValueError(f"no plural rule for {word}")
    return forms + [f.replace("'", "’") for f in forms if "'" in f]


def german_adjectives(cell):
    """The stem and the endings -e -em -en -er -es; '=x' is invariable."""
    forms = []
    for word in _words(cell):
        forms += [word[1:]] if word.startswith("=") else [word + e for e in ("", "e", "em", "en", "er", "es")]
    return forms


def german_people(cell):
    """Masculine and feminine: Spanier, Spaniers, Spaniern, Spanierin(nen); Däne, Dänen, Dänin(nen); Saudi, Saudis."""
    forms = []
    for word in _words(cell):
        if "~" in word:
            masculine, feminine = word.split("~")
            forms += [masculine, masculine + "n", feminine, feminine + "nen"]
        elif "/" in word:
            singular, plural = word.split("/")
            forms += [singular, plural, singular + "in", singular + "innen"]
        elif word.endswith("er"):
            forms += [word, word + "s", word + "n", word + "in", word + "innen"]
        elif word.endswith("e"):
            forms += [word, word + "n", word[:-1] + "in", word[:-1] + "innen"]
        else:
            forms += [word, word + "s"]
    return forms
