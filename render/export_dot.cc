// The whole graph as DOT: nodes and edges by their ids, for Graphviz, gvpr and other readers.
// Format: docs/formats.md.
#include <fmt/format.h>

#include "export_writers.h"
#include "labels.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/render/escape.h"

namespace quaestor {

namespace {

void attribute(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out += fmt::format("{}{}=\"{}\"", out.empty() ? "" : " ", key, escape_dot(value));
}

void investment_attributes(std::string& out, const Fact& fact) {
  if (fact.amount) {
    attribute(out, "amount", number_to_string(fact.amount->value));
    if (fact.amount->value_max != 0) {
      attribute(out, "amount_max", number_to_string(fact.amount->value_max));
    }
    attribute(out, "currency", fact.amount->currency);
    attribute(out, "qualifier", to_string(fact.amount->qualifier));
  }
  if (fact.form) attribute(out, "form", to_string(*fact.form));
  if (fact.status) attribute(out, "status", to_string(*fact.status));
  if (fact.capacity_mw > 0) attribute(out, "capacity_mw", number_to_string(fact.capacity_mw));
}

std::string_view shape(Kind kind) {
  switch (kind) {
    case Kind::country:
      return "box";
    case Kind::regulation:
      return "note";
    case Kind::investment:
      return "ellipse";
    case Kind::person:
      return "oval";
    case Kind::place:
      return "cds";
    default:
      return "box";
  }
}

std::string node_line(const Graph& graph, const Node& node) {
  std::string out;
  attribute(out, "label",
            node.entity.kind == Kind::country ? entity_label(node.entity) : node.entity.name);
  attribute(out, "kind", to_string(node.entity.kind));
  attribute(out, "shape", shape(node.entity.kind));
  attribute(out, "country", node.entity.country);
  if (node.fact != kNone) {
    const Fact& fact = graph.facts()[node.fact];
    investment_attributes(out, fact);
    attribute(out, "date", to_string(fact.date));
    attribute(out, "confidence", number_to_string(fact.confidence));
    if (!fact.evidence.empty()) attribute(out, "tooltip", fact.evidence.front().quote);
  }
  return fmt::format("  \"{}\" [{}];\n", escape_dot(node.entity.id), out);
}

std::string edge_line(const Graph& graph, const Edge& edge) {
  std::string out;
  attribute(out, "kind", to_string(edge.kind));
  if (edge.fact != kNone) {
    const Fact& fact = graph.facts()[edge.fact];
    attribute(out, "title", fact.title);
    attribute(out, "date", to_string(fact.date));
    attribute(out, "confidence", number_to_string(fact.confidence));
    if (!fact.evidence.empty()) attribute(out, "tooltip", fact.evidence.front().quote);
  }
  return fmt::format("  \"{}\" -> \"{}\" [{}];\n", escape_dot(graph.nodes()[edge.source].entity.id),
                     escape_dot(graph.nodes()[edge.target].entity.id), out);
}

}  // namespace

std::string write_graph_dot(const Graph& graph) {
  std::string out =
      "digraph quaestor {\n"
      "  graph [rankdir=LR overlap=prism splines=true start=7];\n"
      "  node [fontname=\"Helvetica,Arial,DejaVu Sans,sans-serif\" fontsize=11];\n";
  for (const Node& node : graph.nodes()) out += node_line(graph, node);
  for (const Edge& edge : graph.edges()) out += edge_line(graph, edge);
  return out + "}\n";
}

}  // namespace quaestor
