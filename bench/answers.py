#!/usr/bin/env python3
"""How long answers take over one graph: each command in a process of its own, and as a line of a shell that is open.

    bench/answers.py --quaestor build/release/cli/quaestor big.quaestor [--country NAME] [--company NAME NAME]

Without names it takes a country of middling size and two companies that invest there. Processor time in milliseconds,
the least of a number of runs; the first run of all derives the graph and is not counted.
"""
import argparse
import os
import resource
import subprocess
import sys


def spent():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (used.ru_utime + used.ru_stime) * 1e3


def run(command, text=None):
    before = spent()
    done = subprocess.run(command, input=text, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"answers.py: {' '.join(command)}: {done.stderr.strip()}")
    return spent() - before, done.stdout


def quoted(words):
    return " ".join(f'"{word}"' if " " in word else word for word in words)


def chosen(quaestor, country, companies):
    """A middling country and two companies in it, where none are given."""
    if country is None:
        rows = run([quaestor, "investments", "--group-by", "country", "--format", "tsv"])[1].splitlines()[1:]
        rows = sorted((int(cells[1]), cells[0]) for cells in (row.split("\t") for row in rows))
        country = rows[len(rows) // 2][1]
    if not companies:
        rows = run([quaestor, "investments", "--in", country, "--format", "tsv"])[1].splitlines()[1:]
        names = sorted({row.split("\t")[0] for row in rows if "," not in row.split("\t")[0]})
        companies = [names[0], names[-1]]
    return country, companies


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quaestor", required=True)
    parser.add_argument("graph")
    parser.add_argument("--country")
    parser.add_argument("--company", nargs=2, default=[])
    parser.add_argument("--runs", type=int, default=8)
    parser.add_argument("--lines", type=int, default=100)
    arguments = parser.parse_args()
    quaestor = arguments.quaestor
    os.environ["QUAESTOR_GRAPH"] = arguments.graph
    run([quaestor, "schema", "--limit", "1"])
    country, (one, other) = chosen(quaestor, arguments.country, arguments.company)
    commands = [
        ["show", one],
        ["path", one, other],
        ["investments", "--by", one],
        ["investments", "--in", country],
        ["ask", f"who invests in {country}?"],
    ]
    print("command\trows\tprocess ms\tin an open shell ms")
    print(f"--version\t\t{min(run([quaestor, '--version'])[0] for _ in range(arguments.runs)):.1f}\t")
    empty = min(run([quaestor, "shell"], "")[0] for _ in range(arguments.runs))
    for command in commands:
        rows = run([quaestor, *command])[1].count("\n") - 1
        cold = min(run([quaestor, *command])[0] for _ in range(arguments.runs))
        lines = (quoted(command) + "\n") * (arguments.lines + 1)
        first = min(run([quaestor, "shell"], quoted(command) + "\n")[0] for _ in range(3))
        warm = (min(run([quaestor, "shell"], lines)[0] for _ in range(3)) - first) / arguments.lines
        print(f"{quoted(command)}\t{rows}\t{cold:.1f}\t{warm:.2f}")
    print(f"shell opened and closed\t\t{empty:.1f}\t")


main()
