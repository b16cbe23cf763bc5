// A matrix of bubbles: investors down, where the money goes across, the area of a bubble for the
// sum. Answers "who invests where" for hundreds of investments, where lines only show a shape.
//
//   std::string svg = matrix_svg(graph, flows, {.dark = false});
#pragma once

#include <string>

#include "flows.h"

namespace quaestor {

inline constexpr FlowLimits kMatrixLimits{.givers = 40, .receivers = 24, .disclosed_only = false};

struct SvgOptions {
  bool dark = false;
  bool links = true;     // parts link to their first source
  bool heading = true;   // title, share, legend; a page has its own
  bool inlined = false;  // for a page: SvgText::inlined
};

std::string matrix_svg(const Graph& graph, const Flows& flows, const SvgOptions& options);

}  // namespace quaestor
