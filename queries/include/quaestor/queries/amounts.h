// Sums of money that can be cited. Place in the flow: the lines under every table that lists
// investments.
//
//   Totals totals;
//   totals.add(fact);
//   totals.sum(Status::planned) == "€4bn + $2bn (≈€5.85bn)"
//
// Each currency is summed for itself; beside sums of another currency, or of several, stands what
// they make together at yearly mean rates, marked "≈", and notes() says which rates. One amount as
// text is facts/amount_text.h.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "quaestor/facts/fact.h"
#include "quaestor/queries/rates.h"

namespace quaestor {

// Sums over investments by status and currency. Ranges add low to low and high to high; the
// qualifier of a sum is the weakest that holds for all its parts ("at least" with "up to" gives
// "≈").
class Totals {
 public:
  // `currency`: what sums are converted to; empty = never.
  explicit Totals(std::string currency = "EUR") : currency_(std::move(currency)) {}

  void add(const Fact& investment);

  // "€4bn + $2bn (≈€5.85bn)", empty if there is none.
  std::string sum(Status status) const;
  // Planned, ongoing and completed together, converted (the mean of a range): for comparing sizes.
  double size() const;
  // Lines for under a table: one for each of planned, ongoing, completed; then what was not added
  // (considered, cancelled, of unknown status), then how many have no amount, then the rates used
  // by converted sums.
  std::vector<std::string> notes() const;
  int count() const { return count_; }
  int count(Status status) const;

 private:
  struct Group {
    int count = 0;
    int without_amount = 0;
    std::map<std::string, Amount> sums;  // by currency
    double low = 0, high = 0;            // all of them converted
    std::set<std::string> left;          // currencies without rates
    std::set<UsedRate> rates;
  };
  void convert(const Fact& investment, Group& group) const;
  std::string text(const Group& group) const;
  // Is more to be said than the sums by currency say?
  bool shows_conversion(const Group& group) const;
  void add_rates_note(std::vector<std::string>& lines) const;

  std::string currency_;
  std::map<Status, Group> groups_;
  Group unknown_;  // no status
  int count_ = 0;
};

// "≈ at yearly mean rates, for one euro: CNY 7.79 (2024), USD 1.082 (2024)".
std::string rates_note(const std::set<UsedRate>& used);
// Rounded to three significant digits, as converted figures are shown.
double significant(double value);

}  // namespace quaestor
