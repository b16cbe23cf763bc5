// Opening a graph. Which one: settings.h.
#pragma once

#include <filesystem>

#include "quaestor/graph/graph.h"

namespace quaestor {

// Throws Error not_found / bad_format.
Graph load_graph(const std::filesystem::path& path);

}  // namespace quaestor
