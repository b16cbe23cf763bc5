"""Reads every export of a folder with somebody else's reader and compares it with the plain JSON export.

usage: check_exports.py FOLDER    (graph.json and graph.<format>, or a folder <format>/ for csv-*)
Prints a line for each reader; one that is not installed is skipped with a word. Exit 1 when an export does not say what
graph.json says.
"""
import csv
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

FOLDER = Path(sys.argv[1])
csv.field_size_limit(1 << 30)
failures = []


def check(law, what):
    if not law:
        failures.append(what)


def xml_text(text):
    """What XML can hold of a text: it has no C0 controls and no U+FFFE, U+FFFF."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


def run(*command, stdin=None):
    return subprocess.run(command, input=stdin, capture_output=True, check=False)


truth = json.loads((FOLDER / "graph.json").read_text(encoding="utf-8"))
NODES = {n["id"]: n for n in truth["nodes"]}
FACTS = truth["facts"]


def fact_of(item):
    return FACTS[item["fact"]] if "fact" in item else None


def same_name(got, node_id, keep=lambda t: t):
    check(got == keep(NODES[node_id]["name"]), f"name of {node_id}: {got!r}")


def same_amount(value, currency, node_id):
    fact = fact_of(NODES[node_id])
    amount = fact.get("amount") if fact else None
    check((amount or {}).get("value") == (float(value) if value not in (None, "") else None)
          and (amount or {}).get("currency", "") == (currency or ""), f"amount of {node_id}: {value!r} {currency!r}")


def same_quotes(evidence, node_id, keep=lambda t: t):
    fact = fact_of(NODES[node_id])
    expected = [keep(e["quote"]) for e in fact["evidence"]] if fact else []
    if isinstance(evidence, str):
        evidence = json.loads(evidence) if evidence else []
    check([keep(e["quote"]) for e in evidence or []] == expected, f"evidence of {node_id}")


def edges_of(pairs):
    check(sorted(pairs) == sorted((e["source"], e["target"]) for e in truth["edges"]), "edges")


def networkx_graph(graph, keep):
    check(set(graph.nodes) == set(NODES), "nodes")
    for node_id, data in graph.nodes(data=True):
        same_name(data.get("name"), node_id, keep)
        same_amount(data.get("amount"), data.get("currency"), node_id)
        same_quotes(data.get("evidence"), node_id, keep)
    edges_of((a, b) for a, b in graph.edges())
    for _, _, data in graph.edges(data=True):
        check(data["kind"] == "located_in" or data["confidence"] > 0, "an edge without its fact")


def graphml():
    if shutil.which("xmllint"):
        check(run("xmllint", "--noout", "--nonet", "--huge", FOLDER / "graph.graphml").returncode == 0, "xmllint")
    import networkx
    graph = networkx.read_graphml(FOLDER / "graph.graphml", force_multigraph=True)
    networkx_graph(graph, xml_text)
    articles = json.loads(graph.graph["articles"])
    check([a["id"] for a in articles] == [a["id"] for a in truth["articles"]], "articles")


def gexf():
    if shutil.which("xmllint"):
        check(run("xmllint", "--noout", "--nonet", "--huge", FOLDER / "graph.gexf").returncode == 0, "xmllint")
    import networkx
    networkx_graph(networkx.read_gexf(FOLDER / "graph.gexf"), xml_text)


def node_link():
    import networkx
    data = json.loads((FOLDER / "graph.node-link").read_text(encoding="utf-8"))
    graph = networkx.node_link_graph(data)
    networkx_graph(graph, lambda text: text)
    check(networkx.node_link_data(graph)["graph"] == data["graph"], "what networkx writes again")


def cyjs():
    elements = json.loads((FOLDER / "graph.cyjs").read_text(encoding="utf-8"))["elements"]
    ids = [e["data"]["id"] for e in elements["nodes"] + elements["edges"]]
    check(len(ids) == len(set(ids)), "ids are used twice")
    for data in (n["data"] for n in elements["nodes"]):
        same_name(data["name"], data["id"])
        same_amount(data.get("amount"), data.get("currency"), data["id"])
        same_quotes(data.get("evidence"), data["id"])
    edges_of((e["data"]["source"], e["data"]["target"]) for e in elements["edges"])


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def no_nul(text):
    return text.replace("\0", "")


def csv_gephi():
    nodes = rows(FOLDER / "csv-gephi" / "nodes.csv")
    check({n["Id"] for n in nodes} == set(NODES), "nodes")
    for node in nodes:
        same_name(node["name"], node["Id"], no_nul)
        same_amount(node["amount"], node["currency"], node["Id"])
        same_quotes(node["evidence"], node["Id"], no_nul)
    edges_of((e["Source"], e["Target"]) for e in rows(FOLDER / "csv-gephi" / "edges.csv"))


def csv_neo4j():
    folder = FOLDER / "csv-neo4j"
    nodes = rows(folder / "nodes.csv")
    articles = rows(folder / "articles.csv")
    ids = [n["id:ID"] for n in nodes + articles]
    check(len(ids) == len(set(ids)), "ids are used twice")
    for node in nodes:
        same_name(node["name"], node["id:ID"], no_nul)
        same_amount(node["amount:double"], node["currency"], node["id:ID"])
        same_quotes(node["evidence"], node["id:ID"], no_nul)
        check(re.fullmatch("[A-Z][a-z]+", node[":LABEL"]), "label " + node[":LABEL"])
    edges = rows(folder / "edges.csv")
    edges_of((e[":START_ID"], e[":END_ID"]) for e in edges)
    said = rows(folder / "said_in.csv")
    quotes = [no_nul(e["quote"]) for n in truth["nodes"] if "fact" in n for e in fact_of(n)["evidence"]]
    check([s["quote"] for s in said] == quotes, "sentences")
    for edge in edges + said:
        check({edge[":START_ID"], edge[":END_ID"]} <= set(ids), "an edge into nothing")
        check(re.fullmatch("[A-Z_]+", edge[":TYPE"]), "type " + edge[":TYPE"])
    check(run("sh", "-n", folder / "load.sh").returncode == 0, "load.sh")
    # What the script would run: files that are there, and options that take a value have one.
    command = run("env", "NEO4J_ADMIN=echo", "sh", folder / "load.sh", "news").stdout.decode().split()
    check(command[:3] == ["database", "import", "full"] and command[-1] == "news", f"load.sh runs {command}")
    named = [c.split("=", 1)[1] for c in command if c.startswith(("--nodes", "--relationships"))]
    check(len(named) == 4 and all((folder / name).is_file() for name in named), "load.sh names files that are not there")


def triples(name, syntax):
    if not shutil.which("rapper"):
        raise ImportError("rapper")
    done = run("rapper", "-q", "-i", syntax, "-o", "ntriples", FOLDER / name, "http://base.invalid/")
    check(done.returncode == 0, f"rapper: {done.stderr[:300]}")
    return done.stdout.decode("utf-8")


def unescaped(literal):
    return re.sub(r"\\u([0-9A-F]{4})|\\U([0-9A-F]{8})|\\(.)",
                  lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else
                  {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}.get(m[3], m[3]), literal)


def turtle():
    text = triples("graph.turtle", "turtle")
    check(run("rapper", "-q", "-c", "-i", "turtle", FOLDER / "graph.turtle").returncode == 0, "rapper")
    names = {}
    for subject, name in re.findall(r'^<urn:quaestor:(\S+)> <https://schema.org/name> "(.*)" \.$', text, re.M):
        names[subject] = unescaped(name)
    check(len(names) == len(NODES), f"{len(names)} of {len(NODES)} things")
    for node_id, node in NODES.items():
        key = re.sub(r"[^A-Za-z0-9\-._~/]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), node_id)
        check(names.get(key) == re.sub("[\0\ufffe\uffff]", "\ufffd", node["name"]), f"name of {node_id}: {names.get(key)!r}")
    amounts = len(re.findall(r"<https://schema.org/amount>", text))
    check(amounts == sum("amount" in f for f in FACTS), "amounts")
    quotes = len(re.findall(r"<http://www.w3.org/ns/prov#wasQuotedFrom>", text))
    check(quotes == sum(len(f["evidence"]) for f in FACTS), "quotes")


def jsonld():
    data = json.loads((FOLDER / "graph.jsonld").read_text(encoding="utf-8"))
    check(set(data["@context"]) == {"prov", "q", "schema", "xsd"}, "context")
    things = {r["@id"]: r for r in data["@graph"]}
    check(len(things) == len(data["@graph"]), "a thing twice")
    investments = [r for r in data["@graph"] if "q:Investment" in r["@type"]]
    check(len(investments) == sum(f["relation"] == "investment" for f in FACTS), "investments")
    names = sorted(r["schema:name"] for r in data["@graph"] if "schema:name" in r)
    check(names == sorted(n["name"] for n in truth["nodes"]), "names")
    try:
        import rdflib  # reads JSON-LD from version 6 on
    except ImportError:
        print("jsonld: rdflib is not installed, the triples are not compared with Turtle's")
        return
    graph = rdflib.Graph().parse(FOLDER / "graph.jsonld", format="json-ld")
    check(len(graph) == len(rdflib.Graph().parse(FOLDER / "graph.turtle", format="turtle")), "triples")


def sqlite():
    db = sqlite3.connect(FOLDER / "graph.sqlite")
    check(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "integrity")
    check(not db.execute("PRAGMA foreign_key_check").fetchall(), "foreign keys")
    for node_id, name, value, currency, evidence in db.execute("SELECT id, name, amount, currency, evidence FROM node"):
        same_name(name, node_id)
        same_amount(value, currency, node_id)
        same_quotes(evidence, node_id)
    edges_of(db.execute("SELECT source, target FROM edge"))
    quotes = sorted(q for (q,) in db.execute("SELECT quote FROM evidence"))
    check(quotes == sorted(e["quote"] for f in FACTS for e in f["evidence"]), "sentences")


def dot():
    if not shutil.which("gvpr"):
        raise ImportError("gvpr")
    path = FOLDER / "graph.dot"
    done = run("gvpr", 'N{print("N ", $.name)} E{print("E ", $.tail.name, " ", $.head.name)}', path)
    check(done.returncode == 0, f"gvpr: {done.stderr[:300]}")
    lines = done.stdout.decode("utf-8").splitlines()
    check(sum(line.startswith("N ") for line in lines) == len(NODES), "nodes")
    check(sum(line.startswith("E ") for line in lines) == len(truth["edges"]), "edges")
    done = run("gvpr", 'N[kind == "investment"]{print(gsub($.label, "\\n", " "))}', path)
    check(len(done.stdout.decode("utf-8").splitlines()) == sum("fact" in n for n in truth["nodes"]), "investments")
    amounts = run("gvpr", 'N[hasAttr($, "amount") && amount != ""]{print($.amount)}', path).stdout.decode().split()
    expected = [f["amount"]["value"] for f in map(fact_of, truth["nodes"]) if f and "amount" in f]
    check(sorted(map(float, amounts)) == sorted(expected), "amounts")
    check(run("dot", "-Tcanon", path).returncode == 0, "dot")


for reader in (graphml, gexf, node_link, cyjs, csv_gephi, csv_neo4j, turtle, jsonld, sqlite, dot):
    name = reader.__name__.replace("_", "-")
    before = len(failures)
    try:
        reader()
        print(f"{name}: " + ("read back the same" if len(failures) == before else "differs"))
    except ImportError as error:
        print(f"{name}: skipped, {error.name or error} is not installed")
for failure in failures[:20]:
    print("differs:", failure, file=sys.stderr)
sys.exit(1 if failures else 0)
