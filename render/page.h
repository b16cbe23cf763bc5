// One self-contained page: the picture, its evidence as text beside it, search and filters. Without
// script it still shows the picture and every quote; the script (page_assets.cc) only selects and
// hides.
#pragma once

#include <string>
#include <string_view>

#include "quaestor/graph/graph.h"
#include "scene.h"

namespace quaestor {

// `svg` is the scene's picture, polished for a page; `dark`: always, not as the reader's system.
std::string make_page(const Graph& graph, const Scene& scene, std::string_view svg, bool dark);

}  // namespace quaestor
