#include "quaestor/queries/amounts.h"

#include <doctest/doctest.h>

using namespace quaestor;

namespace {

Amount amount(double value, const char* currency, Qualifier qualifier = Qualifier::exact,
              double value_max = 0) {
  return {value, value_max, currency, qualifier, ""};
}

Fact investment(Status status, std::optional<Amount> money) {
  Fact fact;
  fact.status = status;
  fact.amount = std::move(money);
  return fact;
}

}  // namespace

TEST_CASE("sums keep statuses and currencies apart") {
  Totals totals("");
  totals.add(investment(Status::planned, amount(4e9, "EUR")));
  totals.add(investment(Status::planned, amount(1e9, "EUR", Qualifier::at_least)));
  totals.add(investment(Status::planned, amount(5e9, "USD", Qualifier::exact, 6e9)));
  totals.add(investment(Status::planned, std::nullopt));
  totals.add(investment(Status::completed, amount(1e9, "EUR")));
  totals.add(investment(Status::cancelled, amount(9e9, "EUR")));
  CHECK(totals.sum(Status::planned) == "at least €5bn + $5–6bn");
  CHECK(totals.sum(Status::completed) == "€1bn");
  CHECK(totals.sum(Status::ongoing).empty());
  CHECK(totals.count() == 6);
  const std::vector<std::string> notes = totals.notes();
  REQUIRE(notes.size() == 4);
  CHECK(notes[0] == "planned: 4 investments, at least €5bn + $5–6bn");
  CHECK(notes[1] == "completed: 1 investment, €1bn");
  CHECK(notes[2] == "cancelled: 1 investment, €9bn (not added to any sum above)");
  CHECK(notes[3] == "without an amount: 1 investment");
}

TEST_CASE("beside sums of several currencies stands what they make at the rate of each year") {
  Totals totals;
  for (const char* currency : {"EUR", "USD"}) {
    Fact fact = investment(Status::planned, amount(1e9, currency));
    fact.date = {2024};
    totals.add(fact);
  }
  CHECK(totals.sum(Status::planned) == "€1bn + $1bn (≈€1.92bn)");
  CHECK(totals.notes().back() == "≈ at yearly mean rates, for one euro: USD 1.082 (2024)");
  totals.add(investment(Status::planned, amount(1, "XXX")));
  CHECK(totals.sum(Status::planned) == "€1bn + $1bn + XXX 1 (≈€1.92bn without XXX)");
}

TEST_CASE("the qualifier of a sum is the weakest that holds for all parts") {
  const auto sum = [](Qualifier a, Qualifier b) {
    Totals totals;
    totals.add(investment(Status::planned, amount(1e9, "EUR", a)));
    totals.add(investment(Status::planned, amount(1e9, "EUR", b)));
    return totals.sum(Status::planned);
  };
  CHECK(sum(Qualifier::exact, Qualifier::exact) == "€2bn");
  CHECK(sum(Qualifier::exact, Qualifier::at_least) == "at least €2bn");
  CHECK(sum(Qualifier::at_most, Qualifier::exact) == "up to €2bn");
  CHECK(sum(Qualifier::at_most, Qualifier::at_least) == "≈€2bn");
  CHECK(sum(Qualifier::about, Qualifier::exact) == "≈€2bn");
}
