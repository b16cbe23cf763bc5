#include "byline.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "dates.h"
#include "lines.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kLongest = 170;   // code points of a byline
constexpr std::size_t kMostWords = 12;  // beside the date
constexpr std::size_t kBelow = 8;       // units looked at below the first paragraph
constexpr std::size_t kTail = 4;        // and at the end
constexpr std::size_t kDateline = 120;  // bytes

bool is_upper_word(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const auto c = static_cast<UChar32>(next_code_point(word, at));
    if (u_isalpha(c)) return u_isupper(c) != 0;
    if (u_isdigit(c)) return false;
  }
  return false;
}

bool is_joiner(std::string_view word) {
  return code_points(word) <= 3 &&
         word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
}

// "Nadia Ferris and Hugh Lacey in London": capitalised words with short joiners between, nothing
// else.
bool is_name_line(const UnitView& view) {
  if (view.sentence || view.words < 2 || view.words > 8) return false;
  std::size_t upper = 0;
  for (std::string_view word : split(view.text, ' ')) {
    if (is_upper_word(word)) {
      ++upper;
    } else if (!is_joiner(word)) {
      return false;
    }
  }
  return upper >= 2;
}

// The first run of two and more capitalised words after the opening word.
std::string author_of(std::string_view text) {
  std::string run;
  std::size_t words = 0;
  for (std::string_view word : split(text, ' ')) {
    const bool opener = has_cue(find_cues(word), CueKind::byline);
    if (!opener && is_upper_word(word) &&
        word.find_first_of("0123456789") == std::string_view::npos) {
      run += (run.empty() ? "" : " ") + fold(word);
      ++words;
      if (word.find_first_of(",;|:(") == std::string_view::npos &&
          word.find('\n') == std::string_view::npos)
        continue;
    }
    if (words >= 2) break;
    run.clear();
    words = 0;
  }
  return words >= 2 ? run : "";
}

class Finder {
 public:
  Finder(Draft& draft, const std::vector<UnitView>& views, std::size_t prose)
      : draft_(draft), units_(draft.units), views_(views), prose_(prose) {}

  Byline run() {
    const std::size_t head = std::min(prose_ + kBelow, units_.size());
    for (std::size_t i = 0; i < head; ++i) look(i);
    for (std::size_t i = std::max(head, tail_begin()); i < units_.size(); ++i) look(i);
    names_above_dates();
    if (!byline_.date) byline_.date = dateline();
    return byline_;
  }

 private:
  std::size_t tail_begin() const {
    std::size_t left = kTail;
    std::size_t i = units_.size();
    while (i > 0 && left > 0) left -= units_[--i].role != BlockRole::boilerplate;
    return i;
  }

  bool open(std::size_t i) const {
    const BlockRole role = units_[i].role;
    return !units_[i].fixed && (role == BlockRole::paragraph || role == BlockRole::heading);
  }

  void look(std::size_t i) {
    if (units_[i].fixed && units_[i].role == BlockRole::byline)
      return take(i, find_date(views_[i].text));
    if (!open(i) || views_[i].length > kLongest) return;
    const auto date = find_date(views_[i].text);
    const std::size_t dated =
        date ? count_words(views_[i].text.substr(date->begin, date->end - date->begin)) : 0;
    const std::size_t rest = views_[i].words - dated;
    const bool opens = has_cue(views_[i].cues, CueKind::byline);
    const bool date_line = date && rest <= kMostWords && !(views_[i].sentence && rest > 7);
    const bool name_line =
        opens && !date && rest <= kMostWords && !views_[i].sentence && opens_name(i);
    if (date_line || name_line) take(i, date);
  }

  // "By Jane Doe", "Par la rédaction", not "Par temps de pluie".
  bool opens_name(std::size_t i) const {
    const std::vector<std::string_view> words = split(views_[i].text, ' ');
    if (!author_of(views_[i].text).empty()) return true;
    return views_[i].words <= 4 && words.size() > 1 &&
           (is_upper_word(words[1]) ||
            has_cue(find_cues(views_[i].text.substr(words[0].size())), CueKind::byline));
  }

  void take(std::size_t i, const std::optional<FoundDate>& date) {
    units_[i].role = BlockRole::byline;
    if (date && !byline_.date) byline_.date = date->date;
    if (byline_.author.empty()) byline_.author = author_of(views_[i].text);
  }

  // Unit `other` is a byline among the same lines as `i`.
  bool is_byline(std::size_t i, std::size_t other) const {
    return other < units_.size() && units_[other].role == BlockRole::byline &&
           units_[other].group == units_[i].group;
  }

  // A line of names over or under a date line, when a longer line above can be the title.
  void names_above_dates() {
    bool title = !draft_.info.title.empty();
    for (std::size_t i = 0; i < std::min(prose_ + 1, units_.size()); ++i) {
      const bool beside = is_byline(i, i + 1) || (i > 0 && is_byline(i, i - 1));
      if (open(i) && title && beside && is_name_line(views_[i])) {
        units_[i].role = BlockRole::byline;
        const std::string author = author_of(views_[i].text);
        if (!author.empty()) byline_.author = author;
      } else if (open(i) && views_[i].words >= 3) {
        title = true;
      }
    }
  }

  // "WARSAW, Feb 24, 2026 (Reuters) - …", "4 februari 2026 – …"
  Date dateline() const {
    std::size_t looked = 0;
    for (std::size_t i = 0; i < units_.size() && looked < 4; ++i) {
      if (!is_content(units_[i].role) || units_[i].role == BlockRole::list_item) continue;
      ++looked;
      const std::string_view text = views_[i].text;
      const auto found = find_date(text.substr(0, kDateline));
      if (!found) continue;
      const std::string_view behind = text.substr(found->end, 40);
      for (std::string_view mark : {" -", "–", "—", "/", "(", ")", "|"}) {
        if (behind.find(mark) != std::string_view::npos) return found->date;
      }
    }
    return {};
  }

  Draft& draft_;
  std::vector<Unit>& units_;
  const std::vector<UnitView>& views_;
  std::size_t prose_;
  Byline byline_;
};

}  // namespace

Byline find_byline(Draft& draft, const std::vector<UnitView>& views, std::size_t prose) {
  return Finder(draft, views, prose).run();
}

}  // namespace quaestor
