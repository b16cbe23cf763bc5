#include "quaestor/facts/date.h"

#include <fmt/format.h>

namespace quaestor {

namespace {
// Reads exactly `digits` decimal digits at `at`; -1 if they are not there.
int read_digits(std::string_view text, std::size_t at, int digits) {
  if (at + static_cast<std::size_t>(digits) > text.size()) return -1;
  int value = 0;
  for (int i = 0; i < digits; ++i) {
    const char c = text[at + static_cast<std::size_t>(i)];
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

// Two digits of a number below a hundred.
void append_two(std::string& out, int value) {
  out += static_cast<char>('0' + value / 10 % 10);
  out += static_cast<char>('0' + value % 10);
}

bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}
}  // namespace

int days_in_month(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

std::optional<Date> parse_date(std::string_view text) {
  Date date;
  date.year = read_digits(text, 0, 4);
  if (date.year <= 0 || digit_at(text, 4)) return std::nullopt;
  if (text.size() < 5 || text[4] != '-') return date;
  date.month = read_digits(text, 5, 2);
  if (date.month < 1 || date.month > 12 || digit_at(text, 7)) return std::nullopt;
  if (text.size() < 8 || text[7] != '-') return date;
  date.day = read_digits(text, 8, 2);
  if (date.day < 1 || date.day > days_in_month(date.year, date.month) || digit_at(text, 10)) {
    return std::nullopt;
  }
  return date;
}

std::string to_string(const Date& date) {
  if (!date) return {};
  std::string text;
  if (date.year > 0 && date.year < 10000) {
    append_two(text, date.year / 100);
    append_two(text, date.year % 100);
  } else {
    text = fmt::format("{:04}", date.year);
  }
  for (const int part : {date.month, date.day}) {
    if (part == 0) break;
    text += '-';
    append_two(text, part);
  }
  return text;
}

long days_from_civil(const Date& date) {
  const int month = date.month == 0 ? 1 : date.month;
  const int day = date.day == 0 ? 1 : date.day;
  const long y = date.year - (month <= 2 ? 1 : 0);
  const long era = (y >= 0 ? y : y - 399) / 400;
  const long year_of_era = y - era * 400;
  const long day_of_year = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Date civil_from_days(long days) {
  days += 719468;
  const long era = (days >= 0 ? days : days - 146096) / 146097;
  const long doe = days - era * 146097;
  const long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const long mp = (5 * doy + 2) / 153;
  Date date;
  date.day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
  date.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  date.year = static_cast<int>(yoe + era * 400 + (date.month <= 2 ? 1 : 0));
  return date;
}

int weekday(const Date& date) {
  const long days = days_from_civil(date);  // 1970-01-01 was a Thursday
  return static_cast<int>(((days + 3) % 7 + 7) % 7);
}

}  // namespace quaestor
