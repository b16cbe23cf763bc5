#include <doctest/doctest.h>

#include "articles/samples.h"
#include "quaestor/facts/text.h"

using samples::has;
using samples::read_one;

TEST_CASE("Windows-1252 and Latin-1 are recognised and converted") {
  const auto article = read_one(
      "Le caf\xE9 \x96 une soci\xE9t\xE9 d\x92Orl\xE9"
      "ans \x80 5 \x84ok\x93.");
  CHECK(article.text == "Le café – une société d’Orléans € 5 „ok“.");
  CHECK(article.warnings.at(0) == "read as Windows-1252");
}

TEST_CASE("invalid bytes in UTF-8 are replaced and counted") {
  const auto article = read_one("D\xC3\xA9j\xC3\xA0 \xC3\xA9t\xC3\xA9 \xFF \xC3\xA0 Paris.");
  CHECK(article.text == "Déjà été \xEF\xBF\xBD à Paris.");
  CHECK(article.warnings.at(0) == "1 invalid byte replaced");
}

TEST_CASE("byte order marks are taken off") {
  CHECK(read_one("\xEF\xBB\xBFHello there.").text == "Hello there.");
  CHECK(read_one(std::string("\xFF\xFEH\0\xE9\0\x3D\xD8\x00\xDE", 10)).text == "Hé😀");
  CHECK(read_one(std::string("\xFE\xFF\0H\0\xE9", 6)).text == "Hé");
}

TEST_CASE("line ends of Windows stay in the text, blocks leave them out") {
  const auto article = read_one("A title of some words\r\n\r\nThe first line says one thing.\r\n");
  CHECK(has(article.text, "\r\n"));
  for (const auto& block : article.blocks) CHECK_FALSE(has(samples::text_of(article, block), "\r"));
}
