// The whole graph as GEXF 1.2draft (gexf.net), the form that both Gephi and networkx read. Format:
// docs/formats.md.
#include <fmt/format.h>

#include "export_fields.h"
#include "export_writers.h"
#include "quaestor/render/escape.h"

namespace quaestor {

namespace {

std::string_view type_name(FieldType type) {
  switch (type) {
    case FieldType::real:
      return "double";
    case FieldType::integer:
      return "integer";
    default:
      return "string";
  }
}

// Attributes of GEXF's own: not repeated among ours.
bool is_own(std::string_view key) { return key == "label" || key == "weight"; }

void declare(const ExportSink& sink, std::string_view target, std::span<const ExportField> fields) {
  sink("", fmt::format("    <attributes class=\"{}\">\n", target));
  for (const ExportField& field : fields) {
    if (is_own(field.key)) continue;
    sink("", fmt::format("      <attribute id=\"{0}_{1}\" title=\"{1}\" type=\"{2}\"/>\n", target,
                         field.key, type_name(field.type)));
  }
  sink("", "    </attributes>\n");
}

std::string values(std::string_view target, std::span<const ExportField> fields,
                   const Cells& cells) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (cells[i].empty() || is_own(fields[i].key)) continue;
    out += fmt::format("<attvalue for=\"{}_{}\" value=\"{}\"/>", target, fields[i].key,
                       escape_xml(cells[i]));
  }
  return out;
}

std::string cell_of(std::string_view key, std::span<const ExportField> fields, const Cells& cells) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].key == key) return cells[i];
  }
  return {};
}

}  // namespace

void write_graph_gexf(const ExportInput& input, const ExportSink& sink) {
  const Graph& graph = input.graph;
  const FlatGraph flat(graph);
  sink("",
       "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
       "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
       "  <meta><creator>quaestor</creator></meta>\n"
       "  <graph mode=\"static\" defaultedgetype=\"directed\">\n");
  declare(sink, "node", kNodeFields);
  declare(sink, "edge", kEdgeFields);
  sink("", "    <nodes>\n");
  for (const Node& node : graph.nodes()) {
    const Cells cells = flat.node(node);
    sink("",
         fmt::format("      <node id=\"{}\" label=\"{}\"><attvalues>{}</attvalues></node>\n",
                     escape_xml(node.entity.id), escape_xml(cell_of("label", kNodeFields, cells)),
                     values("node", kNodeFields, cells)));
  }
  sink("", "    </nodes>\n    <edges>\n");
  std::size_t number = 0;
  for (const Edge& edge : graph.edges()) {
    const Cells cells = flat.edge(edge);
    sink("",
         fmt::format("      <edge id=\"{}\" source=\"{}\" target=\"{}\" weight=\"{}\">"
                     "<attvalues>{}</attvalues></edge>\n",
                     number++, escape_xml(flat.id(edge.source)), escape_xml(flat.id(edge.target)),
                     cell_of("weight", kEdgeFields, cells), values("edge", kEdgeFields, cells)));
  }
  sink("", "    </edges>\n  </graph>\n</gexf>\n");
}

}  // namespace quaestor
