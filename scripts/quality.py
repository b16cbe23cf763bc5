#!/usr/bin/env python3
"""Builds a graph of annotated articles, scores it, prints the figures, and compares them with a floor.

    quality.py --quaestor BINARY --shared FOLDER [--floor tests/quality_floor.json] [--raise]

FOLDER holds articles/ (seeds, dev/<language>) with gold beside the articles and facts/score.py.
Exit 1 when a figure is below its floor; --raise rewrites the floor where figures went up.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

SETS = {"seeds": ("seeds", None), "dev": ("dev", None), "dev en": ("dev", "en"), "dev fr": ("dev", "fr"),
        "dev nl": ("dev", "nl"), "dev de": ("dev", "de")}


def figures(score):
    who, rest, events = score["who-where"], score["other relations"], score["events"]
    share = lambda key: score[key]["share"] if score[key]["of"] else None
    return {"who-where f1": who["f1"], "events f1": events["f1"], "other relations f1": rest["f1"],
            "amount found": share("amount found"), "amount given": share("amount given"), "status": share("status"),
            "traps": score["traps"]["right"], "evidence": share("evidence")}


def measure(binary, shared):
    result = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, (part, language) in SETS.items():
            store, facts = Path(folder) / f"{part}.quaestor", Path(folder) / f"{part}.jsonl"
            articles = shared / "articles" / part
            if not facts.exists():
                subprocess.run([binary, "build", str(articles), "-o", str(store), "--quiet"], check=True)
                subprocess.run([binary, "export", "--graph", str(store), "--format", "jsonl", "-o", str(facts)], check=True)
            command = [sys.executable, str(shared / "facts" / "score.py"), str(articles), "--facts", str(facts), "--json"]
            if language:
                command += ["--language", language]
            result[name] = figures(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    return result


def below(name, value, floor):
    if value is None:
        return floor is not None
    return value > floor if name == "traps" else value < floor - 1e-9


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--quaestor", required=True)
    ap.add_argument("--shared", required=True, type=Path)
    ap.add_argument("--floor", type=Path)
    ap.add_argument("--raise", dest="lift", action="store_true")
    args = ap.parse_args()
    found = measure(args.quaestor, args.shared)
    keys = list(next(iter(found.values())))
    print(f"{'':10}" + "".join(f"{k:>20}" for k in keys))
    for name, row in found.items():
        print(f"{name:10}" + "".join(f"{'-' if row[k] is None else round(row[k], 3):>20}" for k in keys))
    if not args.floor:
        return 0
    floor = json.loads(args.floor.read_text()) if args.floor.exists() else {}
    bad = [(n, k, found[n][k], v) for n, row in floor.items() for k, v in row.items() if below(k, found[n][k], v)]
    for name, key, value, limit in bad:
        print(f"below the floor: {name}, {key}: {value} (floor {limit})")
    if args.lift and not bad:
        rounded = {n: {k: (v if k == "traps" else int(v * 1000) / 1000) for k, v in row.items() if v is not None} for n, row in found.items()}
        args.floor.write_text(json.dumps(rounded, indent=1) + "\n")
        print(f"floor written: {args.floor}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
