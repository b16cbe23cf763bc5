#include "../../render/sources.h"

#include <doctest/doctest.h>

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

}  // namespace quaestor
