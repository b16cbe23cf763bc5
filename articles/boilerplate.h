// Which units of a draft are not the article: menus, cookie text, teasers, comments, author boxes,
// adverts, contact and legal lines. Rules over cue words (cues.h) and the shape of lines; a new
// language needs forms in the table only.
#pragma once

#include <string>
#include <vector>

#include "cues.h"
#include "draft.h"

namespace quaestor {

// What the rules look at, once for each unit.
struct UnitView {
  std::string_view text;
  std::vector<Cue> cues;
  std::size_t length = 0;  // code points
  std::size_t words = 0;
  bool sentence = false;  // ends like one
  bool prose = false;     // long and a sentence
  bool dated = false;     // short and with a full date
};

std::vector<UnitView> views_of(const Draft& draft);

// Index of the first unit of running text that belongs to the article; units.size() when there is
// none.
std::size_t first_prose(const Draft& draft, const std::vector<UnitView>& views);

// Sets BlockRole::boilerplate on units that are not fixed. `prose` as first_prose() gave it.
void mark_boilerplate(Draft& draft, const std::vector<UnitView>& views, std::size_t prose);

// Marks the box about the author at the end of the article, told by the author's name opening it.
void mark_author_box(Draft& draft, const std::vector<UnitView>& views, const std::string& author);

}  // namespace quaestor
