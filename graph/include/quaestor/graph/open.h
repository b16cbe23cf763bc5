// Opens a store's graph. Place in the flow: every command that reads a graph.
//
//   const OpenedGraph opened = open_graph("news.quaestor");
//   if (!opened.note.empty()) tell(opened.note);
//   query(opened.graph);
//
// The graph derived from a store is kept in a file beside it (docs/store_format.md), which is
// mapped and not read: opening takes a millisecond whatever its size. It is made anew when it is
// missing, damaged, of another state of the store or of another version of the program. Where the
// folder cannot be written, it is kept in the user's cache folder, and where that cannot be either,
// in memory. Two processes may open one store at once.
#pragma once

#include <filesystem>
#include <string>

#include "quaestor/graph/graph.h"

namespace quaestor {

struct OpenedGraph {
  Graph graph;
  std::string note;  // one line for people, when the graph could not be kept beside the store
};

// Throws Error not_found / bad_format / unsupported as read_store does.
OpenedGraph open_graph(const std::filesystem::path& store);

// Where a store's graph is kept: "news.quaestor-graph" for "news.quaestor".
std::filesystem::path graph_path(const std::filesystem::path& store);

// Reads the whole file at graph_path(store) and says what is wrong with it; empty when it is sound
// or missing. It being of another state of the store is not wrong.
std::string check_graph(const std::filesystem::path& store);

}  // namespace quaestor
