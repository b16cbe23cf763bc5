// Markdown: the text is kept as read, with its markup; units leave out heading marks, list marks
// and table rules. Inline markup (links, emphasis) stays in the text. Front matter gives title,
// date, language and address.
#include <algorithm>

#include "address.h"
#include "dates.h"
#include "draft.h"
#include "lines.h"
#include "quaestor/facts/text.h"
#include "record_fields.h"

namespace quaestor {

namespace {

// Number of '#' of an ATX heading, or 0.
std::size_t heading_level(std::string_view text) {
  const std::size_t marks = std::min(text.find_first_not_of('#'), text.size());
  return marks >= 1 && marks <= 6 && marks < text.size() && text[marks] == ' ' ? marks : 0;
}

std::string_view view_of(std::string_view text, const Line& line) {
  return text.substr(line.begin, line.end - line.begin);
}

void make_heading(std::string_view text, Line& line) {
  std::string_view words = view_of(text, line);
  words.remove_prefix(heading_level(words));
  words = trim(words);
  while (!words.empty() && words.back() == '#') words.remove_suffix(1);
  words = trim(words);
  line.role = BlockRole::heading;
  line.alone = true;
  line.blank = words.empty();
  line.begin = static_cast<std::size_t>(words.data() - text.data());
  line.end = line.begin + words.size();
}

bool is_table_rule(std::string_view row) {
  return row.find('-') != std::string_view::npos &&
         row.find_first_not_of("|:- \t") == std::string_view::npos;
}

void make_table_row(std::string_view text, Line& line) {
  line.role = BlockRole::table_row;
  line.alone = true;
  std::string_view row = view_of(text, line);
  line.blank = is_table_rule(row);
  while (!row.empty() && (row.front() == '|' || row.front() == ' ')) row.remove_prefix(1);
  while (!row.empty() && (row.back() == '|' || row.back() == ' ')) row.remove_suffix(1);
  line.blank = line.blank || row.empty();
  line.begin = static_cast<std::size_t>(row.data() - text.data());
  line.end = line.begin + row.size();
}

// The whole raw line, for underlines of setext headings, which line_of() took for blank.
bool is_underline(std::string_view text, const Line& line) {
  const std::size_t end = std::min(text.find('\n', line.begin), text.size());
  const std::string_view raw = trim(text.substr(line.begin, end - line.begin));
  return raw.size() >= 3 && (raw.find_first_not_of('=') == std::string_view::npos ||
                             raw.find_first_not_of('-') == std::string_view::npos);
}

bool is_fence(std::string_view words) {
  return words.substr(0, 3) == "```" || words.substr(0, 3) == "~~~";
}

// An image alone on its line, an HTML comment, or a link definition: nothing to read.
bool is_silent(std::string_view words) {
  if (words.substr(0, 4) == "<!--" && words.size() >= 7)
    return words.substr(words.size() - 3) == "-->";
  if (words.substr(0, 2) == "![") {
    const std::size_t close = words.find("](");
    return close != std::string_view::npos && words.find(')', close) == words.size() - 1;
  }
  return false;
}

void mark_line(std::string_view text, std::vector<Line>& lines, std::size_t i, bool& fenced) {
  Line& line = lines[i];
  if (line.blank && !(i > 0 && is_underline(text, line))) return;
  const std::string_view words = view_of(text, line);
  if (is_fence(words)) {
    fenced = !fenced;
    line.blank = true;
  } else if (fenced) {
    return;
  } else if (line.blank) {
    Line& above = lines[i - 1];
    if (!above.blank && above.role == BlockRole::paragraph && above.length <= 120 &&
        (i < 2 || lines[i - 2].blank)) {
      above.role = BlockRole::heading;
      above.alone = true;
    }
  } else if (!line.marked && heading_level(words) > 0) {
    make_heading(text, line);
  } else if (words.front() == '|' && std::count(words.begin(), words.end(), '|') >= 2) {
    make_table_row(text, line);
  } else if (is_silent(words)) {
    line.blank = true;
  }
}

// The end of the front matter that opens the text ("---" … "---"), or 0.
std::size_t front_matter_end(std::string_view text) {
  if (text.substr(0, 4) != "---\n" && text.substr(0, 5) != "---\r\n") return 0;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos && at < 10000;) {
    const std::size_t begin = at + 1;
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trim(text.substr(begin, end - begin));
    if (line == "---" || line == "...") return end;
    at = end < text.size() ? end : std::string_view::npos;
  }
  return 0;
}

std::string_view unquote(std::string_view value) {
  value = trim(value);
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
      value.back() == value.front()) {
    value = value.substr(1, value.size() - 2);
  }
  return value;
}

// "key: value" lines; nested keys and lists are passed over.
void read_front_matter(std::string_view matter, ArticleInfo& info) {
  FieldReader fields;
  for (std::string_view line : split(matter, '\n')) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || line[0] == ' ' || line[0] == '-') continue;
    fields.add(std::string(trim(line.substr(0, colon))),
               std::string(unquote(line.substr(colon + 1))));
  }
  fields.fill(info);
}

}  // namespace

bool looks_like_markdown(std::string_view text) {
  if (front_matter_end(text) > 0) return true;
  std::size_t bold = 0;
  for (std::size_t at = text.find("**"); at != std::string_view::npos && bold < 4;) {
    ++bold;
    at = text.find("**", at + 2);
  }
  if (bold >= 4 || text.find("](http") != std::string_view::npos) return true;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '#' && heading_level(text.substr(at, 8)) > 0) return true;
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return false;
}

std::vector<Unit> segment_markdown(std::string_view text, std::size_t from, int group) {
  std::vector<Line> lines = lines_of(text, from);
  bool fenced = false;
  for (std::size_t i = 0; i < lines.size(); ++i) mark_line(text, lines, i, fenced);
  return join_lines(text, lines, group);
}

Draft read_markdown(std::string text) {
  Draft draft;
  draft.text = std::move(text);
  const std::size_t front = front_matter_end(draft.text);
  if (front > 0) read_front_matter(std::string_view(draft.text).substr(0, front), draft.info);
  draft.units = segment_markdown(draft.text, front, 0);
  return draft;
}

}  // namespace quaestor
