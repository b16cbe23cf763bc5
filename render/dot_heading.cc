#include "dot_heading.h"

#include <fmt/format.h>

#include "quaestor/render/escape.h"
#include "text_width.h"

namespace quaestor {

namespace {

constexpr int kTitleWidth = 56;  // columns of the heading's lines
constexpr int kShareWidth = 98;
constexpr int kNoteWidth = 118;

// With no-break spaces, so wrap() breaks between the items of a legend only.
std::string keep_together(std::string_view item) {
  std::string out;
  for (const char c : item) {
    if (c == ' ') {
      out += "\u00A0";
    } else {
      out += c;
    }
  }
  return out;
}

std::string row(double size, std::string_view colour, const std::vector<std::string>& lines,
                bool bold) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "<BR/>") + escape_html(line);
  std::string letters =
      fmt::format("<FONT POINT-SIZE=\"{:.1f}\" COLOR=\"{}\">{}</FONT>", size, colour, text);
  if (bold) letters = "<B>" + letters + "</B>";
  return fmt::format("<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\">{}</TD></TR>", letters);
}

}  // namespace

std::string dot_heading(const Palette& palette, const DotHeading& heading) {
  std::string legend;
  for (const std::string& item : heading.legend) {
    legend += (legend.empty() ? "" : keep_together(" ·") + " ") + keep_together(item);
  }
  const auto lines = [](const std::string& text, int width) { return wrap(text, width); };
  std::string out = "<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\">";
  out += row(16 * heading.scale, palette.text, lines(escape_terminal(heading.title), kTitleWidth),
             true);
  out += row(10 * heading.scale, palette.text, lines(heading.share, kShareWidth), false);
  out += row(9 * heading.scale, palette.faint, lines(legend, kNoteWidth), false);
  out += row(9 * heading.scale, palette.faint, lines(heading.note, kNoteWidth), false);
  return out + "</TABLE>";
}

}  // namespace quaestor
