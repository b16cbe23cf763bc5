// The whole graph as files that other programs read. Place in the flow: after graph/. Formats:
// docs/formats.md; each is read by somebody else's reader in tests/render/check_exports.py.
//
//   std::string lines = export_graph(graph, ExportFormat::jsonl);   // one fact a line
//   export_graph({graph, bundles}, ExportFormat::csv_gephi, [](std::string_view file,
//                std::string_view bytes) { append(folder / file, bytes); });
//
// Equal graphs give equal bytes. Pictures for people are picture.h's.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "quaestor/graph/graph.h"

namespace quaestor {

enum class ExportFormat {
  jsonl,
  json,
  bundles,
  dot,
  graphml,
  gexf,
  node_link,
  cyjs,
  csv_neo4j,
  csv_gephi,
  turtle,
  jsonld,
  sqlite
};

std::optional<ExportFormat> parse_export_format(std::string_view name);
inline constexpr std::string_view kExportFormats =
    "jsonl, json, bundles, dot, graphml, gexf, node-link, cyjs, csv-neo4j, csv-gephi, turtle, "
    "jsonld, sqlite";

// The formats that are a folder of files: csv-neo4j, csv-gephi.
bool is_folder(ExportFormat format);

// Calls `use` with every bundle of the store, sorted by article id.
using BundleSource = std::function<void(const std::function<void(const Bundle&)>& use)>;

struct ExportInput {
  const Graph& graph;
  // What was read, article by article: makes json, node-link, csv-* and sqlite complete, so that
  // `import` gives the same store again. Without it they hold the merged facts only. The format
  // `bundles` is nothing but this.
  BundleSource bundles = {};
};

// Takes the bytes of the export piece by piece; `file` is empty for a format of one file. Files of
// a folder come one after the other.
using ExportSink = std::function<void(std::string_view file, std::string_view bytes)>;

// What `sink` throws goes through; throws Error unwritable when SQLite fails.
void export_graph(const ExportInput& input, ExportFormat format, const ExportSink& sink);

// The whole export in memory (files of a folder one behind the other).
std::string export_graph(const Graph& graph, ExportFormat format);

}  // namespace quaestor
