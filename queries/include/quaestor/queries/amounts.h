// Money as people read it, and sums that can be cited. Place in the flow: every table and picture
// that shows an amount.
//
//   format_amount({4e9, 0, "EUR", Qualifier::exact, ""}) == "€4bn"
//
// It never converts between currencies.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "quaestor/facts/fact.h"

namespace quaestor {

// "€4bn", "at least CNY 380bn", "$2–3bn", "$800m–1.2bn", "up to €680m", "≈£2.5tn"; at most three
// decimals.
std::string format_amount(const Amount& amount);

// Sums over investments by status and currency. Ranges add low to low and high to high; the
// qualifier of a sum is the weakest that holds for all its parts ("at least" with "up to" gives
// "≈").
class Totals {
 public:
  void add(const Fact& investment);

  // "€4bn + $2bn", empty if there is none.
  std::string sum(Status status) const;
  // Lines for under a table: one for each of planned, ongoing, completed; then what was not added
  // (considered, cancelled, of unknown status), then how many have no amount.
  std::vector<std::string> notes() const;
  int count() const { return count_; }
  int count(Status status) const;

 private:
  struct Group {
    int count = 0;
    int without_amount = 0;
    std::map<std::string, Amount> sums;  // by currency
  };
  static std::string text(const Group& group);

  std::map<Status, Group> groups_;
  Group unknown_;  // no status
  int count_ = 0;
};

}  // namespace quaestor
