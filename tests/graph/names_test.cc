#include "quaestor/graph/names.h"

#include <doctest/doctest.h>

#include "graph/random_bundles.h"

namespace quaestor {
namespace {

TEST_CASE("amounts as labels") {
  struct Case {
    Amount amount;
    const char* label;
  };
  const Case kCases[] = {
      {{4e9, 0, "EUR", Qualifier::exact, ""}, "€4bn"},
      {{4e9, 5e9, "EUR", Qualifier::exact, ""}, "€4–5bn"},
      {{9e8, 1.2e9, "EUR", Qualifier::exact, ""}, "€900m–1.2bn"},
      {{1.5e6, 0, "USD", Qualifier::at_least, ""}, "over $1.5m"},
      {{3.8e11, 0, "CNY", Qualifier::about, ""}, "about CNY 380bn"},
      {{1.2345e9, 0, "GBP", Qualifier::at_most, ""}, "up to £1.23bn"},
      {{999.96e6, 0, "JPY", Qualifier::exact, ""}, "¥1bn"},
      {{250000, 0, "", Qualifier::exact, ""}, "250k"},
      {{12, 0, "USD", Qualifier::exact, ""}, "$12"},
      {{7e15, 0, "USD", Qualifier::exact, ""}, "$7000tn"},
  };
  for (const Case& c : kCases) CHECK(amount_label(c.amount) == c.label);
}

TEST_CASE("investments as names") {
  using testing::company;
  using testing::country;
  Fact f;
  f.investors = {company("Nimbra")};
  CHECK(investment_name(f) == "Nimbra");
  f.destinations = {country("FR", "France")};
  CHECK(investment_name(f) == "Nimbra → France");
  f.capacity_mw = 96;
  CHECK(investment_name(f) == "Nimbra → France, 96 MW");
  f.amount = Amount{4e9, 0, "EUR", Qualifier::exact, ""};
  CHECK(investment_name(f) == "Nimbra → France, €4bn");
  f.target = company("Quillon");
  CHECK(investment_name(f) == "Nimbra → Quillon, €4bn");
  f.investors = {company("A"), company("B"), company("C"), company("D")};
  CHECK(investment_name(f) == "A, B + 2 more → Quillon, €4bn");
  f.target.reset();
  f.destinations.push_back(country("DE", "Germany"));
  CHECK(investment_name(f) == "A, B + 2 more → France, Germany, €4bn");
}

}  // namespace
}  // namespace quaestor
