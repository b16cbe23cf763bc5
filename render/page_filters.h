// What the pages share: their head, and the filters by kind, country, status and year.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "quaestor/facts/fact.h"
#include "quaestor/render/texts.h"

namespace quaestor {

// What a fact answers to in each filter, in words of the page's language.
struct FilterValues {
  std::set<std::string> kinds, countries, statuses, years;
  void merge(FilterValues other);
};
FilterValues filter_values(const Fact& fact, const Texts& texts);

// One <select> a filter, "by-kind", "by-country", "by-status", "by-year".
std::string filters_html(const FilterValues& values, const Texts& texts);
// The style of pages: `dark` always, else as the reader's system is.
std::string page_style(bool dark);
// From <!DOCTYPE> to <body>.
std::string page_head(std::string_view title, const Texts& texts, std::string_view style);

}  // namespace quaestor
