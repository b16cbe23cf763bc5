// What stands above every picture we write ourselves: title, share, legend with its signs, notes;
// as in the pictures Graphviz lays out (columns_dot.cc).
//
//   const double top = draw_heading(canvas, palette, {.title = "Who invests where", …}, width);
#pragma once

#include <string>
#include <vector>

#include "palette.h"
#include "svg_canvas.h"

namespace quaestor {

inline constexpr double kMargin = 16;  // around the whole picture

enum class Sign { none, pale, dark, ring, bar };

struct LegendItem {
  Sign sign = Sign::none;
  std::string text;
};

struct Heading {
  std::string title;
  std::string share;
  std::vector<LegendItem> legend;
  std::vector<std::string> notes;
};

// Draws within `width` from the margin on; gives the y below it all.
double draw_heading(SvgCanvas& canvas, const Palette& palette, const Heading& heading,
                    double width);

}  // namespace quaestor
