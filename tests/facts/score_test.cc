// The counting rules, one by one.
#include "quaestor/facts/score.h"

#include <doctest/doctest.h>

#include "quaestor/facts/text.h"

using namespace quaestor;

namespace {

GoldName named(const std::string& text) {
  GoldName name;
  name.text = text;
  for (const std::string_view part : split(text, '|')) name.folded.insert(fold_gold(part));
  return name;
}
Entity entity(Kind kind, const std::string& id, const std::string& name) {
  Entity e;
  e.kind = kind;
  e.id = id;
  e.name = name;
  return e;
}
Entity company(const std::string& name) {
  return entity(Kind::company, "company/" + slug(name), name);
}
Entity country(const std::string& code) {
  return entity(Kind::country, "country/" + code, "the country " + code);
}
Amount euro(double value) {
  Amount amount;
  amount.value = value;
  amount.currency = "EUR";
  return amount;
}

GoldFact wanted(const std::string& investor, const std::vector<std::string>& places) {
  GoldFact gold;
  gold.investors = {named(investor)};
  for (const std::string& place : places) gold.destinations.push_back(named(place));
  return gold;
}
Fact given(const std::string& investor, const std::vector<std::string>& places) {
  Fact fact;
  fact.investors = {company(investor)};
  for (const std::string& place : places) fact.destinations.push_back(country(place));
  return fact;
}
GoldFact tie(Relation relation, const std::string& subject, const std::string& object) {
  GoldFact gold;
  gold.relation = relation;
  gold.subject = named(subject);
  gold.object = named(object);
  return gold;
}
Fact tied(Relation relation, const std::string& subject, const std::string& object) {
  Fact fact;
  fact.relation = relation;
  fact.subject = company(subject);
  fact.object = company(object);
  return fact;
}

struct Outcome {
  Score score;
  std::vector<std::string> errors;

  std::vector<int> tally(const std::string& name) const {
    const ScoreTally& t = score.tallies().at(name);
    return {t.right, t.wrong, t.missed};
  }
  std::vector<int> share(const std::string& name) const {
    const ScoreShare& s = score.shares().at(name);
    return {s.right, s.of};
  }
};
Outcome outcome(const GoldArticle& gold, const std::vector<Fact>& found) {
  Outcome out;
  out.score.add(gold, found, [&](const ScoredError& e) {
    out.errors.push_back(std::string(to_string(e.fault)) + " " + e.subject + " " + e.relation +
                         " " + e.object);
  });
  return out;
}
using Errors = std::vector<std::string>;
using Counts = std::vector<int>;

}  // namespace

TEST_CASE("pairs: found, missed, wrong once, and free where the annotation allows them") {
  GoldArticle gold;
  gold.facts = {wanted("Nimbra|Nimbra Cloud", {"FR", "DE"})};
  gold.facts[0].destinations_allowed = {named("BE")};
  gold.allowed = {wanted("Tallow", {"NL"})};
  const Outcome out =
      outcome(gold, {given("Nimbra Cloud SA", {"FR", "BE"}), given("Tallow", {"NL"}),
                     given("Quillon", {"ES"}), given("Quillon", {"ES"})});
  CHECK(out.tally("who-where") == Counts{1, 1, 1});
  CHECK(out.errors ==
        Errors{"missing Nimbra|Nimbra Cloud to DE", "wrong Quillon to the country ES"});
  CHECK(*out.score.tallies().at("who-where").f1() == doctest::Approx(0.5));
}

TEST_CASE("a pair without end, and one with a receiver, are not one with a country") {
  GoldArticle gold;
  gold.facts = {wanted("Nimbra", {}), wanted("Tallow", {})};
  gold.facts[1].target = named("Quillon");
  Fact into = given("Tallow", {});
  into.target = company("Quillon");
  CHECK(outcome(gold, {given("Nimbra", {}), into}).tally("who-where") == Counts{2, 0, 0});
  CHECK(outcome(gold, {given("Nimbra", {"FR"}), given("Tallow", {"FR"})}).tally("who-where") ==
        Counts{0, 2, 2});
}

TEST_CASE("amounts and status count on pairs that were found; the right amount chooses the fact") {
  GoldArticle gold;
  gold.facts = {wanted("Nimbra", {"FR"})};
  gold.facts[0].amount = euro(4e9);
  gold.facts[0].status = {Status::planned, Status::ongoing};
  Fact right = given("Nimbra", {"FR"});
  right.amount = euro(4.01e9);
  right.status = Status::planned;
  Fact other = given("Nimbra", {"FR"});
  other.amount = euro(1e9);
  other.status = Status::cancelled;
  const Outcome both = outcome(gold, {other, right});
  CHECK(both.share("amount found") == Counts{1, 1});
  CHECK(both.share("amount given") == Counts{1, 2});
  CHECK(both.share("status") == Counts{1, 1});
  CHECK(both.tally("events") == Counts{1, 1, 0});
  const Outcome bad = outcome(gold, {other});
  CHECK(bad.errors == Errors{"amount Nimbra to FR", "status Nimbra to FR"});
  CHECK(bad.tally("events") == Counts{0, 1, 1});
  CHECK(outcome(gold, {}).share("status") == Counts{0, 0});
}

TEST_CASE("an event is whole with all its investors and places and nothing else") {
  GoldArticle gold;
  gold.facts = {wanted("Nimbra", {"FR", "DE"})};
  gold.facts[0].investors.push_back(named("Tallow"));
  Fact whole = given("Nimbra", {"DE", "FR"});
  whole.investors.push_back(company("Tallow"));
  CHECK(outcome(gold, {whole}).tally("events") == Counts{1, 0, 0});
  Fact more = whole;
  more.destinations.push_back(country("BE"));
  CHECK(outcome(gold, {more}).tally("events") == Counts{0, 1, 1});
  Fact priced = whole;
  priced.amount = euro(1);
  CHECK(outcome(gold, {priced}).tally("events") == Counts{0, 1, 1});
}

TEST_CASE("relations: either way round where they are symmetric, wrong ones once") {
  GoldArticle gold;
  gold.facts = {tie(Relation::partners_with, "Nimbra", "Tallow"),
                tie(Relation::subsidiary_of, "Nimbra", "Quillon")};
  const Outcome out = outcome(gold, {tied(Relation::partners_with, "Tallow", "Nimbra"),
                                     tied(Relation::subsidiary_of, "Quillon", "Nimbra"),
                                     tied(Relation::subsidiary_of, "Quillon", "Nimbra")});
  CHECK(out.tally("partners_with") == Counts{1, 0, 0});
  CHECK(out.tally("subsidiary_of") == Counts{0, 1, 1});
  CHECK(out.score.other_relations().right == 1);
  CHECK(out.score.tallies().count("role") == 0);
}

TEST_CASE(
    "traps: the pair with its amount, and an amount that is no investment wherever it is put") {
  GoldArticle gold;
  gold.facts = {wanted("Nimbra", {"FR"})};
  gold.wrong = {wanted("Nimbra", {"DE"})};
  gold.wrong[0].amount = euro(7e9);
  CHECK(outcome(gold, {given("Nimbra", {"DE"})}).share("traps") == Counts{0, 1});
  Fact elsewhere = given("Nimbra", {"FR"});
  elsewhere.amount = euro(7e9);
  CHECK(outcome(gold, {elsewhere}).share("traps") == Counts{1, 1});
  gold.facts[0].amount = euro(7e9);  // it is one after all
  CHECK(outcome(gold, {elsewhere}).share("traps") == Counts{0, 1});
}

TEST_CASE("nothing wanted and nothing given has no figure") {
  const Outcome none = outcome({}, {});
  CHECK_FALSE(none.score.tallies().at("who-where").f1().has_value());
  GoldArticle gold;
  gold.facts = {wanted("Nimbra", {"FR"})};
  const ScoreTally missed = outcome(gold, {}).score.tallies().at("who-where");
  CHECK(*missed.f1() == 0.0);
  CHECK_FALSE(missed.precision().has_value());
}
