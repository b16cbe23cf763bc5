// Amounts in euro at yearly mean rates, to compare sizes in a picture; not for stating converted
// sums. Data: lexicons/exchange_rates.tsv.
//
//   Rates rates = Rates::load();  rates.eur(*fact.amount, fact.date) == 4e9
#pragma once

#include <map>
#include <optional>
#include <string>

#include "quaestor/facts/fact.h"

namespace quaestor {

class Rates {
 public:
  // Throws Error not_found / bad_format.
  static Rates load();

  // Mean of a range; the rate of the year, or of the nearest year there is (the latest without a
  // date); nullopt for a currency without rates.
  std::optional<double> eur(const Amount& amount, const Date& date) const;

 private:
  std::map<std::string, std::map<int, double>> units_per_eur_;
};

}  // namespace quaestor
