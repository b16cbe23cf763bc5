#include "load.h"

#include <fmt/format.h>

#include "output.h"
#include "quaestor/facts/error.h"
#include "quaestor/graph/open.h"

namespace quaestor {

namespace fs = std::filesystem;

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
