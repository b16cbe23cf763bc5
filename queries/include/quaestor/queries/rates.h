// Amounts of one currency in another, at yearly mean rates. Place in the flow: sums over several
// currencies, bounds on amounts, widths in pictures. Data: lexicons/exchange_rates.tsv.
//
//   const Rates& rates = standard_rates();
//   rates.convert(15e6, "USD", {2024}, "EUR")->value == 13.9e6;   // and which rate of which year
//
// A converted figure is nobody's statement: whoever shows it marks it with "≈" and says rate and
// year.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "quaestor/facts/fact.h"

namespace quaestor {

// A rate that was used: units of `currency` for one euro, the mean of `year`.
struct UsedRate {
  std::string currency;
  int year = 0;
  double units_per_eur = 0;
  auto operator<=>(const UsedRate&) const = default;
};

struct Converted {
  double value = 0;
  std::optional<UsedRate> from, to;  // absent for euro, and for both when nothing was converted
};

class Rates {
 public:
  // Throws Error not_found / bad_format.
  static Rates load();

  // The rate of the year, or of the nearest later year there is (the latest without a date);
  // nullopt for a currency without rates.
  std::optional<Converted> convert(double value, std::string_view from, const Date& date,
                                   std::string_view to) const;
  // The amount in euro, the mean of a range; nullopt as above.
  std::optional<double> eur(const Amount& amount, const Date& date) const;
  // Is there any rate for it?
  bool knows(std::string_view currency) const;

 private:
  std::optional<UsedRate> rate(std::string_view currency, const Date& date) const;

  std::map<std::string, std::map<int, double>, std::less<>> units_per_eur_;
};

// The table of data_dir(), read at the first call. Throws Error not_found / bad_format.
const Rates& standard_rates();

}  // namespace quaestor
