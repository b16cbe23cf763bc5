#include "quaestor/render/export.h"

#include <array>

#include "export_writers.h"

namespace quaestor {

namespace {

struct Format {
  std::string_view name;
  ExportFormat format;
  void (*write)(const ExportInput&, const ExportSink&);
};

constexpr std::array<Format, 13> kFormats{{
    {"jsonl", ExportFormat::jsonl, write_graph_jsonl},
    {"json", ExportFormat::json, write_graph_json},
    {"bundles", ExportFormat::bundles, write_graph_bundles},
    {"dot", ExportFormat::dot, write_graph_dot},
    {"graphml", ExportFormat::graphml, write_graph_graphml},
    {"gexf", ExportFormat::gexf, write_graph_gexf},
    {"node-link", ExportFormat::node_link, write_graph_node_link},
    {"cyjs", ExportFormat::cyjs, write_graph_cyjs},
    {"csv-neo4j", ExportFormat::csv_neo4j, write_graph_csv_neo4j},
    {"csv-gephi", ExportFormat::csv_gephi, write_graph_csv_gephi},
    {"turtle", ExportFormat::turtle, write_graph_turtle},
    {"jsonld", ExportFormat::jsonld, write_graph_jsonld},
    {"sqlite", ExportFormat::sqlite, write_graph_sqlite},
}};

}  // namespace

std::optional<ExportFormat> parse_export_format(std::string_view name) {
  for (const Format& format : kFormats) {
    if (format.name == name) return format.format;
  }
  return std::nullopt;
}

bool is_folder(ExportFormat format) {
  return format == ExportFormat::csv_neo4j || format == ExportFormat::csv_gephi;
}

void export_graph(const ExportInput& input, ExportFormat format, const ExportSink& sink) {
  kFormats[static_cast<std::size_t>(format)].write(input, sink);
}

std::string export_graph(const Graph& graph, ExportFormat format) {
  std::string all;
  export_graph({graph}, format, [&all](std::string_view, std::string_view bytes) { all += bytes; });
  return all;
}

}  // namespace quaestor
