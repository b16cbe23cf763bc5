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

#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "quaestor/facts/fact.h"
#include "quaestor/graph/graph.h"
#include "quaestor/queries/rates.h"

namespace quaestor {

// Sums over investments by status and currency. Ranges add low to low and high to high; the
// qualifier of a sum is the weakest that holds for all its parts ("at least" with "up to" gives
// "≈").
class Totals {
 public:
  // `currency`: what sums are converted to; empty = never.
  explicit Totals(std::string currency = "EUR") : currency_(std::move(currency)) {}

  void add(const Outline& investment);
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
  // What is stated in one currency in one year, so that it is converted once.
  struct Sum {
    std::string currency;
    int year = 0;  // 0 = no date
    double low = 0, high = 0;
    Qualifier qualifier = Qualifier::exact;
  };
  struct Group {
    int count = 0;
    int without_amount = 0;
    std::vector<Sum> sums;  // few
  };
  struct Together {
    double low = 0, high = 0;    // all sums converted
    std::set<std::string> left;  // currencies without rates
    std::set<UsedRate> rates;
  };
  static constexpr std::size_t kUntold = kStatuses;  // the group of those without a status

  const Group& group(Status status) const { return groups_[static_cast<std::size_t>(status)]; }
  Together converted(const Group& group) const;
  std::string text(const Group& group) const;
  // Is more to be said than the sums by currency say?
  bool shows_conversion(const Group& group, const Together& together) const;
  void add_rates_note(std::vector<std::string>& lines) const;

  std::string currency_;
  std::array<Group, kStatuses + 1> groups_;
  int count_ = 0;
};

// "≈ at yearly mean rates, for one euro: CNY 7.79 (2024), USD 1.082 (2024)".
std::string rates_note(const std::set<UsedRate>& used);
// The amount in another currency, the mean of a range; nullopt without an amount or a rate.
std::optional<double> size_of(const Outline& investment, const std::string& currency);
// Rounded to three significant digits, as converted figures are shown.
double significant(double value);

}  // namespace quaestor
