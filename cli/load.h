// Which graph a command works on, and opening it.
#pragma once

#include <filesystem>
#include <string>

#include "quaestor/graph/graph.h"

namespace quaestor {

// --graph, else $QUAESTOR_GRAPH, else the only *.quaestor in the current folder. Throws Error
// not_found (none), ambiguous (several).
std::filesystem::path choose_graph(const std::string& option);
// Throws Error not_found / bad_format.
Graph load_graph(const std::filesystem::path& path);

}  // namespace quaestor
