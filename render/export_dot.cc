// The whole graph as DOT: nodes and edges by their ids, for Graphviz, gvpr and other readers.
// Format: docs/formats.md.
#include <fmt/format.h>

#include "export_fields.h"
#include "export_writers.h"
#include "quaestor/render/escape.h"

namespace quaestor {

namespace {

// Fields that Graphviz knows under another name.
std::string_view dot_key(std::string_view key) {
  if (key == "quote") return "tooltip";
  if (key == "url") return "URL";
  return key;
}

std::string attributes(std::span<const ExportField> fields, const Cells& cells) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    // Lists are JSON, whose backslashes mean something else in DOT.
    if (cells[i].empty() || fields[i].type == FieldType::json) continue;
    const std::string value = fields[i].key == "url" ? safe_url(cells[i]) : escape_dot(cells[i]);
    if (value.empty()) continue;
    out += fmt::format("{}{}=\"{}\"", out.empty() ? "" : " ", dot_key(fields[i].key), value);
  }
  return out;
}

std::string_view shape(Kind kind) {
  switch (kind) {
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

}  // namespace

void write_graph_dot(const ExportInput& input, const ExportSink& sink) {
  const Graph& graph = input.graph;
  const FlatGraph flat(graph);
  sink("",
       "digraph quaestor {\n"
       "  graph [rankdir=LR overlap=prism splines=true start=7];\n"
       "  node [fontname=\"Helvetica,Arial,DejaVu Sans,sans-serif\" fontsize=11];\n");
  for (const Node& node : graph.nodes()) {
    sink("", fmt::format("  \"{}\" [{} shape=\"{}\"];\n", escape_dot(node.entity.id),
                         attributes(kNodeFields, flat.node(node)), shape(node.entity.kind)));
  }
  for (const Edge& edge : graph.edges()) {
    sink("",
         fmt::format("  \"{}\" -> \"{}\" [{}];\n", escape_dot(flat.id(edge.source)),
                     escape_dot(flat.id(edge.target)), attributes(kEdgeFields, flat.edge(edge))));
  }
  sink("", "}\n");
}

}  // namespace quaestor
