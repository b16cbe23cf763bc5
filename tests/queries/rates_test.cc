#include "quaestor/queries/rates.h"

#include <doctest/doctest.h>

namespace quaestor {
namespace {

Amount money(double value, const std::string& currency) {
  Amount amount;
  amount.value = value;
  amount.currency = currency;
  return amount;
}

}  // namespace

TEST_CASE("amounts in euro at the year's mean rate") {
  const Rates rates = Rates::load();
  CHECK(*rates.eur(money(4e9, "EUR"), {}) == 4e9);
  // 2024: the European Central Bank's own means were 1.0824 dollars, 0.8466 pounds and 11.4325
  // kronor for a euro.
  CHECK(*rates.eur(money(1.0824e9, "USD"), {2024, 5, 1}) == doctest::Approx(1e9).epsilon(0.002));
  CHECK(*rates.eur(money(0.8466e9, "GBP"), {2024, 0, 0}) == doctest::Approx(1e9).epsilon(0.002));
  CHECK(*rates.eur(money(11.4325e9, "SEK"), {2024, 0, 0}) == doctest::Approx(1e9).epsilon(0.002));
}

TEST_CASE("a year outside the table takes the nearest, no date the latest") {
  const Rates rates = Rates::load();
  const Amount dollars = money(1e9, "USD");
  CHECK(*rates.eur(dollars, {1980, 0, 0}) == *rates.eur(dollars, {2000, 0, 0}));
  CHECK(*rates.eur(dollars, {2090, 0, 0}) == *rates.eur(dollars, {}));
  CHECK(*rates.eur(dollars, {2000, 0, 0}) != *rates.eur(dollars, {}));
}

TEST_CASE("a range counts with its middle; an unknown currency has no size") {
  const Rates rates = Rates::load();
  Amount range = money(4e9, "EUR");
  range.value_max = 6e9;
  CHECK(*rates.eur(range, {}) == 5e9);
  CHECK_FALSE(rates.eur(money(1, "XXX"), {}).has_value());
}

}  // namespace quaestor
