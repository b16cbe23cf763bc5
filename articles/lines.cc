#include "lines.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "dates.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kNarrowest = 40;  // widths of wrapped text, in code points
constexpr std::size_t kWidest = 140;
constexpr std::size_t kBroken = 25;  // shorter lines are labels, not halves of sentences
constexpr std::size_t kWrappedPairs =
    3;  // line ends that must look wrapped before the text counts as such

constexpr std::array<std::string_view, 16> kBullets = {"+++", "•", "◦", "▪", "‣", "●", "■", "►",
                                                       "▶",   "·", "–", "—", "-", "*", "✓", "→"};

bool is_space_at(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == ' ' || text[at] == '\t');
}

std::size_t skip_spaces(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t");
  return at == std::string_view::npos ? text.size() : at;
}

// Bytes of a bullet or of "12." / "3)" with the spaces behind it, or 0.
std::size_t marker_length(std::string_view text) {
  for (std::string_view bullet : kBullets) {
    if (text.substr(0, bullet.size()) == bullet && is_space_at(text, bullet.size())) {
      return bullet.size() + skip_spaces(text.substr(bullet.size()));
    }
  }
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits == 0 || digits > 2 || digits >= text.size()) return 0;
  if ((text[digits] != '.' && text[digits] != ')') || !is_space_at(text, digits + 1)) return 0;
  const std::size_t length = digits + 1 + skip_spaces(text.substr(digits + 1));
  const std::string_view rest = text.substr(length);
  const std::size_t word = std::min(rest.find_first_of(" .,"), rest.size());
  return month_of(rest.substr(0, word)) > 0 ? 0 : length;  // "5. Dezember" is a date
}

bool is_rule(std::string_view text) {
  return !text.empty() && text.find_first_not_of("-=_*~#. \t+") == std::string_view::npos;
}

Line line_of(std::string_view text, std::size_t begin, std::size_t end) {
  Line line;
  const std::string_view body = trim(text.substr(begin, end - begin));
  line.begin = body.empty() ? begin : static_cast<std::size_t>(body.data() - text.data());
  line.end = line.begin + body.size();
  line.blank = body.empty() || is_rule(body);
  if (line.blank) return line;
  std::string_view rest = body;
  while (!rest.empty() && rest[0] == '>' && (rest.size() == 1 || is_space_at(rest, 1))) {
    line.quoted = true;
    rest.remove_prefix(1 + skip_spaces(rest.substr(1)));
  }
  if (const std::size_t marker = marker_length(rest); marker > 0 && marker < rest.size()) {
    line.marked = true;
    line.role = BlockRole::list_item;
    rest.remove_prefix(marker);
  }
  line.begin = line.end - rest.size();
  line.blank = rest.empty();
  line.length = code_points(rest);
  return line;
}

std::string_view view_of(std::string_view text, const Line& line) {
  return text.substr(line.begin, line.end - line.begin);
}

std::size_t first_word_length(std::string_view text) {
  return code_points(text.substr(0, std::min(text.find(' '), text.size())));
}

bool may_join(const Line& line, const Line& next) {
  return !line.blank && !next.blank && !line.alone && !next.alone && !next.marked &&
         (line.quoted == next.quoted || !next.quoted);
}

// The first word of `next` would not have fitted behind `line`.
bool is_full(std::string_view text, const Line& line, const Line& next, std::size_t width) {
  return line.length + 1 + first_word_length(view_of(text, next)) > width;
}

// The width the text is wrapped to, or 0.
std::size_t wrap_width(std::string_view text, const std::vector<Line>& lines) {
  std::size_t width = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (may_join(lines[i], lines[i + 1]))
      width = std::max({width, lines[i].length, lines[i + 1].length});
  }
  if (width < kNarrowest || width > kWidest) return 0;
  std::size_t full = 0;
  std::size_t all = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!may_join(lines[i], lines[i + 1])) continue;
    ++all;
    full += is_full(text, lines[i], lines[i + 1], width);
  }
  return full >= kWrappedPairs && full * 10 >= all * 6 ? width : 0;
}

bool goes_on(std::string_view text, const Line& line, const Line& next, std::size_t width) {
  if (!may_join(line, next)) return false;
  const std::string_view words = view_of(text, line);
  if (line.length >= kBroken && !ends_sentence(words) && starts_lower(view_of(text, next)))
    return true;
  if (words.back() == ',' && line.length >= kNarrowest) return true;
  return width > 0 && is_full(text, line, next, width);
}

}  // namespace

bool ends_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 10> closing = {"\"", "'", ")", "]", "”",
                                                               "’",  "»", "“", "*", "›"};
  for (bool again = true; again;) {
    again = false;
    for (std::string_view mark : closing) {
      if (text.size() > mark.size() && text.substr(text.size() - mark.size()) == mark) {
        text.remove_suffix(mark.size());
        again = true;
      }
    }
    const std::string_view shorter = trim(text);
    again = again || shorter.size() < text.size();
    text = shorter;
  }
  if (text.empty()) return false;
  const char last = text.back();
  return last == '.' || last == '!' || last == '?' || last == ':' || last == ';' ||
         (text.size() >= 3 && text.substr(text.size() - 3) == "…");
}

bool starts_lower(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const auto u = static_cast<UChar32>(c);
    if (u_isalpha(u)) return u_islower(u) != 0;
    if (u_isdigit(u)) return false;
  }
  return false;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (unsigned char c : text) {
    const bool letter = c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
    words += letter && !inside;
    inside = letter || (inside && (c == '\'' || c == '-' || c == '.' || c == ','));
  }
  return words;
}

std::vector<Line> lines_of(std::string_view text, std::size_t from) {
  std::vector<Line> lines;
  for (std::size_t begin = from; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(line_of(text, begin, end));
    begin = end + 1;
  }
  return lines;
}

std::vector<Unit> join_lines(std::string_view text, const std::vector<Line>& lines, int group) {
  const std::size_t width = wrap_width(text, lines);
  std::vector<Unit> units;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank) {
      ++group;
      continue;
    }
    if (i > 0 && !units.empty() && goes_on(text, lines[i - 1], lines[i], width)) {
      units.back().end = lines[i].end;
      ++units.back().lines;
      continue;
    }
    units.push_back({lines[i].begin, lines[i].end, lines[i].role, group, false, 1});
  }
  return units;
}

}  // namespace quaestor
