// The whole graph as a file that other programs read. Place in the flow: after graph/. Formats:
// docs/formats.md.
//
//   std::string lines = export_graph(graph, ExportFormat::jsonl);   // one fact a line, the fact
//   contract's form
//
// Equal graphs give equal bytes. Pictures for people are picture.h's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "quaestor/graph/graph.h"

namespace quaestor {

enum class ExportFormat { jsonl, json, dot };

std::optional<ExportFormat> parse_export_format(std::string_view name);
inline constexpr std::string_view kExportFormats = "jsonl, json, dot";

// jsonl: facts, one a line. json: {"nodes":[...],"edges":[...],"facts":[...],"articles":[...]}.
// dot: every node and edge, with kind, amount, status and date as attributes and the quote as
// tooltip.
std::string export_graph(const Graph& graph, ExportFormat format);

}  // namespace quaestor
