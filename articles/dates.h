// Calendar dates written out in running text: "17 June 2026", "June 17, 2026", "17. Juni 2026",
// "14/05/2025", ISO.
//
//   find_date("Publié le 6 novembre 2025")->date == Date{2025, 11, 6}
//
// Whole days only; relative words ("yesterday") are not its business.
#pragma once

#include <optional>
#include <string_view>

#include "quaestor/facts/date.h"

namespace quaestor {

struct FoundDate {
  Date date;
  std::size_t begin = 0;  // bytes, half-open
  std::size_t end = 0;
};

// The first full date (day, month, year from 1900 to 2199) in `text`. Of 04/05/2025 the day comes
// first unless it cannot. Month names: lexicons/months.tsv.
std::optional<FoundDate> find_date(std::string_view text);

// 1..12 for the name of a month or its short form in one of the four languages, else 0.
int month_of(std::string_view word);

}  // namespace quaestor
