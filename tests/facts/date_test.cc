#include "quaestor/facts/date.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace quaestor;

TEST_CASE("dates keep their precision") {
  CHECK(to_string(*parse_date("2018")) == "2018");
  CHECK(to_string(*parse_date("2025-09")) == "2025-09");
  CHECK(to_string(*parse_date("2026-06-17 13:30:05+00:00")) == "2026-06-17");
  CHECK(to_string(*parse_date("2026-06-17T13:30:05Z")) == "2026-06-17");
}

TEST_CASE("what is not a date of the calendar is refused") {
  for (const char* text : {"", "17 June", "2025-13", "2025-02-29", "20255", "0000", "2025-1-2"}) {
    CHECK_FALSE(parse_date(text));
  }
  CHECK(parse_date("2024-02-29"));
}

TEST_CASE("days and dates are inverse") {
  CHECK(days_from_civil({1970, 1, 1}) == 0);
  CHECK(weekday({2026, 11, 22}) == 6);
  rc::check([] {
    const long days = *rc::gen::inRange(-200000L, 200000L);
    const Date date = civil_from_days(days);
    RC_ASSERT(days_from_civil(date) == days);
    RC_ASSERT(date.day <= days_in_month(date.year, date.month));
  });
}
