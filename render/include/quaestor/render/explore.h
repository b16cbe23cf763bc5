// The network as a page for wandering: cytoscape.js (vendor/cytoscape) inlined, positions computed
// here by Graphviz's sfdp, evidence beside it. One file, no network.
//
//   std::string page = explore_page(graph, {.language = "fr"});
#pragma once

#include <cstddef>
#include <string>

#include "quaestor/graph/graph.h"
#include "quaestor/render/picture.h"

namespace quaestor {

inline constexpr std::size_t kExploreMost = 1500;  // things shown; a notice tells of the rest

// All things and facts, or those of the options' focus or facts. Throws Error not_found (nothing to
// show, vendor/cytoscape missing) / ambiguous / usage / unsupported as picture_svg.
std::string explore_page(const Graph& graph, const PictureOptions& options);

}  // namespace quaestor
