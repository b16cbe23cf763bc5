#include "quaestor/facts/jsonl.h"

#include <doctest/doctest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "quaestor/facts/error.h"

using namespace quaestor;

namespace {
Fact sample() {
  Fact fact;
  fact.investors = {{Kind::company, "company/microsoft", "Microsoft", {"Microsoft Corp."}, ""}};
  fact.destinations = {{Kind::country, "country/FR", "France", {}, ""}};
  fact.places = {{Kind::place, "place/FR/paris", "Paris", {"Parijs"}, "FR"}};
  fact.target = Entity{Kind::company, "company/mistral-ai", "Mistral \"AI\"", {}, ""};
  fact.amount = Amount{4e9, 5e9, "EUR", Qualifier::at_least, "4 miljard euro"};
  fact.form = Form::funding;
  fact.status = Status::planned;
  fact.date = {2024, 5, 0};
  fact.capacity_mw = 96.5;
  fact.confidence = 0.93;
  fact.rule = "invest.verb";
  fact.evidence = {{"nl-03.txt", "nl", "één zin", 120, 129, "article/0123456789abcdef"}};
  return fact;
}
}  // namespace

TEST_CASE("a fact survives JSON") {
  const Fact fact = sample();
  CHECK(fact_from_json(fact_to_json(fact)) == fact);
  Fact role;
  role.relation = Relation::role;
  role.subject = Entity{Kind::person, "person/feifei-li", "Feifei Li", {}, ""};
  role.object = Entity{Kind::company, "company/alibaba-cloud", "Alibaba Cloud", {}, ""};
  role.title = "chief technology officer";
  role.evidence = fact.evidence;
  CHECK(facts_from_json_array(facts_to_json_array({fact, role})) == std::vector<Fact>{fact, role});
}

TEST_CASE("the form is that of the contract") {
  const std::string line = fact_to_json(sample());
  CHECK(
      line.find(
          R"("amount":{"value":4000000000,"value_max":5000000000,"currency":"EUR","qualifier":"at_least")") !=
      std::string::npos);
  CHECK(line.find(R"("start":120,"end":129)") != std::string::npos);
  CHECK(line.find('\n') == std::string::npos);
}

TEST_CASE("JSON is written as nlohmann writes it") {
  using Json = nlohmann::ordered_json;
  const std::string texts[] = {"",
                               "plain",
                               "a \"quoted\" word",
                               "back\\slash\\",
                               "één — zin",
                               "tab\tand\nline",
                               "\x01 control",
                               "\x7f",
                               "\xff no UTF-8",
                               "\xed\xa0\x80",
                               "\xc0\x80",
                               "cut \xe2\x82"};
  for (const std::string& text : texts) {
    CAPTURE(text);
    ArticleInfo article;
    article.id = "article/1";
    article.name = text;
    article.title = text;
    Json expected;
    expected["id"] = article.id;
    expected["name"] = text;
    if (!text.empty()) expected["title"] = text;
    CHECK(article_to_json(article) ==
          expected.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
  for (const double number : {0.0, -0.0, 1.0, -3.0, 0.1, 1e15, 9007199254740992.0, 1e22, 1.5e300,
                              0.93, 1.0 / 3, -2.5e-7}) {
    const bool whole = number == std::floor(number) && std::fabs(number) <= 9007199254740992.0;
    CHECK(number_to_string(number) ==
          (whole ? Json(static_cast<std::int64_t>(number)) : Json(number)).dump());
  }
}

TEST_CASE("wrong JSON is an Error, not a crash") {
  for (const char* line : {"", "{", "[]", "{}", R"({"relation":"loves"})", R"({"relation":1})",
                           R"({"relation":"investment","investors":[{"kind":"company"}]})"}) {
    CHECK_THROWS_AS(fact_from_json(line), Error);
  }
}

TEST_CASE("validate names what the contract misses") {
  CHECK(validate(sample()).empty());
  Fact fact = sample();
  fact.evidence[0].end += 1;
  CHECK(validate(fact) == "quote and offsets disagree");
  fact = sample();
  fact.investors.clear();
  CHECK(validate(fact) == "investment without investor");
  fact = sample();
  fact.evidence.clear();
  CHECK(validate(fact) == "no evidence");
}
