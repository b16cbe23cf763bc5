// What standard output is: how wide, in colour or not, through a pager or not.
#pragma once

#include <string>
#include <string_view>

namespace quaestor {

struct Terminal {
  bool is = false;  // standard output is a terminal
  int width = 0;    // columns; 0 = as wide as needed
  int height = 0;   // lines; 0 = unknown
  bool color = false;
  bool links = false;  // OSC 8
};

// `color`: "always", "never", "auto" or empty. NO_COLOR beats CLICOLOR_FORCE, and both beat what
// the terminal is; COLUMNS beats its width. Throws Error usage for another word.
Terminal look_at_terminal(const std::string& color);

// Through the pager when standard output is a terminal and the text is longer than its window;
// straight to it otherwise, or when there is no pager. `pager`: a command, empty or "cat" for none.
void show_text(std::string_view text, const Terminal& terminal, const std::string& pager);

}  // namespace quaestor
