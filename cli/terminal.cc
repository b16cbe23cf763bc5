#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "output.h"
#include "quaestor/facts/error.h"

namespace quaestor {

namespace {

constexpr int kDefaultWidth = 100;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

bool wants_color(const std::string& asked, bool terminal) {
  if (asked == "always") return true;
  if (asked == "never") return false;
  if (!asked.empty() && asked != "auto") {
    throw Error(ErrorKind::usage, "--color " + asked, "use one of auto, always, never");
  }
  if (!variable("NO_COLOR").empty()) return false;
  const std::string forced = variable("CLICOLOR_FORCE");
  if (!forced.empty() && forced != "0") return true;
  return terminal && variable("TERM") != "dumb" && variable("CLICOLOR") != "0";
}

}  // namespace

Terminal look_at_terminal(const std::string& color) {
  Terminal terminal;
  terminal.is = isatty(STDOUT_FILENO) != 0;
  winsize size{};
  if (terminal.is && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
    terminal.width = size.ws_col;
    terminal.height = size.ws_row;
  }
  if (terminal.is && terminal.width == 0) terminal.width = kDefaultWidth;
  const int columns = std::atoi(variable("COLUMNS").c_str());
  if (columns > 0) terminal.width = columns;
  terminal.color = wants_color(color, terminal.is);
  terminal.links = terminal.is && variable("TERM") != "dumb";
  return terminal;
}

void show_text(std::string_view text, const Terminal& terminal, const std::string& pager) {
  const auto lines = std::count(text.begin(), text.end(), '\n');
  const bool fits = terminal.height == 0 || lines < terminal.height;
  if (!terminal.is || fits || pager.empty() || pager == "cat") return write_standard_output(text);
  // less: colours and links as they are, quit if it fits, leave the text on the screen.
  setenv("LESS", "FRX", 0);
  std::FILE* pipe = popen(pager.c_str(), "w");  // NOLINT(cert-env33-c): the user's own command
  if (pipe == nullptr) return write_standard_output(text);
  std::fwrite(text.data(), 1, text.size(), pipe);
  if (pclose(pipe) == 127 << 8) write_standard_output(text);  // there is no such program
}

}  // namespace quaestor
