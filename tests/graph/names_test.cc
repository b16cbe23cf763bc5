#include "quaestor/graph/names.h"

#include <doctest/doctest.h>

#include "graph/random_bundles.h"

namespace quaestor {
namespace {

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
  f.amount->qualifier = Qualifier::at_least;
  CHECK(investment_name(f) == "Nimbra → France, at least €4bn");
  f.amount->qualifier = Qualifier::exact;
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
