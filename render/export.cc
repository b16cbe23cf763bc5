#include "quaestor/render/export.h"

#include <array>

#include "export_writers.h"

namespace quaestor {

namespace {

struct Format {
  std::string_view name;
  ExportFormat format;
  std::string (*write)(const Graph&);
};

constexpr std::array<Format, 3> kFormats{{
    {"jsonl", ExportFormat::jsonl, write_graph_jsonl},
    {"json", ExportFormat::json, write_graph_json},
    {"dot", ExportFormat::dot, write_graph_dot},
}};

}  // namespace

std::optional<ExportFormat> parse_export_format(std::string_view name) {
  for (const Format& format : kFormats) {
    if (format.name == name) return format.format;
  }
  return std::nullopt;
}

std::string export_graph(const Graph& graph, ExportFormat format) {
  return kFormats[static_cast<std::size_t>(format)].write(graph);
}

}  // namespace quaestor
