// A line cut into words as shells do: blanks part words, quotes and backslashes keep them together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

struct LineWords {
  std::vector<std::string> words;
  std::size_t last_begin = 0;  // where the last word begins in the line; the line's size if it ends
                               // in a blank, and then there is an empty last word when `open_end`
};

// The words of a finished line. Throws Error usage for a quote that is not closed.
std::vector<std::string> split_words(std::string_view line);
// The words of a line still being typed: the last one may be open, and is empty after a blank.
LineWords split_open_line(std::string_view line);
// A word as a line has it: in quotes where blanks or quotes are in it.
std::string quoted_word(std::string_view word);

}  // namespace quaestor
