#include "quaestor/render/texts.h"

#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/render/picture.h"
#include "render/sample.h"

namespace quaestor {
namespace {

std::multiset<std::string> slots(const std::string& text) {
  static const std::regex kSlot("\\{[a-z]*\\}");
  std::multiset<std::string> out;
  for (auto at = std::sregex_iterator(text.begin(), text.end(), kSlot);
       at != std::sregex_iterator(); ++at) {
    out.insert(at->str());
  }
  return out;
}

}  // namespace

TEST_CASE("every text stands in all languages, with the same slots") {
  for (const TableRow& row : read_table(data_dir() / "lexicons" / "labels.tsv", 5)) {
    CAPTURE(row.cells[0]);
    const auto wanted = slots(row.cells[1]);
    for (std::size_t column = 1; column < row.cells.size(); ++column) {
      CHECK_FALSE(row.cells[column].empty());
      CHECK(slots(row.cells[column]) == wanted);
    }
  }
}

TEST_CASE("places and institutions are called as the language calls them") {
  const auto name = [](const char* language, const char* id) {
    const std::string* found = Texts::in(language).display_name(id);
    return found != nullptr ? *found : std::string();
  };
  CHECK(name("de", "place/DE/munich") == "München");
  CHECK(name("fr", "organization/german-government") == "gouvernement allemand");
  CHECK(name("nl", "bloc/european-union") == "Europese Unie");
  CHECK(name("en", "place/DE/munich").empty());
  CHECK(name("de", "place/DE/heide").empty());
  for (const TableRow& row : read_table(data_dir() / "lexicons" / "display_names.tsv", 4)) {
    CAPTURE(row.cells[0]);
    for (const std::string& cell : row.cells) CHECK_FALSE(cell.empty());
  }
}

TEST_CASE("counted, filled in, written as numbers") {
  const Texts& en = Texts::in("en");
  const Texts& fr = Texts::in("fr");
  CHECK(&en == &Texts::in("en"));
  CHECK(en.count("articles", 0) == "0 articles");
  CHECK(en.count("articles", 1) == "1 article");
  CHECK(en.count("articles", 1234) == "1,234 articles");
  CHECK(fr.count("articles", 0) == "0 article");
  CHECK(Texts::in("nl").count("articles", 2) == "2 artikelen");
  CHECK(en.fill("title.about", {{"name", "{name}"}}) == "Who invests where: {name}");
  CHECK(en.fill("title.about", {}) == "Who invests where: {name}");
  CHECK(en.number(1234567.5, 2) == "1,234,567.5");
  CHECK(en.number(-1234, 0) == "-1,234");
  CHECK(en.number(100, 3) == "100");
  CHECK(en.number(0.25, 1) == "0.2");
  CHECK(Texts::in("de").number(1234.5, 3) == "1.234,5");
  CHECK_THROWS_AS(Texts::in("it"), Error);
  CHECK_THROWS_AS(en["no such text"], Error);
}

TEST_CASE("a picture speaks the language asked for") {
  const Graph graph = sample::make(12).graph();
  const auto says = [&](const char* language, std::initializer_list<const char*> words) {
    const std::string dot = picture_dot(graph, {.language = language});
    for (const char* word : words) {
      CAPTURE(word);
      CHECK(dot.find(word) != std::string::npos);
    }
  };
  says("en", {"Who invests where", "from 1", "Sweden", "bn · 202"});
  says("fr", {"Qui investit où", "d’après 1", "Suède", "Md"});
  says("nl", {"Wie investeert waar", " artikelen", "Zweden", "mld."});
  says("de", {"Wer investiert wo", " Artikeln", "Schweden", "Mrd."});
  CHECK_THROWS_AS(picture_dot(graph, {.language = "xx"}), Error);
}

}  // namespace quaestor
