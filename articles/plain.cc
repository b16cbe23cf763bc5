// Text without markup, as scraped from pages or sent by wire services.
#include "draft.h"
#include "lines.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kLongestHeading = 110;  // code points
constexpr std::size_t kProse = 120;

// A short line without a full stop above running text.
bool is_heading(std::string_view text, const std::vector<Unit>& units, std::size_t i) {
  const Unit& unit = units[i];
  if (unit.lines > 1 || i + 1 >= units.size()) return false;
  const std::string_view words = text_of(text, unit);
  const std::size_t length = code_points(words);
  if (length > kLongestHeading || ends_sentence(words) || starts_lower(words)) return false;
  if (words.find(". ") != std::string_view::npos && unit.role != BlockRole::list_item) return false;
  const bool opens_group = i == 0 || units[i - 1].group != unit.group;
  const Unit& next = units[i + 1];
  if (next.role == BlockRole::list_item && unit.role == BlockRole::list_item) return false;
  const std::string_view below = text_of(text, next);
  const bool prose =
      code_points(below) >= kProse || (ends_sentence(below) && count_words(below) > 8);
  return opens_group && (prose || next.role == BlockRole::list_item);
}

}  // namespace

std::vector<Unit> segment_plain(std::string_view text, std::size_t from, int group) {
  std::vector<Unit> units = join_lines(text, lines_of(text, from), group);
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (is_heading(text, units, i)) units[i].role = BlockRole::heading;
  }
  return units;
}

Draft read_plain(std::string text) {
  Draft draft;
  draft.text = std::move(text);
  draft.units = segment_plain(draft.text, 0, 0);
  return draft;
}

}  // namespace quaestor
