// A timeline as SVG: years across, their sums as bars above, a lane for each place or investor.
//
//   std::string svg = timeline_svg(graph, make_timeline(graph, options), {.dark = true});
#pragma once

#include <string>

#include "matrix_svg.h"
#include "timeline.h"

namespace quaestor {

std::string timeline_svg(const Graph& graph, const Timeline& timeline, const SvgOptions& options);

}  // namespace quaestor
