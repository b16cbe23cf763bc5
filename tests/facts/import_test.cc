#include "quaestor/facts/import.h"

#include <doctest/doctest.h>

#include "quaestor/facts/jsonl.h"

namespace quaestor {

namespace {

// Every fact cites its own article's text, exactly.
bool is_sound(const std::vector<Bundle>& bundles) {
  for (const Bundle& bundle : bundles) {
    for (const Fact& fact : bundle.facts) {
      if (!validate(fact).empty()) return false;
      for (const Evidence& e : fact.evidence) {
        if (bundle.text.substr(e.begin, e.end - e.begin) != e.quote) return false;
        if (e.article_id != bundle.article.id) return false;
      }
    }
  }
  return true;
}

ImportHooks with_countries(std::vector<std::string>* told = nullptr) {
  ImportHooks hooks;
  hooks.country_of = [](std::string_view name) {
    return name == "France" ? "country/FR" : name == "EU" ? "bloc/european-union" : "";
  };
  if (told != nullptr) {
    hooks.on_bad = [told](const Error& error) { told->emplace_back(error.what()); };
  }
  return hooks;
}

std::vector<Fact> facts_of(const std::vector<Bundle>& bundles) {
  std::vector<Fact> facts;
  for (const Bundle& b : bundles) facts.insert(facts.end(), b.facts.begin(), b.facts.end());
  return facts;
}

}  // namespace

TEST_CASE("evidence of an article whose id is none is told, not kept") {
  std::vector<std::string> told;
  const std::vector<Bundle> bundles = import_bytes(
      R"({"relation":"role","subject":{"kind":"person","id":"person/a-b","name":"A B"},)"
      R"("object":{"kind":"company","id":"company/x","name":"X"},"title":"chief",)"
      R"("evidence":[{"article":"a","quote":"A B runs X","start":4,"end":14,"article_id":"a2"}]})",
      "x.jsonl", with_countries(&told));
  CHECK(bundles.empty());
  REQUIRE(told.size() == 1);
  CHECK(told.front() == "x.jsonl:1: not an article's id: a2");
}

TEST_CASE("bundles by line come back as they were") {
  Bundle bundle;
  bundle.article = {"article/00aa",        "a.txt", "T \"q\"", {2024, 5, 0}, "en",
                    "https://n.example/1", "O"};
  bundle.text = std::string("Nimbra is based in France.\n\\ \x01 é 🏭") + '\0';
  Fact fact;
  fact.relation = Relation::headquartered_in;
  fact.subject = Entity{Kind::company, "company/nimbra", "Nimbra", {"NBR"}, ""};
  fact.object = Entity{Kind::country, "country/FR", "France", {}, ""};
  fact.evidence = {{"a.txt", "en", "Nimbra is based in France.", 0, 26, "article/00aa"}};
  bundle.facts = {fact};
  const std::string line = bundle_to_json(bundle);
  CHECK(line.find('\n') == std::string::npos);
  CHECK(bundle_from_json(line) == bundle);
  CHECK(import_bytes(line + "\n\n" + line + "\n", "x").size() == 2);
  CHECK(import_bytes(line, "x").front() == bundle);
}

TEST_CASE("a bundle whose quote is not in its text is refused") {
  const std::string line =
      R"({"id":"article/1","name":"a","text":"abc","facts":[{"relation":"operates_in",)"
      R"("subject":{"kind":"company","id":"company/x","name":"x"},)"
      R"("object":{"kind":"country","id":"country/FR","name":"FR"},"confidence":1,)"
      R"("evidence":[{"article":"a","quote":"abd","start":0,"end":3}]}]})";
  CHECK_THROWS_AS(bundle_from_json(line), Error);
}

TEST_CASE("merged facts become articles made of their quotes") {
  const std::string line =
      R"({"relation":"operates_in","subject":{"kind":"company","id":"company/x","name":"X"},)"
      R"("object":{"kind":"country","id":"country/FR","name":"FR"},"confidence":0.9,)"
      R"("evidence":[{"article":"a.txt","language":"en","quote":"X is here.","start":40,"end":50,)"
      R"("article_id":"article/1"},{"article":"b.txt","language":"fr","quote":"X y est.",)"
      R"("start":7,"end":15,"article_id":"article/2"}]})";
  const auto bundles = import_bytes(line, "x");
  REQUIRE(bundles.size() == 2);
  CHECK(is_sound(bundles));
  CHECK(bundles[0].article.id == "article/1");
  CHECK(bundles[0].facts[0].evidence[0].begin == 40);
  CHECK(bundles[0].facts[0].confidence == 0.9);
  CHECK(bundles[1].facts[0].confidence == 0);  // together they are as sure as they were
}

TEST_CASE("quotes that cannot stand where they say are still found in the text") {
  const std::string head =
      R"({"relation":"operates_in","subject":{"kind":"company","id":"company/x","name":"X"},)"
      R"("object":{"kind":"country","id":"country/FR","name":"FR"},"evidence":[{"article":"a",)";
  const auto bundles = import_bytes(head + R"("quote":"one","start":0,"end":3}]})" + "\n" + head +
                                        R"("quote":"two","start":1,"end":4}]})" + "\n" + head +
                                        R"("quote":"three","start":9000000000,"end":9000000005}]})",
                                    "x");
  REQUIRE(bundles.size() == 1);
  CHECK(is_sound(bundles));
  CHECK(bundles[0].facts.size() == 3);
}

TEST_CASE("a table of somebody else's") {
  const std::string csv =
      "from;to;relation;amount;currency;status;date\n"
      "Nimbra;France;Invests in;4e9;EUR;planned;2025-03\n"
      "\"Tallow \"\"T\"\"\";Nimbra;subsidiary of;;;;\n"
      "Nimbra;EU;operates_in;;;;\n";
  const auto bundles = import_bytes(csv, "deals.csv", with_countries());
  CHECK(is_sound(bundles));
  const auto facts = facts_of(bundles);
  REQUIRE(facts.size() == 3);
  CHECK(facts[0].relation == Relation::investment);
  CHECK(facts[0].investors[0].id == "company/nimbra");
  CHECK(facts[0].destinations[0].id == "country/FR");
  CHECK(facts[0].amount->value == 4e9);
  CHECK(facts[0].status == Status::planned);
  CHECK(facts[0].date.month == 3);
  CHECK(facts[0].evidence[0].quote == "Nimbra;France;Invests in;4e9;EUR;planned;2025-03");
  CHECK(facts[1].subject->name == "Tallow \"T\"");
  CHECK(facts[2].object->kind == Kind::bloc);
}

TEST_CASE("a row that is no fact is told with its line, the others stay") {
  std::vector<std::string> told;
  const auto bundles = import_bytes(
      "source,target,relation,amount,currency\nA,B,likes,,\nA,,invests,,\nA,B,invests,much,EUR\n"
      "A,B,invests,5,\nA,A,competes_with,,\nA,B,competes_with,,\n",
      "x.csv", with_countries(&told));
  CHECK(facts_of(bundles).size() == 1);
  REQUIRE(told.size() == 5);
  CHECK(told[0].starts_with("x.csv:2: unknown relation \"likes\""));
  CHECK(told[1].starts_with("x.csv:3: an edge needs two ends"));
  CHECK(told[2].starts_with("x.csv:4: amount is no number: much"));
}

TEST_CASE("node-link of another program") {
  const auto bundles = import_bytes(
      R"({"directed":true,"nodes":[{"id":1,"name":"Nimbra","kind":"company"},)"
      R"({"id":2,"name":"France"},{"id":3,"label":"Data Act","type":"regulation"}],)"
      R"("edges":[{"source":1,"target":2,"relation":"headquartered_in","quote":"Seat: France.",)"
      R"("url":"https://n.example/"},{"source":1,"target":3,"relation":"subject_to"}]})",
      "graph.json", with_countries());
  CHECK(is_sound(bundles));
  const auto facts = facts_of(bundles);
  REQUIRE(facts.size() == 2);
  CHECK(facts[0].object->id == "country/FR");
  CHECK(facts[0].evidence[0].quote == "Seat: France.");
  CHECK(facts[1].object->id == "regulation/data-act");
}

TEST_CASE("what is no graph is said in one line") {
  for (const char* bytes : {"", "   ", "{}", "[1]", "word", "{\"nodes\":[]}", "{\"a\":"}) {
    CAPTURE(bytes);
    CHECK_THROWS_AS(import_bytes(bytes, "x"), Error);
  }
  CHECK_THROWS_AS(import_bytes(std::string(5000, '[') + "\n", "x"), Error);
  CHECK_THROWS_AS(import_bytes("{\"a\":" + std::string(100000, '['), "x"), Error);
}

}  // namespace quaestor
