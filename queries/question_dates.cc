#include "question_dates.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace quaestor {

namespace {

constexpr std::size_t kLongestPeriod = 6;  // words of "in den vergangenen zwei Jahren"
constexpr int kMonths = 12;
constexpr int kDecade = 10;

std::optional<int> whole(std::string_view folded) {
  if (!is_number(folded) || folded.size() > 4) return std::nullopt;
  int value = 0;
  std::from_chars(folded.data(), folded.data() + folded.size(), value);
  return value;
}

// "1", "1er", "1st", "2nd", "3e".
std::optional<int> day_of(std::string_view folded) {
  std::size_t digits = 0;
  while (digits < folded.size() && folded[digits] >= '0' && folded[digits] <= '9') ++digits;
  if (digits == 0 || digits > 2 || folded.size() - digits > 2) return std::nullopt;
  const std::optional<int> day = whole(folded.substr(0, digits));
  return day && *day >= 1 && *day <= 31 ? day : std::nullopt;
}

bool exists(const Date& date) {
  return date.month >= 1 && date.month <= kMonths &&
         date.day <= days_in_month(date.year, date.month);
}

class Reader {
 public:
  Reader(std::string_view text, const std::vector<QuestionToken>& tokens, std::size_t at,
         const QuestionWords& words, const Today& today)
      : text_(text), tokens_(tokens), at_(at), words_(words), today_(today) {}

  std::optional<Period> read() const {
    for (const auto& found : {written(), digits_only(), day_month_year(), month_first(), told()}) {
      if (found) return found;
    }
    return std::nullopt;
  }

 private:
  std::string_view word(std::size_t offset) const {
    return at_ + offset < tokens_.size() ? std::string_view(tokens_[at_ + offset].folded)
                                         : std::string_view();
  }
  std::optional<int> year_at(std::size_t offset) const {
    return is_year(word(offset)) ? whole(word(offset)) : std::nullopt;
  }
  std::optional<int> month_at(std::size_t offset) const {
    const auto found = words_.months.find(word(offset));
    return found == words_.months.end() ? std::nullopt : std::optional(found->second);
  }
  static Period of(const Date& date, std::size_t count) { return {date, date, count}; }

  // "2024", "2024-05", "2024-05-13".
  std::optional<Period> written() const {
    if (!year_at(0)) return std::nullopt;
    for (std::size_t n = std::min<std::size_t>(3, tokens_.size() - at_); n > 0; --n) {
      const std::string span(typed_span(text_, tokens_, at_, n));
      const std::optional<Date> date = parse_date(span);
      if (date && to_string(*date) == span) return of(*date, n);
    }
    return std::nullopt;
  }

  // "13.05.2024", "13/5/2024".
  std::optional<Period> digits_only() const {
    const std::optional<int> year = year_at(2);
    const std::optional<int> day = day_of(word(0));
    const std::optional<int> month = whole(word(1));
    if (!year || !day || !month || !is_number(word(0))) return std::nullopt;
    const Date date{*year, *month, *day};
    return exists(date) ? std::optional(of(date, 3)) : std::nullopt;
  }

  // "13 May 2024", "1er janvier 2026".
  std::optional<Period> day_month_year() const {
    const std::optional<int> day = day_of(word(0));
    const std::optional<int> month = month_at(1);
    if (!day || !month) return std::nullopt;
    const std::optional<int> year = year_at(2);
    const Date date{year.value_or(latest_year(*month, *day)), *month, *day};
    if (!exists(date)) return std::nullopt;
    return of(date, year ? 3 : 2);
  }

  // "May 2024", "May 13, 2024", and "May" alone behind a preposition of time.
  std::optional<Period> month_first() const {
    const std::optional<int> month = month_at(0);
    if (!month) return std::nullopt;
    if (const std::optional<int> year = year_at(1)) return of({*year, *month, 0}, 2);
    if (const std::optional<int> day = day_of(word(1)); day && year_at(2)) {
      const Date date{*year_at(2), *month, *day};
      if (exists(date)) return of(date, 3);
    }
    if (!joins_time(1)) {
      if (at_ == 0) return std::nullopt;
      const std::string_view cue = words_.cue(tokens_[at_ - 1].folded);
      if (cue != "in" && cue != "since" && cue != "until" && cue != "before" && cue != "after") {
        return std::nullopt;
      }
      return of({latest_year(*month, 1), *month, 0}, 1);
    }
    return of({*year_at(2), *month, 0}, 3);  // "May of 2024"
  }

  // "of 2024" behind what is `offset` words away.
  bool joins_time(std::size_t offset) const {
    return year_at(offset + 1).has_value() && words_.cue(word(offset)) == "of";
  }

  // Words of the language's table: "last year", "Q4 2025", "past # years".
  std::optional<Period> told() const {
    for (std::size_t n = std::min(kLongestPeriod, tokens_.size() - at_); n > 0; --n) {
      int number = 0;
      std::string form;
      for (std::size_t i = 0; i < n; ++i) {
        std::string_view shown = word(i);
        const std::optional<int> count = n > 1 ? count_of(shown) : std::nullopt;
        if (count) {
          number = *count;
          shown = "#";
        }
        form += (i == 0 ? "" : " ") + std::string(shown);
      }
      auto found = words_.periods.find(form);
      if (found == words_.periods.end()) found = words_.periods.find(folded_span(tokens_, at_, n));
      if (found != words_.periods.end()) return meant(found->second, number, n);
    }
    return std::nullopt;
  }

  std::optional<int> count_of(std::string_view folded) const {
    if (const std::optional<int> digits = whole(folded); digits && *digits < 100) return digits;
    const auto found = words_.numbers.find(folded);
    if (found == words_.numbers.end() || found->second < 1 || found->second > 99) {
      return std::nullopt;
    }
    return static_cast<int>(found->second);
  }

  // "year-1", "month+0", "day-1", "year-#", "q4", "h1", "decade+0".
  std::optional<Period> meant(const std::string& value, int number, std::size_t count) const {
    if (value.size() == 2 && (value[0] == 'q' || value[0] == 'h')) return part(value, count);
    const std::size_t sign = value.find_first_of("+-");
    if (sign == std::string::npos) return std::nullopt;
    const std::string unit = value.substr(0, sign);
    const bool open = value.ends_with('#');
    int shift = open ? number : whole(value.substr(sign + 1)).value_or(0);
    if (value[sign] == '-') shift = -shift;
    Period period = of(moved(unit, shift), count);
    if (unit == "decade") {
      period.until = {period.since.year + kDecade - 1, 0, 0};
    } else if (unit == "quarter") {
      period = {period.since, {period.since.year, period.since.month + 2, 0}, count};
    } else if (unit == "week") {
      period.until = civil_from_days(days_from_civil(period.since) + 6);
    }
    if (open) period.until = {};
    return period;
  }

  Date moved(const std::string& unit, int shift) const {
    if (unit == "year") return {today_.date().year + shift, 0, 0};
    if (unit == "decade") {
      return {(today_.date().year / kDecade + shift) * kDecade, 0, 0};
    }
    if (unit == "day") return civil_from_days(days_from_civil(today_.date()) + shift);
    if (unit == "week") {
      return civil_from_days(days_from_civil(today_.date()) - weekday(today_.date()) + 7L * shift);
    }
    int month = std::max(today_.date().month, 1) - 1;
    if (unit == "quarter") month = month / 3 * 3;
    month += today_.date().year * kMonths + shift * (unit == "quarter" ? 3 : 1);
    return {month / kMonths, month % kMonths + 1, 0};
  }

  // A quarter or half of the year behind it ("Q4 2025", "fourth quarter of 2025"), before it
  // ("2025 Q4"), or of this year.
  std::optional<Period> part(const std::string& value, std::size_t count) const {
    int year = today_.date().year;
    if (const auto behind = year_at(count)) {
      year = *behind;
      count += 1;
    } else if (joins_time(count)) {
      year = *year_at(count + 1);
      count += 2;
    } else if (at_ > 0 && is_year(tokens_[at_ - 1].folded)) {
      year = *whole(tokens_[at_ - 1].folded);
    }
    const int months = value[0] == 'q' ? 3 : 6;
    const int last = (value[1] - '0') * months;
    return Period{{year, last - months + 1, 0}, {year, last, 0}, count};
  }

  // The year of the last such day that is not after today.
  int latest_year(int month, int day) const {
    const Date then{today_.date().year, month, day};
    return then <= Date{today_.date().year, std::max(today_.date().month, 1),
                        std::max(today_.date().day, 1)}
               ? today_.date().year
               : today_.date().year - 1;
  }

  std::string_view text_;
  const std::vector<QuestionToken>& tokens_;
  std::size_t at_;
  const QuestionWords& words_;
  const Today& today_;
};

}  // namespace

const Date& Today::date() const {
  if (!date_) {
    for (const ArticleInfo& article : graph_->articles()) date_ = std::max(date_, article.date);
  }
  return date_;
}

std::optional<Period> period_at(std::string_view text, const std::vector<QuestionToken>& tokens,
                                std::size_t at, const QuestionWords& words, const Today& today) {
  return Reader(text, tokens, at, words, today).read();
}

Date next(const Date& date) {
  if (date.day != 0) return civil_from_days(days_from_civil(date) + 1);
  if (date.month == 0) return {date.year + 1, 0, 0};
  return date.month == kMonths ? Date{date.year + 1, 1, 0} : Date{date.year, date.month + 1, 0};
}

Date previous(const Date& date) {
  if (date.day != 0) return civil_from_days(days_from_civil(date) - 1);
  if (date.month == 0) return {date.year - 1, 0, 0};
  return date.month == 1 ? Date{date.year - 1, kMonths, 0} : Date{date.year, date.month - 1, 0};
}

}  // namespace quaestor
