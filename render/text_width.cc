#include "text_width.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

struct Cluster {
  std::string_view bytes;
  int width = 0;
};

int code_point_width(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  switch (u_charType(point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return c == 0xAD ? 1 : 0;
    default:
      break;
  }
  if (c >= 0x1160 && c <= 0x11FF) return 0;  // Hangul vowels and finals join the syllable before
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// A cluster is as wide as its widest code point; U+FE0F and flags are emoji, two columns.
int cluster_width(std::string_view bytes) {
  int width = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const char32_t c = next_code_point(bytes, at);
    const bool flag = c >= 0x1F1E6 && c <= 0x1F1FF;
    width = c == 0xFE0F || flag ? 2 : std::max(width, code_point_width(c));
  }
  return width;
}

// `text` must be valid UTF-8.
std::vector<Cluster> clusters(std::string_view text) {
  std::vector<Cluster> out;
  if (std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; })) {
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) out.push_back({text.substr(i, 1), 1});
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  UText* source = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status);
  breaks->setText(source, status);
  int begin = breaks->first();
  for (int end = breaks->next(); end != icu::BreakIterator::DONE;
       begin = end, end = breaks->next()) {
    const std::string_view bytes = text.substr(begin, end - begin);
    out.push_back({bytes, cluster_width(bytes)});
  }
  utext_close(source);
  return out;
}

// Breaks one word longer than a line; the last piece stays open in `line`.
void break_word(std::string_view word, int width, std::vector<std::string>& lines,
                std::string& line, int& used) {
  for (const Cluster& cluster : clusters(word)) {
    if (used > 0 && used + cluster.width > width) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    line += cluster.bytes;
    used += cluster.width;
  }
}

}  // namespace

int display_width(std::string_view text) {
  const std::string valid = repair_utf8(text);
  int width = 0;
  for (const Cluster& cluster : clusters(valid)) width += cluster.width;
  return width;
}

std::string pad(std::string_view text, int width, Align align) {
  const int missing = std::max(0, width - display_width(text));
  const std::string blanks(static_cast<std::size_t>(missing), ' ');
  return align == Align::left ? std::string(text) + blanks : blanks + std::string(text);
}

std::string shorten(std::string_view text, int width) {
  if (display_width(text) <= width) return std::string(text);
  const std::string valid = repair_utf8(text);
  std::string out;
  int used = 0;
  for (const Cluster& cluster : clusters(valid)) {
    if (used + cluster.width > std::max(0, width - 1)) break;
    out += cluster.bytes;
    used += cluster.width;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out + "…";
}

std::vector<std::string> wrap(std::string_view text, int width) {
  const std::string valid = repair_utf8(text);
  width = std::max(width, 2);
  std::vector<std::string> lines;
  std::string line;
  int used = 0;
  for (const std::string_view word : split(valid, ' ')) {
    if (word.empty()) continue;
    const int word_width = display_width(word);
    if (used > 0 && used + 1 + word_width > width) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    if (used > 0) {
      line += ' ';
      ++used;
    }
    if (word_width <= width) {
      line += word;
      used += word_width;
    } else {
      break_word(word, width, lines, line, used);
    }
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

}  // namespace quaestor
