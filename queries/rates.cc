#include "quaestor/queries/rates.h"

#include <charconv>
#include <iterator>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"

namespace quaestor {

namespace {

template <typename Number>
Number parse_number(const std::string& text, const std::string& source, long line) {
  Number number{};
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || at != end || number <= 0) {
    throw Error(ErrorKind::bad_format, source, line, "not a positive number: " + text);
  }
  return number;
}

}  // namespace

Rates Rates::load() {
  Rates rates;
  const std::filesystem::path path = data_dir() / "lexicons" / "exchange_rates.tsv";
  for (const TableRow& row : read_table(path, 3)) {
    const int year = parse_number<int>(row.cells[1], path.string(), row.line);
    const auto units = parse_number<double>(row.cells[2], path.string(), row.line);
    if (!rates.units_per_eur_[row.cells[0]].emplace(year, units).second) {
      throw Error(ErrorKind::bad_format, path.string(), row.line, "a second rate for that year");
    }
  }
  return rates;
}

bool Rates::knows(std::string_view currency) const {
  return currency == "EUR" || units_per_eur_.find(currency) != units_per_eur_.end();
}

std::optional<UsedRate> Rates::rate(std::string_view currency, const Date& date) const {
  const auto found = units_per_eur_.find(currency);
  if (found == units_per_eur_.end()) return std::nullopt;
  const std::map<int, double>& years = found->second;
  auto year = date ? years.lower_bound(date.year) : years.end();
  if (year == years.end()) year = std::prev(year);
  return UsedRate{std::string(currency), year->first, year->second};
}

std::optional<Converted> Rates::convert(double value, std::string_view from, const Date& date,
                                        std::string_view to) const {
  Converted converted{.value = value, .from = std::nullopt, .to = std::nullopt};
  if (from == to) return converted;
  if (from != "EUR") {
    converted.from = rate(from, date);
    if (!converted.from) return std::nullopt;
    converted.value /= converted.from->units_per_eur;
  }
  if (to != "EUR") {
    converted.to = rate(to, date);
    if (!converted.to) return std::nullopt;
    converted.value *= converted.to->units_per_eur;
  }
  return converted;
}

std::optional<double> Rates::eur(const Amount& amount, const Date& date) const {
  const double value =
      amount.value_max > amount.value ? (amount.value + amount.value_max) / 2 : amount.value;
  const std::optional<Converted> converted = convert(value, amount.currency, date, "EUR");
  return converted ? std::optional(converted->value) : std::nullopt;
}

const Rates& standard_rates() {
  static const Rates rates = Rates::load();
  return rates;
}

}  // namespace quaestor
