#include "boilerplate.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <set>

#include "dates.h"
#include "lines.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kProse = 100;      // code points of running text
constexpr std::size_t kShort = 100;      // a line of a menu, a label
constexpr std::size_t kBoxLine = 420;    // a paragraph in an advert or a notice
constexpr std::size_t kBodyFirst = 400;  // the article is under way
constexpr std::size_t kDated = 170;      // a line that may be a byline
constexpr std::size_t kCookieLine = 700;

// Folded names (capitalised, not at a sentence's start) of a text.
std::set<std::string> names_in(std::string_view text) {
  std::set<std::string> names;
  bool starts = true;  // of a sentence
  for (std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    std::size_t at = 0;
    const auto first = static_cast<UChar32>(next_code_point(word, at));
    const std::string key = fold(word);
    if (!starts && u_isupper(first) && key.size() >= 4) names.insert(key);
    starts = ends_sentence(word);
  }
  return names;
}

class Marker {
 public:
  Marker(Draft& draft, const std::vector<UnitView>& views, std::size_t prose)
      : units_(draft.units), views_(views), prose_(prose), title_(draft.info.title) {}

  void run() {
    for (std::size_t i = 0; i < units_.size();) i = step(i);
  }

 private:
  bool has(std::size_t i, CueKind kind) const { return has_cue(views_[i].cues, kind); }
  bool has(std::size_t i, CueKind kind, CueFit fit) const {
    return has_cue(views_[i].cues, kind, fit);
  }
  bool in_header(std::size_t i) const { return i < prose_ || prose_ >= units_.size(); }

  void mark(std::size_t i) {
    if (!units_[i].fixed) units_[i].role = BlockRole::boilerplate;
  }
  void mark(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) mark(i);
  }
  std::size_t group_end(std::size_t i) const {
    std::size_t end = i;
    while (end < units_.size() && units_[end].group == units_[i].group) ++end;
    return end;
  }
  std::size_t group_begin(std::size_t i) const {
    while (i > 0 && units_[i - 1].group == units_[i].group) --i;
    return i;
  }
  bool is_small(std::size_t from, std::size_t to, std::size_t count, std::size_t length) const {
    if (to - from > count) return false;
    for (std::size_t i = from; i < to; ++i) {
      if (views_[i].length > length) return false;
    }
    return true;
  }

  // Handles unit i, returns the next to look at.
  std::size_t step(std::size_t i) {
    if (units_[i].fixed) {
      if (is_content(units_[i].role)) read_ += views_[i].length;
      return i + 1;
    }
    if (!views_[i].cues.empty()) {
      if (const std::size_t next = section(i); next > i) return next;
      if (is_boilerplate_line(i)) return mark(i), i + 1;
    }
    if (is_menu_shape(i)) return mark(i), i + 1;
    if (in_header(i) && is_menu_group(i)) return mark(i, group_end(i)), group_end(i);
    if (views_[i].prose) read_ += views_[i].length;
    return i + 1;
  }

  // Cues that concern more than their own line; 0 when there is none.
  std::size_t section(std::size_t i) {
    if (has(i, CueKind::cookie)) return cookie(i);
    if (has(i, CueKind::comment_start, CueFit::line)) return comments(i);
    if (has(i, CueKind::teaser_start, CueFit::line)) return teasers(i);
    if (has(i, CueKind::author_start, CueFit::line) && read_ >= kBodyFirst) return box(i);
    if (has(i, CueKind::legal, CueFit::line)) return box(i);
    if (has(i, CueKind::contact, CueFit::line)) return contact(i);
    if (has(i, CueKind::advert)) return advert(i);
    if (views_[i].text.substr(0, 2) == "©") return tail(i);
    return 0;
  }

  std::size_t cookie(std::size_t i) {
    if (views_[i].length > kCookieLine || (!in_header(i) && views_[i].prose && !has_button(i)))
      return 0;
    const std::size_t begin = group_begin(i);
    const std::size_t end = group_end(i);
    if (end - begin > 8) return mark(i), i + 1;
    mark(begin, end);
    return end;
  }

  // A short line of a menu or about cookies in the same group.
  bool has_button(std::size_t i) const {
    for (std::size_t k = group_begin(i); k < group_end(i); ++k) {
      const bool cue =
          has(k, CueKind::menu) || has(k, CueKind::cookie) || views_[k].text.front() == '[';
      if (k != i && views_[k].length <= kShort && cue) return true;
    }
    return false;
  }

  // Comments run to the end, unless two paragraphs in a row are about the article's names.
  std::size_t comments(std::size_t i) {
    mark(i);
    if (read_ < kBodyFirst) return i + 1;
    for (++i; i < units_.size(); ++i) {
      if (i + 1 < units_.size() && resumes(i, 4, 0.5) && resumes(i + 1, 3, 0.4)) return i;
      mark(i);
    }
    return i;
  }

  // A heading over lines to other stories: its own group, or, when it stands alone, what follows
  // until the article is taken up again.
  std::size_t teasers(std::size_t i) {
    std::size_t end = group_end(i);
    if (end - i > 8 && has_prose(i, end)) end = list_end(i + 1, end);
    mark(i, end);
    if (read_ < kBodyFirst) return end;
    const bool alone = end - i == 1;
    while (end < units_.size()) {
      const std::size_t next = group_end(end);
      const bool prose = has_prose(end, next);
      if (prose && (!alone || resumes(end, 2, 0.34))) break;
      if (!prose && !alone && !is_list(end, next)) break;
      if (!prose && end > i + 1 && next < units_.size() && views_[next].prose &&
          resumes(next, 2, 0.34))
        break;
      mark(end, next);
      end = next;
    }
    return end;
  }

  bool has_prose(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      if (views_[i].prose) return true;
    }
    return false;
  }
  bool is_list(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      if (units_[i].role != BlockRole::list_item || views_[i].length > 160) return false;
    }
    return true;
  }
  std::size_t list_end(std::size_t from, std::size_t to) const {
    while (from < to && !views_[from].prose && views_[from].length <= 160) ++from;
    return from;
  }

  // The paragraph shares at least `count` names with the article so far, and they are `share` of
  // its names.
  bool resumes(std::size_t i, std::size_t count, double share) {
    if (!views_[i].prose) return false;
    if (!learned_) learn(i);
    const std::set<std::string> names = names_in(views_[i].text);
    const auto shared = static_cast<std::size_t>(std::count_if(
        names.begin(), names.end(), [&](const auto& n) { return known_.count(n) > 0; }));
    return shared >= count &&
           static_cast<double>(shared) >= share * static_cast<double>(names.size());
  }
  void learn(std::size_t before) {
    learned_ = true;
    known_ = names_in(title_);
    for (std::size_t k = 0; k < before; ++k) {
      if (is_content(units_[k].role)) known_.merge(names_in(views_[k].text));
    }
  }

  // A heading with its text: the group, and the next one when the heading stands alone.
  std::size_t box(std::size_t i) {
    std::size_t end = group_end(i);
    if (end - i == 1 && end < units_.size()) end = group_end(end);
    mark(i, end);
    return end;
  }

  std::size_t contact(std::size_t i) {
    mark(i);
    std::size_t end = i + 1;
    while (end < units_.size() && end < i + 8 && !views_[end].prose && views_[end].length <= 160 &&
           units_[end].role != BlockRole::heading) {
      mark(end++);
    }
    return end;
  }

  std::size_t advert(std::size_t i) {
    const UnitView& view = views_[i];
    if (has(i, CueKind::advert, CueFit::label)) return mark(i), i + 1;
    const bool opening = has(i, CueKind::advert, CueFit::opening);
    const bool line = has(i, CueKind::advert, CueFit::line);
    const bool banner = opening && view.length <= 60 && !view.sentence;
    const bool specific = std::any_of(view.cues.begin(), view.cues.end(), [](const Cue& c) {
      return c.kind == CueKind::advert && c.specific;
    });
    if (!line && !banner) {
      if (!specific || view.length > kBoxLine) return 0;
      return mark(i), i + 1;
    }
    const std::size_t end = group_end(i);
    if (i == group_begin(i) && is_small(i, end, 4, kBoxLine)) return mark(i, end), end;
    return mark(i), i + 1;
  }

  // From the copyright line on, everything but running text.
  std::size_t tail(std::size_t i) {
    mark(i);
    if (read_ < kBodyFirst) return i + 1;
    for (++i; i < units_.size() && !views_[i].prose; ++i) mark(i);
    return i;
  }

  bool is_boilerplate_line(std::size_t i) const {
    const UnitView& view = views_[i];
    const bool late = read_ >= kBodyFirst;
    const bool brief = view.length <= kShort;
    for (const Cue& cue : view.cues) {
      switch (cue.kind) {
        case CueKind::menu:
          if (cue.fit != CueFit::label && !view.dated &&
              (brief || (cue.specific && view.length <= 250)))
            return true;
          break;
        case CueKind::flash:
        case CueKind::teaser_start:
          if (view.length <= 250 && (cue.fit != CueFit::line || brief)) return true;
          break;
        case CueKind::comment_start:
          if (brief && cue.fit == CueFit::line) return true;
          break;
        case CueKind::footer:
          if (view.length <= 250 && (cue.fit != CueFit::label) && (late || brief)) return true;
          break;
        case CueKind::contact:
          if (is_contact(view)) return true;
          break;
        case CueKind::legal:
          if (cue.fit == CueFit::label || cue.specific) return true;
          break;
        case CueKind::author_line:
          if (late && view.length <= kBoxLine && i + 8 >= units_.size()) return true;
          break;
        default:
          break;
      }
    }
    return false;
  }

  // "Media contact: Jane Doe, head of press, Acme": somebody with an office, a fact like any other.
  static bool names_officer(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return false;
    const std::string_view person = trim(text.substr(colon + 1));
    const std::size_t comma = person.find(',');
    if (comma == std::string_view::npos || comma > 60) return false;
    std::size_t upper = 0;
    for (std::string_view word : split(person.substr(0, comma), ' ')) {
      std::size_t at = 0;
      upper += !word.empty() && u_isupper(static_cast<UChar32>(next_code_point(word, at)));
    }
    return upper >= 2 && count_words(person.substr(comma)) >= 1;
  }

  static bool is_contact(const UnitView& view) {
    if (names_officer(view.text)) return false;
    return view.length <= kShort ||
           (view.length <= kBoxLine && (view.text.find('@') != std::string_view::npos ||
                                        view.text.find("http") != std::string_view::npos ||
                                        view.text.find("www.") != std::string_view::npos));
  }

  // Shapes of menus and buttons: "News | Sport | Farming", "Home > Business", "[Accept all]", "Home
  // Sport   Video".
  bool is_menu_shape(std::size_t i) const {
    const UnitView& view = views_[i];
    if (view.length > 160 || view.sentence || units_[i].role == BlockRole::table_row) return false;
    const std::string_view text = view.text;
    if (text.front() == '[' && text.back() == ']') return true;
    if (has_menu_cell(text)) return true;
    if (in_header(i) && count(text, " > ") + count(text, " › ") + count(text, " » ") >= 1 &&
        view.words <= 12) {
      return true;
    }
    const std::size_t cells = std::max({count(text, " | "), count(text, "   "), count(text, " · "),
                                        count(text, " • "), count(text, " / ")});
    return cells >= 3 && view.words <= 4 * (cells + 1);
  }
  // "Sign in    Subscribe", "Teilen | Drucken": columns, one of them known from menus.
  static bool has_menu_cell(std::string_view text) {
    for (std::string_view gap : {"  ", " | "}) {
      if (text.find(gap) == std::string_view::npos) continue;
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(gap, at), text.size());
        if (has_cue(find_cues(text.substr(at, end - at)), CueKind::menu, CueFit::line)) return true;
        at = end + gap.size();
      }
    }
    return false;
  }
  static std::size_t count(std::string_view text, std::string_view mark) {
    std::size_t n = 0;
    for (std::size_t at = text.find(mark); at != std::string_view::npos;
         at = text.find(mark, at + mark.size()))
      ++n;
    return n;
  }

  // Four and more lines of a few words above the article.
  bool is_menu_group(std::size_t i) const {
    const std::size_t begin = group_begin(i);
    const std::size_t end = group_end(i);
    if (end - begin < 4) return false;
    std::size_t brief = 0;
    for (std::size_t k = begin; k < end; ++k) brief += views_[k].words <= 4 && !views_[k].sentence;
    return brief == end - begin;
  }

  std::vector<Unit>& units_;
  const std::vector<UnitView>& views_;
  std::size_t prose_;
  std::string title_;
  std::size_t read_ = 0;         // code points of running text so far
  std::set<std::string> known_;  // names of the article so far, once asked for
  bool learned_ = false;
};

}  // namespace

std::vector<UnitView> views_of(const Draft& draft) {
  std::vector<UnitView> views;
  views.reserve(draft.units.size());
  for (const Unit& unit : draft.units) {
    UnitView view;
    view.text = text_of(draft.text, unit);
    view.length = code_points(view.text);
    view.words = count_words(view.text);
    view.sentence = ends_sentence(view.text);
    view.prose = view.length >= kProse && view.sentence && view.words >= 12;
    view.dated = view.length <= kDated && find_date(view.text).has_value();
    view.cues = find_cues(view.text);
    views.push_back(std::move(view));
  }
  return views;
}

std::size_t first_prose(const Draft& draft, const std::vector<UnitView>& views) {
  int cookies = -1;  // group that speaks of cookies
  for (std::size_t i = 0; i < views.size(); ++i) {
    if (has_cue(views[i].cues, CueKind::cookie)) cookies = draft.units[i].group;
    const bool other = draft.units[i].role == BlockRole::boilerplate ||
                       draft.units[i].role == BlockRole::caption || draft.units[i].group == cookies;
    if (views[i].prose && !other) return i;
  }
  return views.size();
}

void mark_boilerplate(Draft& draft, const std::vector<UnitView>& views, std::size_t prose) {
  Marker(draft, views, prose).run();
}

void mark_author_box(Draft& draft, const std::vector<UnitView>& views, const std::string& author) {
  if (author.size() < 5) return;
  std::size_t paragraphs = 0;
  for (const UnitView& view : views) paragraphs += view.prose;
  std::size_t seen = 0;  // from the end
  for (std::size_t i = views.size(); i-- > 0 && seen < 2;) {
    if (draft.units[i].fixed || !is_content(draft.units[i].role)) continue;
    ++seen;
    const std::size_t at = fold(views[i].text.substr(0, 80)).find(author);
    if (paragraphs >= 3 && at != std::string::npos && at <= 25)
      draft.units[i].role = BlockRole::boilerplate;
  }
}

}  // namespace quaestor
