// Author and date lines, and the dates of datelines.
#pragma once

#include <string>
#include <vector>

#include "boilerplate.h"
#include "draft.h"

namespace quaestor {

struct Byline {
  Date date;           // when the article appeared, as far as its lines tell
  std::string author;  // folded, the first one named, or empty
};

// Sets BlockRole::byline on author and date lines near the article's start and end.
Byline find_byline(Draft& draft, const std::vector<UnitView>& views, std::size_t prose);

}  // namespace quaestor
