// The last stage of reading: from units to an article with title, summary, date and language.
#include <algorithm>

#include "boilerplate.h"
#include "byline.h"
#include "draft.h"
#include "lines.h"
#include "quaestor/articles/reader.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kLongestTitle = 200;  // code points
constexpr std::size_t kTitleWords = 4;   // fewer words are more likely a kicker or the site's name
constexpr std::size_t kLabelWords = 8;   // of a site's name above its menu
constexpr std::size_t kTitleDepth = 15;  // units looked at for a title that is known

// Inline markup off: emphasis, links, code.
std::string without_markup(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '*' || text[i] == '`' || text[i] == '[') continue;
    if (text[i] == ']') {
      if (i + 1 < text.size() && text[i + 1] == '(')
        i = std::min(text.find(')', i), text.size() - 1);
      continue;
    }
    out += text[i] == '\n' ? ' ' : text[i];
  }
  return std::string(trim(out));
}

bool is_kicker(const UnitView& view) {
  return has_cue(view.cues, CueKind::kicker, CueFit::line) || has_cue(view.cues, CueKind::flash);
}

bool may_be_title(const Draft& draft, const std::vector<UnitView>& views, std::size_t i) {
  const Unit& unit = draft.units[i];
  const bool role = unit.role == BlockRole::paragraph || unit.role == BlockRole::heading;
  return role && !unit.fixed && views[i].length <= kLongestTitle && !is_kicker(views[i]);
}

// The unit that repeats a title known from a record or front matter, or units.size().
std::size_t repeated_title(const Draft& draft, const std::vector<UnitView>& views) {
  const std::string key = fold(draft.info.title);
  for (std::size_t i = 0; i < std::min(kTitleDepth, views.size()); ++i) {
    const BlockRole role = draft.units[i].role;
    if (is_content(role) && views[i].length <= kLongestTitle + 40 &&
        fold(without_markup(views[i].text)) == key) {
      return i;
    }
  }
  return views.size();
}

// The headline above the first paragraph: the first heading mark of Markdown, else the first line
// of some words.
std::size_t headline(const Draft& draft, const std::vector<UnitView>& views, std::size_t prose) {
  std::size_t brief = views.size();
  std::size_t site = views.size();
  for (std::size_t i = 0; i < std::min(prose, views.size()); ++i) {
    if (!may_be_title(draft, views, i)) continue;
    if (views[i].words < kTitleWords) {
      if (brief == views.size()) brief = i;
    } else if (i + 1 < views.size() && draft.units[i + 1].role == BlockRole::boilerplate &&
               draft.units[i + 1].group == draft.units[i].group) {
      if (site == views.size()) site = i;  // a menu right below: the name of the site
    } else if (site == views.size() || !views[i].sentence) {
      return i;
    }
  }
  return site < views.size() ? site : brief;
}

void set_title(Draft& draft, const std::vector<UnitView>& views, std::size_t prose) {
  const bool has_title = std::any_of(draft.units.begin(), draft.units.end(),
                                     [](const Unit& u) { return u.role == BlockRole::title; });
  if (!draft.info.title.empty()) {
    const std::size_t at = repeated_title(draft, views);
    if (at < views.size()) draft.units[at].role = BlockRole::title;
    if (at < views.size() || has_title) return;
  }
  if (has_title || !draft.info.title.empty()) return;
  const std::size_t at = headline(draft, views, prose);
  if (at < views.size()) {
    draft.units[at].role = BlockRole::title;
    draft.info.title = without_markup(views[at].text);
    return;
  }
  for (std::size_t i = 0; i < views.size(); ++i) {  // no headline: the first sentence stands for it
    if (!is_content(draft.units[i].role)) continue;
    const std::string text = without_markup(views[i].text.substr(0, 2000));
    draft.info.title = repair_utf8(text.substr(0, std::min(text.find(". ") + 1, text.size())));
    return;
  }
}

// Lines between title and first paragraph that say what the article tells.
void set_summary(Draft& draft, const std::vector<UnitView>& views, std::size_t prose) {
  for (const Unit& unit : draft.units) {
    if (unit.role == BlockRole::summary) return;
  }
  std::size_t title = views.size();
  for (std::size_t i = 0; i < views.size() && title == views.size(); ++i) {
    if (draft.units[i].role == BlockRole::title) title = i;
  }
  for (std::size_t i = title + 1; i < std::min(prose, views.size()); ++i) {
    Unit& unit = draft.units[i];
    const bool role = unit.role == BlockRole::paragraph || unit.role == BlockRole::heading;
    if (!role || unit.fixed || views[i].words < 5) continue;
    unit.role = BlockRole::summary;
    return;
  }
}

// Above the title: kickers are labels, names of sites over a menu are not the article.
void settle_header(Draft& draft, const std::vector<UnitView>& views, std::size_t prose) {
  for (std::size_t i = 0; i < std::min(prose, views.size()); ++i) {
    Unit& unit = draft.units[i];
    if (!unit.fixed && unit.role == BlockRole::paragraph && is_kicker(views[i])) {
      unit.role = BlockRole::heading;
    }
  }
  std::size_t title = 0;
  while (title < views.size() && draft.units[title].role != BlockRole::title) ++title;
  if (title == views.size()) return;
  bool menu = false;  // between the line and the title
  for (std::size_t i = title; i-- > 0;) {
    Unit& unit = draft.units[i];
    menu = menu || unit.role == BlockRole::boilerplate;
    const bool label = !unit.fixed && !views[i].sentence && views[i].words <= kLabelWords;
    if (menu && label && is_content(unit.role)) unit.role = BlockRole::boilerplate;
  }
}

std::string content_sample(const Draft& draft) {
  std::string sample;
  for (const Unit& unit : draft.units) {
    if (!is_content(unit.role)) continue;
    sample += text_of(draft.text, unit);
    sample += '\n';
    if (sample.size() > 20000) break;
  }
  return sample.empty() ? draft.text.substr(0, 20000) : sample;
}

// White space off both ends of units; units of nothing else away.
void trim_units(Draft& draft) {
  for (Unit& unit : draft.units) {
    const std::string_view text = trim(text_of(draft.text, unit));
    if (!text.empty()) unit.begin = static_cast<std::size_t>(text.data() - draft.text.data());
    unit.end = unit.begin + text.size();
  }
  draft.units.erase(std::remove_if(draft.units.begin(), draft.units.end(),
                                   [](const Unit& unit) { return unit.begin == unit.end; }),
                    draft.units.end());
}

std::vector<Block> blocks_of(const std::vector<Unit>& units) {
  std::vector<Block> blocks;
  blocks.reserve(units.size());
  for (const Unit& unit : units) {
    blocks.push_back({unit.begin, unit.end, unit.role});
  }
  return blocks;
}

}  // namespace

Article annotate(Draft draft) {
  trim_units(draft);
  const std::vector<UnitView> views = views_of(draft);
  const std::size_t prose = first_prose(draft, views);
  mark_boilerplate(draft, views, prose);
  const Byline byline = find_byline(draft, views, prose);
  set_title(draft, views, prose);
  set_summary(draft, views, prose);
  settle_header(draft, views, prose);
  mark_author_box(draft, views, byline.author);
  if (!draft.info.date) draft.info.date = byline.date;
  if (draft.info.language.empty()) draft.info.language = detect_language(content_sample(draft));
  Article article;
  article.blocks = blocks_of(draft.units);
  article.info = std::move(draft.info);
  article.text = std::move(draft.text);
  article.warnings = std::move(draft.warnings);
  return article;
}

}  // namespace quaestor
