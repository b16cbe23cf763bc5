#!/usr/bin/env python3
"""Writes lexicons/date_words.tsv on standard output."""
rows = set()


def add(language, kind, value, forms):
    for form in forms.split("|"):
        rows.add((language, kind, form, str(value)))


for language, days in {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
}.items():
    for value, day in enumerate(days.split()):
        add(language, "weekday", value, day)
add("de", "weekday", 5, "sonnabend")
add("en", "day", 0, "today")
add("en", "day", -1, "yesterday")
add("en", "day", 1, "tomorrow")
add("en", "month", 0, "this month|earlier this month")
add("en", "month", -1, "last month|a month ago")
add("en", "month", 1, "next month")
add("en", "year", 0, "this year|earlier this year|later this year")
add("en", "year", -1, "last year|a year ago|a year earlier|the previous year")
add("en", "year", -2, "two years ago")
add("en", "year", -3, "three years ago")
add("en", "year", 1, "next year")
add("fr", "day", 0, "aujourd'hui|ce jour")
add("fr", "day", -1, "hier")
add("fr", "day", 1, "demain")
add("fr", "month", 0, "ce mois-ci|ce mois|en début de mois")
add("fr", "month", -1, "le mois dernier|le mois passé|il y a un mois")
add("fr", "month", 1, "le mois prochain")
add("fr", "year", 0, "cette année|plus tôt dans l'année|en début d'année")
add("fr", "year", -1, "l'an dernier|l'année dernière|l'an passé|l'année passée|il y a un an")
add("fr", "year", -2, "il y a deux ans")
add("fr", "year", -3, "il y a trois ans")
add("fr", "year", 1, "l'an prochain|l'année prochaine")
add("nl", "day", 0, "vandaag")
add("nl", "day", -1, "gisteren")
add("nl", "day", 1, "morgen")
add("nl", "month", 0, "deze maand")
add("nl", "month", -1, "vorige maand|afgelopen maand|een maand geleden")
add("nl", "month", 1, "volgende maand")
add("nl", "year", 0, "dit jaar|eerder dit jaar|begin dit jaar|later dit jaar")
add("nl", "year", -1, "vorig jaar|afgelopen jaar|een jaar geleden|verleden jaar")
add("nl", "year", -2, "twee jaar geleden")
add("nl", "year", -3, "drie jaar geleden")
add("nl", "year", 1, "volgend jaar")
add("de", "day", 0, "heute")
add("de", "day", -1, "gestern")
add("de", "day", 1, "morgen")
add("de", "month", 0, "diesen monat|in diesem monat")
add("de", "month", -1, "vergangenen monat|im vergangenen monat|letzten monat|vorigen monat|vor einem monat")
add("de", "month", 1, "nächsten monat|im nächsten monat|kommenden monat")
add("de", "year", 0, "dieses jahr|in diesem jahr|heuer|anfang des jahres|zu jahresbeginn")
add("de", "year", -1, "voriges jahr|im vorjahr|vergangenes jahr|im vergangenen jahr|letztes jahr|im letzten jahr|vor einem jahr")
add("de", "year", -2, "vor zwei jahren")
add("de", "year", -3, "vor drei jahren")
add("de", "year", 1, "nächstes jahr|im nächsten jahr|kommendes jahr|im kommenden jahr|kommenden jahres")
add("en", "limit", 0, "by|until|till|to|through|by the end of|before|over the period to|between now and")
add("fr", "limit", 0, "d'ici|d'ici à|d'ici la fin|jusqu'en|jusqu'à|avant|à l'horizon|d'ici fin|avant fin")
add("nl", "limit", 0, "tot|tegen|uiterlijk|voor eind|tot en met|vóór|tot eind|tegen eind")
add("de", "limit", 0, "bis|bis ende|bis zum jahr|vor|bis zum|spätestens")
print("# Weekdays, relative dates (offset from the article's date) and words that make a date a limit.")
print("# columns: language type form value")
print("# source: own knowledge (tools/lexicons/make_date_words.py)")
print("# licence: CC0-1.0")
for row in sorted("\t".join(r) for r in rows):
    print(row)
