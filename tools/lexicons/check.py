"""Checks the tables of a lexicon folder; prints file:line: message and exits with 1 if one is wrong.

python3 check.py FOLDER
"""

import os
import re
import sys


def check_header(path, lines):
    """Yields (line number, message); a header has what-it-is, columns, source and licence, and stands first."""
    header = [line for line in lines if line.startswith("# ")]
    for key in ("columns", "source", "licence"):
        if not any(line.startswith(f"# {key}:") for line in header):
            yield 1, f"no '# {key}:' line"
    if not header or re.match(r"# (columns|source|licence):", header[0]):
        yield 1, "the first line does not say what the table is"
    data_seen = False
    for number, line in enumerate(lines, 1):
        if line.startswith("#") and data_seen:
            yield number, "header line after data"
        data_seen |= not line.startswith("#")


def columns_of(lines):
    for line in lines:
        if line.startswith("# columns:"):
            return line[len("# columns:"):].split()
    return []


def check_rows(lines):
    """Yields (line number, message) for wrong cell counts, order, doubles and stray blanks."""
    count = len(columns_of(lines))
    blanks_count = any(line.startswith("# blanks:") for line in lines)  # at the edge of a text, too
    before = None
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != count:
            yield number, f"{len(cells)} cells, the header names {count}"
        if not cells[0]:
            yield number, "empty first cell"
        if "\r" in line or not blanks_count and any(cell != cell.strip() for cell in cells):
            yield number, "blank at the edge of a cell"
        parts = [part for cell in cells for part in cell.split("|") if "|" in cell]
        if any(part != part.strip() or not part for part in parts):
            yield number, "empty or blank-edged form between |"
        key = line.encode("utf-8")
        if before is not None and key == before:
            yield number, "double row"
        elif before is not None and key < before:
            yield number, "not sorted by bytes"
        before = key


def check_keys(name, lines):
    """Yields (line number, message) for a key that stands twice."""
    keys = {"places.tsv": (0, 1), "countries.tsv": (0,), "country_forms.tsv": (0, 1, 3), "blocs.tsv": (1, 3),
            "titles.tsv": (0, 1), "currencies.tsv": (1, 3), "first_names.tsv": (0,)}.get(name)
    if name.startswith("ambiguous"):
        keys = (0, 1)
    if columns_of(lines) == ["language", "title", "type", "forms"]:
        keys = None
    seen = {}
    for number, line in enumerate(lines, 1):
        cells = line.split("\t")
        if line.startswith("#") or keys is None or len(cells) <= max(keys):
            continue
        key = tuple(cells[i] for i in keys)
        if key in seen:
            yield number, f"key {' '.join(key)} stands already in line {seen[key]}"
        seen.setdefault(key, number)


def check(path):
    with open(path, "rb") as table:
        data = table.read()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return [(data[:error.start].count(b"\n") + 1, "not UTF-8")]
    lines = text.split("\n")
    found = [] if lines[-1] == "" else [(len(lines), "no newline at the end of the file")]
    lines = lines[:-1] if lines[-1] == "" else lines
    return sorted(found + list(check_header(path, lines)) + list(check_rows(lines))
                  + list(check_keys(os.path.basename(path), lines)))


def main(folder):
    wrong = 0
    names = sorted(name for name in os.listdir(folder) if name.endswith(".tsv"))
    for name in names:
        for number, message in check(os.path.join(folder, name)):
            print(f"{os.path.join(folder, name)}:{number}: {message}")
            wrong += 1
    print(f"{len(names)} tables, {wrong} faults")
    return 1 if wrong or not names else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
