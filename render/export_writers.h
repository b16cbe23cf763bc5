// The writers behind export_graph, one a format. Formats: docs/formats.md.
#pragma once

#include <string>

#include "quaestor/graph/graph.h"

namespace quaestor {

std::string write_graph_jsonl(const Graph& graph);
std::string write_graph_json(const Graph& graph);
std::string write_graph_dot(const Graph& graph);

}  // namespace quaestor
