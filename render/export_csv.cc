// The whole graph as folders of CSV: for Neo4j's bulk import, with the script that loads it, and
// for Gephi's spreadsheet import. Formats: docs/formats.md.
#include <fmt/format.h>

#include "export_fields.h"
#include "export_writers.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/facts/text.h"
#include "quaestor/render/escape.h"

namespace quaestor {

namespace {

void write_row(const ExportSink& sink, std::string_view file, const Cells& cells) {
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) row += ',';
    row += csv_data_field(cells[i]);
  }
  sink(file, row + "\n");
}

Cells joined(Cells cells, const Cells& more) {
  cells.insert(cells.end(), more.begin(), more.end());
  return cells;
}

// Names of columns; Neo4j wants types behind those that are no text.
Cells titles(std::span<const ExportField> fields, bool neo4j) {
  Cells row;
  for (const ExportField& field : fields) {
    std::string title(field.key);
    if (neo4j && field.type == FieldType::real) title += ":double";
    if (neo4j && field.type == FieldType::integer) title += ":long";
    row.push_back(std::move(title));
  }
  return row;
}

// "operates_in" as a type of relationships, OPERATES_IN.
std::string type_name(EdgeKind kind) {
  std::string name(to_string(kind));
  for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return name;
}

// "company" as a label of nodes, Company.
std::string label_name(Kind kind) {
  std::string name(to_string(kind));
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

// One row an article: all that were read, with text and facts, or those that count.
void write_articles(const ExportSink& sink, const ExportInput& input, bool neo4j) {
  constexpr std::string_view kFile = "articles.csv";
  Cells title = {neo4j ? "id:ID" : "id",
                 "name",
                 "title",
                 "date",
                 "language",
                 "url",
                 "outlet",
                 neo4j ? "version:long" : "version"};
  if (input.bundles) title = joined(title, {"text", "facts"});
  if (neo4j) title.emplace_back(":LABEL");
  write_row(sink, kFile, title);
  const auto write = [&](const ArticleInfo& a, const Cells& more) {
    Cells row = joined({a.id, a.name, a.title, to_string(a.date), a.language, a.url, a.outlet,
                        std::to_string(a.version)},
                       more);
    if (neo4j) row.emplace_back("Article");
    write_row(sink, kFile, row);
  };
  if (input.bundles) {
    input.bundles([&](const Bundle& bundle) {
      write(bundle.article, {bundle.text, facts_to_json_array(bundle.facts)});
    });
  } else {
    for (const ArticleInfo& article : input.graph.articles()) write(article, {});
  }
}

// Which article says which investment, with the sentence.
void write_said_in(const ExportSink& sink, const Graph& graph) {
  constexpr std::string_view kFile = "said_in.csv";
  write_row(sink, kFile, {":START_ID", ":END_ID", ":TYPE", "quote", "start:long", "end:long"});
  for (const Node& node : graph.nodes()) {
    if (node.fact == kNone) continue;
    const Fact& fact = graph.facts()[node.fact];
    for (const Evidence& e : fact.evidence) {
      write_row(sink, kFile,
                {node.entity.id, e.article_id, "SAID_IN", e.quote, std::to_string(e.begin),
                 std::to_string(e.end)});
    }
  }
}

constexpr std::string_view kLoadScript = R"sh(#!/bin/sh
# Loads this folder into an empty Neo4j database (5.x): sh load.sh [DATABASE]; the server is stopped meanwhile.
set -eu
cd "$(dirname "$0")"
"${NEO4J_ADMIN:-neo4j-admin}" database import full \
  --nodes=nodes.csv --nodes=articles.csv \
  --relationships=edges.csv --relationships=said_in.csv \
  --id-type=string --multiline-fields=true --overwrite-destination=true "${1:-neo4j}"
)sh";

}  // namespace

void write_graph_csv_neo4j(const ExportInput& input, const ExportSink& sink) {
  const Graph& graph = input.graph;
  const FlatGraph flat(graph);
  write_row(sink, "nodes.csv", joined(joined({"id:ID"}, titles(kNodeFields, true)), {":LABEL"}));
  for (const Node& node : graph.nodes()) {
    write_row(sink, "nodes.csv",
              joined(joined({node.entity.id}, flat.node(node)), {label_name(node.entity.kind)}));
  }
  write_row(sink, "edges.csv",
            joined({":START_ID", ":END_ID", ":TYPE"}, titles(kEdgeFields, true)));
  for (const Edge& edge : graph.edges()) {
    write_row(sink, "edges.csv",
              joined({flat.id(edge.source), flat.id(edge.target), type_name(edge.kind)},
                     flat.edge(edge)));
  }
  write_articles(sink, input, true);
  write_said_in(sink, graph);
  sink("load.sh", kLoadScript);
}

void write_graph_csv_gephi(const ExportInput& input, const ExportSink& sink) {
  const Graph& graph = input.graph;
  const FlatGraph flat(graph);
  write_row(sink, "nodes.csv", joined({"Id"}, titles(kNodeFields, false)));
  for (const Node& node : graph.nodes()) {
    write_row(sink, "nodes.csv", joined({node.entity.id}, flat.node(node)));
  }
  write_row(sink, "edges.csv",
            joined({"Source", "Target", "Type", "Id"}, titles(kEdgeFields, false)));
  std::size_t number = 0;
  for (const Edge& edge : graph.edges()) {
    write_row(
        sink, "edges.csv",
        joined({flat.id(edge.source), flat.id(edge.target), "Directed", std::to_string(number++)},
               flat.edge(edge)));
  }
  write_articles(sink, input, false);
}

}  // namespace quaestor
