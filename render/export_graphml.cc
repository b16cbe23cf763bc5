// The whole graph as GraphML 1.0 (graphml.graphdrawing.org), for yEd, Gephi, igraph, networkx,
// Cytoscape. Format: docs/formats.md.
#include <fmt/format.h>

#include "export_fields.h"
#include "export_writers.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/render/escape.h"

namespace quaestor {

namespace {

std::string_view type_name(FieldType type) {
  switch (type) {
    case FieldType::real:
      return "double";
    case FieldType::integer:
      return "int";
    default:
      return "string";
  }
}

void write_keys(const ExportSink& sink, std::string_view target,
                std::span<const ExportField> fields) {
  for (const ExportField& field : fields) {
    sink("", fmt::format("  <key id=\"{0}_{1}\" for=\"{0}\" attr.name=\"{1}\" "
                         "attr.type=\"{2}\"/>\n",
                         target, field.key, type_name(field.type)));
  }
}

std::string data(std::string_view target, std::span<const ExportField> fields, const Cells& cells) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (cells[i].empty()) continue;
    out += fmt::format("      <data key=\"{}_{}\">{}</data>\n", target, fields[i].key,
                       escape_xml(cells[i]));
  }
  return out;
}

std::string articles_json(const Graph& graph) {
  std::string out = "[";
  for (const ArticleInfo& article : graph.articles()) {
    if (out.size() > 1) out += ",\n";
    out += article_to_json(article);
  }
  return out + "]";
}

}  // namespace

void write_graph_graphml(const ExportInput& input, const ExportSink& sink) {
  const Graph& graph = input.graph;
  const FlatGraph flat(graph);
  sink("",
       "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
       "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
       "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
       "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
       "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
       "  <key id=\"graph_articles\" for=\"graph\" attr.name=\"articles\" "
       "attr.type=\"string\"/>\n");
  write_keys(sink, "node", kNodeFields);
  write_keys(sink, "edge", kEdgeFields);
  sink("", "  <graph id=\"quaestor\" edgedefault=\"directed\">\n");
  sink("", fmt::format("    <data key=\"graph_articles\">{}</data>\n",
                       escape_xml(articles_json(graph))));
  for (const Node& node : graph.nodes()) {
    sink("", fmt::format("    <node id=\"{}\">\n{}    </node>\n", escape_xml(node.entity.id),
                         data("node", kNodeFields, flat.node(node))));
  }
  std::size_t number = 0;
  for (const Edge& edge : graph.edges()) {
    sink("",
         fmt::format("    <edge id=\"e{}\" source=\"{}\" target=\"{}\">\n{}    </edge>\n", number++,
                     escape_xml(flat.id(edge.source)), escape_xml(flat.id(edge.target)),
                     data("edge", kEdgeFields, flat.edge(edge))));
  }
  sink("", "  </graph>\n</graphml>\n");
}

}  // namespace quaestor
