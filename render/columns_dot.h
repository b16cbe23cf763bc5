// A scene as DOT in columns: givers left, one pill for each investment, receivers and countries
// right.
//
//   std::string dot = columns_dot(graph, make_scene(graph, options), {.dark = true});
#pragma once

#include <string>

#include "quaestor/graph/graph.h"
#include "scene.h"

namespace quaestor {

struct DotOptions {
  bool dark = false;
  bool links = true;    // pills link to their first source
  bool heading = true;  // title, share, legend; a page has its own
  int dpi = 0;          // 0 = Graphviz's own
};

std::string columns_dot(const Graph& graph, const Scene& scene, const DotOptions& options);

}  // namespace quaestor
