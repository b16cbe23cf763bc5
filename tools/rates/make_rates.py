#!/usr/bin/env python3
"""Makes lexicons/exchange_rates.tsv from the yearly and monthly tables of github.com/datasets/exchange-rates.

    python3 tools/rates/make_rates.py annual.csv monthly.csv > lexicons/exchange_rates.tsv

Both tables give units of a currency for one US dollar. A year the yearly table lacks (pounds sterling) is the mean of
its twelve months. Currencies with a fixed official rate to the dollar are added from that rate.
"""

import csv
import sys
from collections import defaultdict

FIRST_YEAR = 2000
CURRENCY = {
    "Australia": "AUD", "Brazil": "BRL", "Canada": "CAD", "China": "CNY", "Denmark": "DKK", "Euro": "EUR",
    "Hong Kong": "HKD", "India": "INR", "Japan": "JPY", "Malaysia": "MYR", "Mexico": "MXN", "New Zealand": "NZD",
    "Norway": "NOK", "Singapore": "SGD", "South Africa": "ZAR", "South Korea": "KRW", "Sweden": "SEK",
    "Switzerland": "CHF", "Taiwan": "TWD", "Thailand": "THB", "United Kingdom": "GBP",
}
PEGGED = {"AED": 3.6725, "BHD": 0.376, "OMR": 0.3845, "QAR": 3.64, "SAR": 3.75, "USD": 1.0}


def per_dollar(path):
    """(currency, year) -> list of the rates given."""
    rates = defaultdict(list)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            currency = CURRENCY.get(row["Country"])
            year = int(row["Date"][:4])
            if currency and year >= FIRST_YEAR and row["Exchange rate"]:
                rates[currency, year].append(float(row["Exchange rate"]))
    return rates


def main(annual, monthly):
    rates = {key: values[0] for key, values in per_dollar(annual).items()}
    for key, values in per_dollar(monthly).items():
        if key not in rates and len(values) == 12:
            rates[key] = sum(values) / 12
    euro = {year: rate for (currency, year), rate in rates.items() if currency == "EUR"}
    for currency, rate in PEGGED.items():
        for year in euro:
            rates[currency, year] = rate
    print("# mean exchange rates by year: units of a currency for one euro")
    print("# columns: currency year units_per_eur")
    print("# source: github.com/datasets/exchange-rates, commit fa7d949 (US Federal Reserve, H.10); the fixed dollar rates"
          " of AED, BHD, OMR, QAR and SAR (tools/rates/make_rates.py)")
    print("# licence: ODC-PDDL-1.0")
    for (currency, year), rate in sorted(rates.items()):
        if currency != "EUR" and year in euro:
            print(f"{currency}\t{year}\t{rate / euro[year]:.6g}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
