// How wide text stands in a picture, in the picture's units. Place in the flow: before the layout
// of the pictures we write ourselves (svg_canvas.h), and the tests that measure labels.
//
//   text_length("Microsoft", 11) == 44.6    fit_text("Amazon Web Services", 11, 60) == "Amazon We…"
//
// Advance widths are Helvetica's (Adobe's AFM, the same as Arial's and Liberation Sans's); letters
// it does not list count as wide as their kind usually is. DejaVu Sans, the last fallback, is some
// 15 % wider: layouts leave that much room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

// `size` is the font size. `text` is UTF-8.
double text_length(std::string_view text, double size, bool bold = false);
// At most `length` long, ending in "…" where something was cut off.
std::string fit_text(std::string_view text, double size, double length);
// Lines of at most `length`, broken at blanks (not at no-break spaces); a longer word stands alone.
std::vector<std::string> break_text(std::string_view text, double size, double length);

}  // namespace quaestor
