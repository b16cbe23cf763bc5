// Sums of money that can be cited. Place in the flow: the lines under every table that lists
// investments.
//
//   Totals totals;
//   totals.add(fact);
//   totals.sum(Status::planned) == "€4bn + $2bn"
//
// It never converts between currencies; one amount as text is facts/amount_text.h.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "quaestor/facts/fact.h"

namespace quaestor {

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
