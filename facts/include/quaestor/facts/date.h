// A calendar date with precision of year, month or day, as ISO 8601 text: "2018", "2025-09",
// "2026-06-17".
//
//   Date d = *parse_date("2025-09");  d.month == 9;  d.day == 0;  to_string(d) == "2025-09";
//
// It holds no time of day and no time zone.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace quaestor {

struct Date {
  int year = 0;   // 0 = no date at all
  int month = 0;  // 1..12, 0 = only the year is known
  int day = 0;    // 1..31, 0 = only year and month are known

  explicit operator bool() const { return year != 0; }
  auto operator<=>(const Date&) const = default;
};

// Reads the date at the start of ISO text ("2026-06-17 13:30:05+00:00" gives the day); nullopt if
// there is none or it is not in the calendar.
std::optional<Date> parse_date(std::string_view text);
std::string to_string(const Date& date);  // empty for no date

// Proleptic Gregorian calendar (algorithm: Howard Hinnant, "chrono-compatible low-level date
// algorithms").
long days_from_civil(const Date& date);  // days since 1970-01-01; month and day 0 count as 1
Date civil_from_days(long days);
int weekday(const Date& date);  // 0 = Monday .. 6 = Sunday
int days_in_month(int year, int month);

}  // namespace quaestor
