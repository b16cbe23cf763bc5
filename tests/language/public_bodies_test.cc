// Sentences with public bodies, agencies and companies, and what their words must stand for
// (tests/language/public_bodies.tsv).
#include <doctest/doctest.h>

#include <algorithm>

#include "language/tables.h"

using namespace quaestor;
using namespace quaestor::testing;

namespace {

std::string id_of(const Analysis& a, const Mention& m) {
  return m.entity == kNoEntity ? "?" : a.entities[m.entity].entity.id;
}

// The words of a mention without the article before them.
std::string words_of(const Analysis& a, const Mention& m) {
  std::string words(a.surface(m.first, m.last));
  if (m.type != MentionType::description || m.last - m.first < 2) return words;
  const std::string article(a.surface(m.first, m.first + 1));
  const std::size_t skip = a.tokens[m.first + 1].begin - a.tokens[m.first].begin;
  return article.size() <= 3 ? words.substr(skip) : words;
}

}  // namespace

TEST_CASE("public bodies stand for what they are") {
  const auto rows = read_table(data_dir() / "tests" / "language" / "public_bodies.tsv", 4);
  REQUIRE(rows.size() > 60);
  for (const TableRow& row : rows) {
    const std::string& said = row.cells[1];
    const Article article = paragraph(row.cells[0], row.cells[3]);
    const Analysis a = analyzer().analyze(article);
    std::string found;
    bool right = false;
    bool acts = false;
    for (const Mention& m : a.mentions) {
      const std::string words = words_of(a, m);
      found += words + " = " + id_of(a, m) + "; ";
      if (words != said) continue;
      right = right || id_of(a, m) == row.cells[2];
      acts = acts || m.kind == Kind::company || m.kind == Kind::organization;
    }
    CAPTURE(row.line);
    CAPTURE(row.cells[3]);
    CAPTURE(found);
    CHECK_MESSAGE((row.cells[2] == "-" ? !acts : right), said << " is not " << row.cells[2]);
  }
}
