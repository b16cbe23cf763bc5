#include "quaestor/facts/amount_text.h"

#include <doctest/doctest.h>

using namespace quaestor;

namespace {

Amount amount(double value, const char* currency, Qualifier qualifier = Qualifier::exact,
              double value_max = 0) {
  return {value, value_max, currency, qualifier, ""};
}

}  // namespace

TEST_CASE("amounts read as people write them") {
  struct Row {
    Amount amount;
    const char* text;
  };
  const Row rows[] = {
      {amount(4e9, "EUR"), "€4bn"},
      {amount(380e9, "CNY", Qualifier::at_least), "at least CNY 380bn"},
      {amount(2e9, "USD", Qualifier::exact, 3e9), "$2–3bn"},
      {amount(800e6, "USD", Qualifier::exact, 1.2e9), "$800m–1.2bn"},
      {amount(680e6, "EUR", Qualifier::at_most), "up to €680m"},
      {amount(2.5e12, "GBP", Qualifier::about), "≈£2.5tn"},
      {amount(1.35e9, "EUR"), "€1.35bn"},
      {amount(1234567890, "EUR"), "€1.235bn"},
      {amount(999999999, "EUR"), "€1bn"},
      {amount(7e15, "USD"), "$7,000tn"},
      {amount(4e9, "EUR", Qualifier::about, 5e9), "≈€4–5bn"},
      {amount(250000, "USD"), "$250,000"},
      {amount(999, "JPY"), "JPY 999"},
      {amount(0, "EUR"), "€0"},
      {amount(5e6, ""), "5m"},
  };
  for (const Row& row : rows) CHECK(format_amount(row.amount) == row.text);
}
