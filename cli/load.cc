#include "load.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "output.h"
#include "quaestor/facts/error.h"
#include "quaestor/graph/open.h"

namespace quaestor {

namespace fs = std::filesystem;

fs::path choose_graph(const std::string& option) {
  if (!option.empty()) return option;
  if (const char* variable = std::getenv("QUAESTOR_GRAPH"); variable != nullptr && *variable != 0) {
    return variable;
  }
  std::vector<std::string> found;
  std::error_code unreadable;
  for (const fs::directory_entry& entry : fs::directory_iterator(".", unreadable)) {
    if (entry.path().extension() == ".quaestor" && entry.is_regular_file()) {
      found.push_back(entry.path().filename().string());
    }
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    throw Error(
        ErrorKind::not_found, "graph",
        "there is no *.quaestor here; give one with --graph or $QUAESTOR_GRAPH, or make one "
        "with 'quaestor build PATH'");
  }
  std::sort(found.begin(), found.end());
  throw Error(
      ErrorKind::ambiguous, "graph",
      fmt::format("there are {} here ({}, ...); choose with --graph", found.size(), found.front()));
}

Graph load_graph(const fs::path& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) {
    throw Error(ErrorKind::not_found, path.string(),
                fmt::format("there is no such graph; make one with 'quaestor build PATH -o {}'",
                            path.string()));
  }
  OpenedGraph opened = open_graph(path);
  if (!opened.note.empty()) say(opened.note);
  return std::move(opened.graph);
}

}  // namespace quaestor
