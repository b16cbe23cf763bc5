#include "../../render/sources.h"

#include <doctest/doctest.h>

#include <array>

#include "sample.h"

namespace quaestor {

TEST_CASE("quotes for readers are without marks of Markdown") {
  struct Case {
    std::string quote, plain;
  };
  for (const Case& c : {Case{"**Acme** puts 5 into *France*.", "Acme puts 5 into France."},
                        Case{"Acme** follows", "Acme follows"}, Case{"3*4 * 5", "3*4 * 5"},
                        Case{"a footnote*", "a footnote"}, Case{"*****", "*****"}, Case{"", ""}}) {
    CAPTURE(c.quote);
    CHECK(plain_quote(c.quote) == c.plain);
  }
}

TEST_CASE("a citation names title, outlet and day, with one stop between") {
  Source source{.quote = "q",
                .article = "in.txt",
                .title = "Who pays?",
                .outlet = "https://www.paper.example/news/",
                .language = "en",
                .date = "2025-01-02",
                .url = {}};
  CHECK(citation(source) == "Who pays? paper.example, 2025-01-02");
  source.outlet = "The Paper";
  source.title = "A plant";
  CHECK(citation(source) == "A plant, The Paper, 2025-01-02");
  source.title = source.outlet = source.date = "";
  CHECK(citation(source) == "in.txt");
}

TEST_CASE("the sentence that states the amount is cited first") {
  sample::Maker maker;
  Fact& fact = maker.investment({sample::company("Acme")}, {sample::country("FR")});
  const std::string opened = "A plant opened in Lyon.";
  const std::string planned = "It plans €5 million.";
  maker.set_article(opened + " " + planned, "Acme", "The Example", "https://news.example/acme");
  Evidence first = fact.evidence[0];
  Evidence second = first;
  first.quote = opened;
  first.end = opened.size();
  second.quote = planned;
  second.begin = opened.size() + 1;
  fact.evidence = {first, second};
  fact.amount = sample::amount(5e6, "EUR");
  fact.amount->text = "€5 million";
  const Graph graph = maker.graph();
  constexpr std::array<std::uint32_t, 1> kFacts{0};
  const std::vector<Source> sources = sources_of(graph, kFacts);
  REQUIRE(sources.size() == 2);
  CHECK(sources[0].quote == planned);
}

}  // namespace quaestor
