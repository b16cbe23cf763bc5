#!/usr/bin/env python3
"""Writes lexicons/words.tsv on standard output: the closed word classes of each language."""
CLASSES = {
    "en": {
        "definite": "the this that these those",
        "indefinite": "a an another one",
        "possessive": "its their his her our",
        "pronoun": "it they he she",
        "locative": "in at near outside into around within across throughout inside off from to for on onto",
        "agent": "by from",
        "genitive": "of",
        "negation": "not no never neither nor without n't none nobody",
        "and": "and or & plus",
        "particle": "of the and for & de van von du la le at",
        "relative": "which who that whose where",
        "generic": "government ministry state company companies group city county region minister president",
    },
    "fr": {
        "definite": "le la les l' ce cet cette ces",
        "indefinite": "un une d' autre",
        "possessive": "son sa ses leur leurs notre nos",
        "pronoun": "il elle ils elles celui-ci celle-ci lui y",
        "locative": "à au aux en dans près chez vers sur pour hors depuis de d' du outre",
        "agent": "par",
        "genitive": "de du des d'",
        "negation": "ne n' pas jamais aucun aucune ni sans non nul personne rien",
        "and": "et ou & ainsi",
        "particle": "de du des la le les l' d' et & en pour à aux sur",
        "relative": "qui que qu' dont où lequel laquelle",
        "generic": "gouvernement ministère état société groupe ville région ministre président",
    },
    "nl": {
        "definite": "de het dit dat deze die",
        "indefinite": "een ander andere",
        "possessive": "zijn haar hun ons onze z'n",
        "pronoun": "het hij zij ze er die dat",
        "locative": "in te bij naar op rond nabij voor uit buiten binnen aan vanuit om tot van",
        "agent": "door",
        "genitive": "van",
        "negation": "niet geen nooit noch zonder nergens evenmin niemand niets",
        "and": "en of & alsook",
        "particle": "van de der den het en & voor ten ter 't op aan in",
        "relative": "die dat waar wie wiens waarvan",
        "generic": "regering ministerie staat bedrijf concern groep stad provincie minister president",
    },
    "de": {
        "definite": "der die das den dem des dieser diese dieses diesen diesem",
        "indefinite": "ein eine einen einem einer eines",
        "possessive": "sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere",
        "pronoun": "es er sie dieser diese man",
        "locative": "in im am an bei nach aus für auf nahe um ins zu zum von vom vor unweit nahe nördlich südlich östlich westlich rund",
        "agent": "von durch vom",
        "genitive": "der des von vom",
        "negation": "nicht kein keine keinen keinem keiner nie niemals weder noch ohne niemand nichts",
        "and": "und oder & sowie",
        "particle": "von der des dem und & für zu zur am im of the de",
        "relative": "der die das dessen deren denen welche welcher wo",
        "generic": "regierung ministerium staat unternehmen konzern gruppe stadt region minister präsident",
    },
}
print("# Closed word classes of each language, for finding names, phrases and clauses.")
print("# columns: language class form")
print("# source: own knowledge (tools/lexicons/make_words.py)")
print("# licence: CC0-1.0")
rows = {(language, kind, form) for language, kinds in CLASSES.items() for kind, forms in kinds.items() for form in forms.split()}
for row in sorted("\t".join(r) for r in rows):
    print(row)
