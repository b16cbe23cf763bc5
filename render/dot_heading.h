// Title, share, legend and notes above a picture that Graphviz lays out, as an HTML-like label.
//
//   out += fmt::format("label=<{}>", dot_heading(palette, {.title = "Who invests where", …}));
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "palette.h"

namespace quaestor {

// The family as DOT's `fontname`.
inline constexpr std::string_view kDotFont = "Helvetica,Arial,DejaVu Sans,sans-serif";

struct DotHeading {
  std::string title;
  std::string share;
  std::vector<std::string> legend;  // items; a line never breaks within one
  std::string note;
  double scale = 1;  // of the letters, for large pictures
};

std::string dot_heading(const Palette& palette, const DotHeading& heading);

}  // namespace quaestor
