// Bands from investors to where the money goes, as newspapers draw them: for print, up to 14 by 12
// names. What the others get is never an extra band that would swallow the rest; the labels carry
// full sums instead, and say how much of them is drawn.
//
//   std::string svg = sankey_svg(graph, flows, {.dark = false});
#pragma once

#include <string>

#include "flows.h"
#include "matrix_svg.h"

namespace quaestor {

inline constexpr FlowLimits kSankeyLimits{.givers = 14, .receivers = 12, .disclosed_only = true};

std::string sankey_svg(const Graph& graph, const Flows& flows, const SvgOptions& options);

}  // namespace quaestor
