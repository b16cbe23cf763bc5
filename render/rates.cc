#include "rates.h"

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

std::optional<double> Rates::eur(const Amount& amount, const Date& date) const {
  const double value =
      amount.value_max > amount.value ? (amount.value + amount.value_max) / 2 : amount.value;
  if (amount.currency == "EUR") return value;
  const auto currency = units_per_eur_.find(amount.currency);
  if (currency == units_per_eur_.end()) return std::nullopt;
  const std::map<int, double>& years = currency->second;
  auto year = date ? years.lower_bound(date.year) : years.end();
  if (year == years.end()) year = std::prev(year);
  return value / year->second;
}

}  // namespace quaestor
