#!/usr/bin/env python3
"""Asks quaestor and other engines the same questions about one graph, each in a cold process.

    compare.py WORK_FOLDER [EDGES]      (see README.md beside it for what must be there)

Prints, for each question and engine, the least wall time and processor time of five runs (ROUNDS) and the most memory, and
quaestor's part of each. Node's own start-up is told apart, for the engines that run in it.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROUNDS = int(os.environ.get("ROUNDS", "5"))
TABLES = {
    "company": "id INT64, name STRING", "country": "id INT64, name STRING", "regulation": "id INT64, name STRING",
    "investment": "id INT64, amount DOUBLE, status STRING, year INT64",
}
EDGES = {
    "headquartered_in": ("company", "country"), "subject_to": ("company", "regulation"),
    "partners_with": ("company", "company"), "invests": ("company", "investment"),
    "into_country": ("investment", "country"), "into_company": ("investment", "company"),
}


def run(command, stdin=None):
    """Wall seconds, processor seconds, megabytes and output of one process."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.PIPE if stdin else subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    if stdin:
        process.stdin.write(stdin)
        process.stdin.close()
    out, err = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - begin
    if process.returncode not in (0, 1):
        sys.exit(f"{command[0]}: {err.strip()[:2000]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out


def best(command, stdin=None):
    runs = [run(command, stdin) for _ in range(ROUNDS)]
    return min(r[0] for r in runs), min(r[1] for r in runs), max(r[2] for r in runs), runs[-1][3]


def cypher_schema(tables):
    lines = [f"CREATE NODE TABLE {t} ({c}, PRIMARY KEY (id))" for t, c in TABLES.items()]
    lines += [f"CREATE REL TABLE {e} (FROM {a} TO {b})" for e, (a, b) in EDGES.items()]
    return lines + [f'COPY {t} FROM "{tables}/{t}.csv" (header=true)' for t in [*TABLES, *EDGES]]


def sql_schema(tables, engine):
    lines = []
    for table, columns in [*TABLES.items(), *((e, "src INT64, dst INT64") for e in EDGES)]:
        columns = columns.replace("INT64", "BIGINT").replace("STRING", "TEXT").replace("DOUBLE", "REAL")
        if engine == "duckdb":
            lines.append(f"CREATE TABLE {table} ({columns.replace('REAL', 'DOUBLE')})")
            lines.append(f"COPY {table} FROM '{tables}/{table}.csv' (HEADER)")
        else:
            lines += [f"CREATE TABLE {table} ({columns.replace('id BIGINT', 'id INTEGER PRIMARY KEY')});",
                      f".import --csv --skip 1 {tables}/{table}.csv {table}"]
    if engine == "sqlite3":
        lines += [f"CREATE INDEX {e}_{side} ON {e} ({side});" for e in EDGES for side in ("src", "dst")]
        lines += [f"CREATE INDEX {t}_name ON {t} (name);" for t in ("company", "country", "regulation")]
    return lines


class Peers:
    def __init__(self, work):
        self.work = work
        self.engines = ["sqlite3"] if shutil.which("sqlite3") else []
        self.engines += [e for e, m in (("kuzu", "kuzu"), ("duckdb", "@duckdb/node-api"))
                         if (work / "node_modules" / m).exists()]

    def command(self, engine, statements):
        database = str(self.work / f"peer.{engine}")
        if engine == "sqlite3":
            return ["sqlite3", "-batch", database], "\n".join(statements) + "\n"
        return ["node", str(self.work / "peer.mjs"), engine, database, json.dumps(statements)], None

    def load(self, tables):
        for engine in self.engines:
            for old in self.work.glob(f"peer.{engine}*"):
                shutil.rmtree(old) if old.is_dir() else old.unlink()
            statements = cypher_schema(tables) if engine == "kuzu" else sql_schema(tables, engine)
            wall, cpu, memory, _ = run(*self.command(engine, statements))
            size = sum(f.stat().st_size for p in self.work.glob(f"peer.{engine}*")
                       for f in ([p] if p.is_file() else p.rglob("*")) if f.is_file())
            report("load", engine, wall, cpu, memory, f"{size / 1e6:.0f} MB on disk")


def report(question, engine, wall, cpu, memory, note=""):
    print(f"{question:16} {engine:9} {wall * 1000:9.1f} ms  {cpu * 1000:9.1f} ms cpu  {memory:7.0f} MB  {note}",
          flush=True)


def main():
    work = pathlib.Path(sys.argv[1]).resolve()
    store, tables = work / "graph.quaestor", work / "tables"
    quaestor, generate = os.environ["QUAESTOR"], os.environ["BENCH_GENERATE"]
    if not store.exists():
        subprocess.run([generate, "store", sys.argv[2], str(store)], check=True)
    graph = pathlib.Path(str(store) + "-graph")
    if not graph.exists():
        wall, cpu, memory, _ = run([quaestor, "path", "Babababa", "Bababeba", "-g", str(store)])
        report("derive", "quaestor", wall, cpu, memory, f"{graph.stat().st_size / 1e6:.0f} MB on disk")
    if not tables.exists():
        subprocess.run([generate, "tables", str(store), str(tables)], check=True)
    shutil.copy(HERE / "peer.mjs", work)
    peers = Peers(work)
    if not any(work.glob("peer.*[!s]")):
        peers.load(tables)
    node = best(["node", "-e", "0"])[:2] if len(peers.engines) > 1 else (0, 0)
    report("start-up", "node", *node, 0)
    names = {"{company}": "Babodaba", "{other}": "Lakufeba", "{country}": "Portugal"}

    def fill(text):
        for key, value in names.items():
            text = text.replace(key, value)
        return text

    for question, forms in json.loads((HERE / "queries.json").read_text()).items():
        ours = best([quaestor, *map(fill, forms["quaestor"]), "-g", str(store)])
        report(question, "quaestor", *ours[:3], f"{ours[3].count(chr(10)) - 1} rows")
        for engine in peers.engines:
            text = forms.get("cypher" if engine == "kuzu" else "sql")
            if text is None:
                continue
            statement = fill(text) + (";" if engine == "sqlite3" else "")
            theirs = best(*peers.command(engine, [statement]))
            start = (0, 0) if engine == "sqlite3" else node
            ratio = ours[1] / max(theirs[1], 1e-9)
            less = ours[1] / max(theirs[1] - start[1], 1e-9)
            report(question, engine, *theirs[:3],
                   f"{theirs[3].count(chr(10))} rows; quaestor {ratio:.2f}x of its processor time, {less:.2f}x "
                   f"without node; {ours[0] / theirs[0]:.2f}x of its wall time, {ours[2] / theirs[2]:.2f}x memory")


if __name__ == "__main__":
    main()
