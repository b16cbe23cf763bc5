#include "cues.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kLooked = 300;  // bytes of a line
constexpr std::size_t kLongestLabel = 60;
constexpr std::size_t kSpecificWords = 4;

struct Pattern {
  CueKind kind;
  bool anchored;  // the first part opens the line
  bool specific;
  std::vector<std::string> parts;  // folded, in this order, anything between
};

struct Table {
  std::unordered_map<std::string, std::vector<CueKind>> lines;
  std::unordered_map<std::string, std::vector<Pattern>>
      patterns;  // by first word of the first part
};

constexpr std::array<std::pair<std::string_view, CueKind>, 13> kKinds = {{
    {"advert", CueKind::advert},
    {"author_line", CueKind::author_line},
    {"author_start", CueKind::author_start},
    {"byline", CueKind::byline},
    {"comment_start", CueKind::comment_start},
    {"contact", CueKind::contact},
    {"cookie", CueKind::cookie},
    {"flash", CueKind::flash},
    {"footer", CueKind::footer},
    {"kicker", CueKind::kicker},
    {"legal", CueKind::legal},
    {"menu", CueKind::menu},
    {"teaser_start", CueKind::teaser_start},
}};

std::string first_word(const std::string& text) { return text.substr(0, text.find(' ')); }

Pattern pattern_of(CueKind kind, const std::string& form) {
  Pattern pattern{kind, form.front() != '*', false, {}};
  std::size_t words = 0;
  for (std::string_view part : split(form, '*')) {
    std::string folded = fold(part);
    if (folded.empty()) continue;
    words += 1 + static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' '));
    pattern.parts.push_back(std::move(folded));
  }
  pattern.specific = words >= kSpecificWords;
  return pattern;
}

Table load_table() {
  const auto path = data_dir() / "lexicons" / "boilerplate_cues.tsv";
  Table table;
  for (const TableRow& row : read_table(path, 3)) {
    const auto* kind = std::find_if(kKinds.begin(), kKinds.end(),
                                    [&](const auto& k) { return k.first == row.cells[1]; });
    if (kind == kKinds.end() || fold(row.cells[2]).empty()) {
      throw Error(ErrorKind::bad_format, path.string(), row.line, "unknown kind or empty form");
    }
    const std::string& form = row.cells[2];
    if (form.find('*') == std::string::npos) {
      table.lines[fold(form)].push_back(kind->second);
    } else {
      Pattern pattern = pattern_of(kind->second, form);
      table.patterns[first_word(pattern.parts.front())].push_back(std::move(pattern));
    }
  }
  return table;
}

const Table& table() {
  static const Table loaded = load_table();
  return loaded;
}

// Position after `part` in `key`, on word boundaries, from `at` on; npos when absent.
std::size_t find_part(const std::string& key, const std::string& part, std::size_t at) {
  for (std::size_t found = key.find(part, at); found != std::string::npos;
       found = key.find(part, found + 1)) {
    const std::size_t end = found + part.size();
    if ((found == 0 || key[found - 1] == ' ') && (end == key.size() || key[end] == ' ')) return end;
  }
  return std::string::npos;
}

bool matches(const Pattern& pattern, const std::string& key, std::size_t at) {
  if (pattern.anchored && at != 0) return false;
  std::size_t end = at + pattern.parts.front().size();
  if (key.compare(at, pattern.parts.front().size(), pattern.parts.front()) != 0) return false;
  if (end < key.size() && key[end] != ' ') return false;
  for (std::size_t i = 1; i < pattern.parts.size(); ++i) {
    end = find_part(key, pattern.parts[i], end);
    if (end == std::string::npos) return false;
  }
  return true;
}

// The key without numbers at either end: "comments 2", "47 postings".
std::string without_numbers(std::string key) {
  const auto is_number = [](const std::string& s, std::size_t from, std::size_t to) {
    return from < to && s.find_first_not_of("0123456789", from) >= to;
  };
  for (;;) {
    const std::size_t head = key.find(' ');
    if (head == std::string::npos) return key;
    const std::size_t tail = key.rfind(' ');
    if (is_number(key, 0, head)) {
      key.erase(0, head + 1);
    } else if (is_number(key, tail + 1, key.size())) {
      key.erase(tail);
    } else {
      return key;
    }
  }
}

// What stands before the first colon, dash or column gap of the line, or nothing.
std::string_view label_of(std::string_view line) {
  std::size_t end = std::string_view::npos;
  for (std::string_view mark : {":", " – ", " — ", " | ", " - ", "  ", "?"}) {
    end = std::min(end, line.find(mark));
  }
  return end <= kLongestLabel ? line.substr(0, end) : std::string_view();
}

void add(std::vector<Cue>& cues, Cue cue) {
  for (const Cue& known : cues) {
    if (known.kind == cue.kind && known.fit == cue.fit) return;
  }
  cues.push_back(cue);
}

void add_line(std::vector<Cue>& cues, const std::string& key, CueFit fit) {
  const auto found = table().lines.find(key);
  if (found == table().lines.end()) return;
  for (CueKind kind : found->second) add(cues, {kind, fit, false});
}

}  // namespace

std::vector<Cue> find_cues(std::string_view line) {
  std::vector<Cue> cues;
  std::size_t cut = std::min(line.size(), kLooked);
  while (cut > 0 && cut < line.size() && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80)
    --cut;
  const std::string key = fold(line.substr(0, cut));
  if (key.empty()) return cues;
  if (cut == line.size()) {
    add_line(cues, key, CueFit::line);
    add_line(cues, without_numbers(key), CueFit::line);
  }
  if (const std::string_view label = label_of(line); !label.empty()) {
    add_line(cues, without_numbers(fold(label)), CueFit::label);
  }
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    const auto found = table().patterns.find(key.substr(at, end - at));
    if (found != table().patterns.end()) {
      for (const Pattern& pattern : found->second) {
        if (!matches(pattern, key, at)) continue;
        add(cues,
            {pattern.kind, pattern.anchored ? CueFit::opening : CueFit::inside, pattern.specific});
      }
    }
    at = end + 1;
  }
  return cues;
}

bool has_cue(const std::vector<Cue>& cues, CueKind kind) {
  return std::any_of(cues.begin(), cues.end(), [&](const Cue& c) { return c.kind == kind; });
}

bool has_cue(const std::vector<Cue>& cues, CueKind kind, CueFit fit) {
  return std::any_of(cues.begin(), cues.end(),
                     [&](const Cue& c) { return c.kind == kind && c.fit == fit; });
}

}  // namespace quaestor
