#include "../../render/sources.h"

#include <doctest/doctest.h>

namespace quaestor {

TEST_CASE("quotes for readers are without marks of Markdown") {
  for (const auto& [quote, plain] :
       {std::pair{"**Acme** puts 5 into *France*.", "Acme puts 5 into France."},
        std::pair{"Acme** follows", "Acme follows"}, std::pair{"3*4 * 5", "3*4 * 5"},
        std::pair{"a footnote*", "a footnote"}, std::pair{"*****", "*****"}, std::pair{"", ""}}) {
    CAPTURE(quote);
    CHECK(plain_quote(quote) == plain);
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
