// How wide text stands on a terminal, and fitting it there: wide characters (East Asian, emoji)
// take two columns, combining and invisible ones none. Works on grapheme clusters, so a letter and
// its accents stay together.
//
//   display_width("東京") == 4;  pad("é", 3, Align::right) == "  é";  wrap("Amazon Web Services",
//   10)
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

enum class Align { left, right };

int display_width(std::string_view text);  // columns; control characters count 0
// With blanks to `width` columns; longer text stays as it is.
std::string pad(std::string_view text, int width, Align align);
// At most `width` columns (at least 1), ending in "…" where something was cut.
std::string shorten(std::string_view text, int width);
// Lines of at most `width` columns, broken at blanks, inside a word only when it is longer than a
// line.
std::vector<std::string> wrap(std::string_view text, int width);

}  // namespace quaestor
