// Annotations: reading them, and what counts as the same thing and the same money.
#include "quaestor/facts/gold.h"

#include <doctest/doctest.h>

#include <fstream>

#include "quaestor/facts/error.h"

using namespace quaestor;
namespace fs = std::filesystem;

namespace {
fs::path folder() {
  const fs::path folder = fs::temp_directory_path() / "quaestor_gold_test";
  fs::create_directories(folder);
  return folder;
}
GoldName named(const std::string& text) {
  GoldName name{text, {}};
  name.folded.insert(fold_gold(text));
  return name;
}
}  // namespace

TEST_CASE("names are the same after folding, by alias and by id") {
  Entity entity;
  entity.kind = Kind::company;
  entity.id = "company/siemens-energy";
  entity.name = "Siemens Energy AG";
  entity.aliases = {"SE"};
  CHECK(same_thing(named("siemens energy"), entity));
  CHECK(same_thing(named("Siemens Énergy Holding"), entity));
  CHECK_FALSE(same_thing(named("Siemens"), entity));
  CHECK(fold_gold("The Holding Company") == "the holding company");  // nothing else would be left
}

TEST_CASE("amounts are the same within half a percent, at either end of a range") {
  const auto amount = [](double low, double high, const char* currency) {
    Amount a;
    a.value = low;
    a.value_max = high;
    a.currency = currency;
    return a;
  };
  CHECK(same_amount(amount(4e9, 0, "EUR"), amount(4.01e9, 0, "EUR")));
  CHECK_FALSE(same_amount(amount(4e9, 0, "EUR"), amount(4.1e9, 0, "EUR")));
  CHECK_FALSE(same_amount(amount(4e9, 0, "EUR"), amount(4e9, 0, "USD")));
  CHECK(same_amount(amount(4e9, 5e9, "EUR"), amount(5e9, 0, "EUR")));
}

TEST_CASE("an annotation is read with its optional parts, a broken one is named") {
  const fs::path good = folder() / "a.txt.gold.json";
  std::ofstream(good) << R"({"article":"a.txt","language":"nl","facts":[
    {"relation":"investment","investors":["A|A Corp"],"destinations":["FR"],"destinations_allowed":["BE"],
     "amount":{"value":4e9,"currency":"EUR"},"status":["planned","ongoing"],"quote":"x"},
    {"relation":"role","subject":"P","object":"A","quote":"y"}],"not":[{"relation":"investment","investors":["B"]}]})";
  const GoldArticle gold = read_gold(good);
  CHECK(gold.article == "a.txt");
  CHECK(gold.language == "nl");
  REQUIRE(gold.facts.size() == 2);
  CHECK(gold.facts[0].investors.at(0).folded.contains("a"));
  CHECK(gold.facts[0].status.size() == 2);
  CHECK(gold.facts[0].target.empty());
  CHECK(gold.facts[1].subject.text == "P");
  CHECK(gold.wrong.size() == 1);
  const fs::path bad = folder() / "b.txt.gold.json";
  std::ofstream(bad) << R"({"facts":[{"relation":"gift"}]})";
  CHECK_THROWS_AS(read_gold(bad), Error);
  fs::remove_all(folder());
  CHECK_THROWS_AS(gold_files(folder() / "none"), Error);
}
