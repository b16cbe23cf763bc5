// `quaestor evaluate` prints what the scorer of the contract prints, and each error with its cause.
#include <doctest/doctest.h>
#include <stdlib.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "quaestor/articles/letters.h"

using namespace quaestor;
using namespace quaestor::program;

namespace {

// $QUAESTOR_SHARED_ARTICLES is <folder>/articles, else ../shared/articles; the scorer is beside it.
fs::path scorer() {
  const char* named = std::getenv("QUAESTOR_SHARED_ARTICLES");
  const fs::path articles = named != nullptr
                                ? fs::path(named)
                                : fs::path(QUAESTOR_SOURCE_DIR).parent_path() / "shared/articles";
  return articles.parent_path() / "facts/score.py";
}

void write_annotated(const Folder& folder) {
  folder.write("a/one.txt",
               "Microsoft to invest 4 billion euros in France\n\nMicrosoft will invest 4 billion "
               "euros in data centres in France, the company said.\n");
  folder.write("a/one.txt.gold.json", R"({"article": "one.txt", "language": "en", "facts": [
    {"relation": "investment", "investors": ["Microsoft"], "destinations": ["FR"],
     "amount": {"value": 4e9, "currency": "EUR"}, "status": ["planned"],
     "quote": "Microsoft will invest 4 billion euros in data centres in France"},
    {"relation": "investment", "investors": ["Zorblatt"], "destinations": ["FR"],
     "quote": "Microsoft will invest 4 billion euros"}]})");
}

}  // namespace

TEST_CASE("evaluate prints what the scorer of the contract prints") {
  if (!fs::exists(scorer()) || std::system("command -v python3 >/dev/null 2>&1") != 0) {
    MESSAGE("skipped: no scorer or no python3 here");
    return;
  }
  const Folder folder;
  const std::string seeds = QUAESTOR_SOURCE_DIR "/seeds";
  REQUIRE(run(folder, {"build", seeds, "-o", "s.quaestor", "--quiet"}).code == 0);
  REQUIRE(run(folder, {"export", "-g", "s.quaestor", "-o", "facts.jsonl"}).code == 0);
  for (const std::string& flag : {std::string(), std::string(" --json")}) {
    const std::string command = "python3 '" + scorer().string() + "' '" + seeds + "' --facts '" +
                                folder.at("facts.jsonl") + "'" + flag + " > '" +
                                folder.at("score.txt") + "'";
    REQUIRE(std::system(command.c_str()) == 0);
    std::vector<std::string> arguments = {"evaluate", seeds};
    if (!flag.empty()) arguments.emplace_back("--json");
    const Result own = run(folder, arguments);
    CHECK(own.code == 0);
    const std::string scored = read(folder.at("score.txt"));
    if (flag.empty()) {
      CHECK(own.out == scored);
    } else {
      CHECK(nlohmann::json::parse(own.out) == nlohmann::json::parse(scored));
    }
  }
}

TEST_CASE("evaluate --errors tells each error with its cause and what was seen") {
  const Folder folder;
  write_annotated(folder);
  const Result plain = run(folder, {"evaluate", "a"});
  CHECK(plain.code == 0);
  CHECK(contains(plain.out, "1 articles, "));
  CHECK(contains(plain.out, "amount found       1 of 1\n"));
  CHECK_FALSE(contains(plain.out, "##"));
  const Result told = run(folder, {"evaluate", "a", "--errors"});
  CHECK(told.out.starts_with(plain.out));
  CHECK(contains(told.out, "## missed: the investor is recognised nowhere as a name (1)\n"));
  CHECK(
      contains(told.out, "\none.txt: Zorblatt → FR\n  “Microsoft will invest 4 billion euros”\n"));
  CHECK(contains(told.out, "     tokens   Microsoft will invest"));
  const auto json = nlohmann::json::parse(run(folder, {"evaluate", "a", "--errors", "--json"}).out);
  CHECK(json["who-where"]["fn"] == 1);
  REQUIRE_FALSE(json["errors"].empty());
  CHECK(json["errors"][0]["fault"] == "missing");
  CHECK(json["errors"][0]["fact"] == "Zorblatt → FR");
}

TEST_CASE("evaluate, build, extract: facts below --min-confidence are left out") {
  const Folder folder;
  write_annotated(folder);
  const auto none =
      nlohmann::json::parse(run(folder, {"evaluate", "a", "--json", "--min-confidence", "1"}).out);
  CHECK(none["facts"] == 0);
  CHECK(none["who-where"]["fn"] == 2);
  const Result all = run(folder, {"build", "a", "-o", "all.quaestor"});
  CHECK(contains(all.err, "1 article, "));
  CHECK_FALSE(contains(all.err, " 0 facts"));
  const Result sure = run(folder, {"build", "a", "-o", "sure.quaestor", "--min-confidence", "1"});
  CHECK(sure.code == 0);
  CHECK(contains(sure.err, "1 article, 0 facts"));
  const Result nothing = run(folder, {"export", "-g", "sure.quaestor"});
  CHECK(nothing.code == 1);  // a graph without facts is no damaged one
  CHECK(contains(nothing.err, "the graph holds no facts"));
  const std::string record =
      R"({"title": "News", "body": "Microsoft will invest 4 billion euros in France."})";
  CHECK(contains(run(folder, {"extract"}, record + "\n").out, "\"investment\""));
  CHECK_FALSE(contains(run(folder, {"extract", "--min-confidence", "1"}, record + "\n").out,
                       "\"investment\""));
  CHECK(fails_clearly(run(folder, {"build", "a", "--min-confidence", "2"}), "--min-confidence"));
}

TEST_CASE("evaluate: a folder without annotations, a broken one, one without its article") {
  const Folder folder;
  folder.write("a/one.txt", "Nothing.\n");
  CHECK(fails_clearly(run(folder, {"evaluate", "a"}), "no article with an annotation"));
  folder.write("a/one.txt.gold.json", "{");
  CHECK(fails_clearly(run(folder, {"evaluate", "a"}), "one.txt.gold.json"));
  folder.write("a/one.txt.gold.json", R"({"article": "two.txt"})");
  CHECK(fails_clearly(run(folder, {"evaluate", "a"}), "two.txt"));
}

TEST_CASE("letters of a text, free of markup and spacing") {
  CHECK(letters_of("<b>4&nbsp;Billion</b> € [a &amp; b](http://x.y/z) c\\nd") == "4billionabcd");
  CHECK(letters_of("a < b <> ½") == "a12");  // a tag, by its form
  CHECK(letters_of("a <> b") == "ab");
  CHECK(letters_of("Straße, ﬁne") == "strassefine");
}
