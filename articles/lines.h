// Lines of a text, and paragraphs out of wrapped lines: what plain text and Markdown share.
#pragma once

#include <string_view>
#include <vector>

#include "draft.h"

namespace quaestor {

struct Line {
  std::size_t begin = 0;  // without white space and list marker
  std::size_t end = 0;
  BlockRole role = BlockRole::paragraph;
  bool blank = false;
  bool alone = false;      // never joined with another line (heading, table row)
  bool marked = false;     // opens with a list marker
  bool quoted = false;     // opens with '>'
  std::size_t length = 0;  // code points
};

// The lines from byte `from` on, bullets and numbers taken off.
std::vector<Line> lines_of(std::string_view text, std::size_t from);

// Joins the lines of wrapped paragraphs: a line goes on when the next one starts in lower case
// within a sentence, or when the text is wrapped to a width and the next line's first word did not
// fit.
std::vector<Unit> join_lines(std::string_view text, const std::vector<Line>& lines, int group);

// The text ends like a sentence: . ! ? … : ; possibly within quotes or brackets.
bool ends_sentence(std::string_view text);
bool starts_lower(std::string_view text);
std::size_t code_points(std::string_view text);
std::size_t count_words(std::string_view text);

}  // namespace quaestor
