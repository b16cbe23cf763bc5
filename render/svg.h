// Makes Graphviz's SVG fit for people and pages: role, title and description, quotes as titles,
// links that open apart, no comments, no reference to an outside document type.
//
//   std::string svg = polish_svg(run_graphviz(dot, "svg"), {.title = "Who invests where",
//   .description = "…"});
#pragma once

#include <string>
#include <string_view>

namespace quaestor {

struct SvgText {
  std::string title;
  std::string description;
  bool inlined = false;  // for a page: without the XML declaration, sized by the page
};

// Takes only what Graphviz writes. Throws Error bad_format when it is not SVG.
std::string polish_svg(std::string_view graphviz_svg, const SvgText& text);

}  // namespace quaestor
