// Which place of several that share a name is meant: tables {language, text, form, state}.
#include <doctest/doctest.h>

#include "language/tables.h"

using namespace quaestor;
using namespace quaestor::testing;

namespace {
struct Row {
  std::string language;
  std::string text;
  std::string form;   // whose first mention is asked for
  std::string state;  // ISO code
};

std::string state_of(const Row& row) {
  const Article article = paragraph(row.language, row.text);
  const Analysis a = analyzer().analyze(article);
  for (const Mention& m : a.mentions) {
    if (a.surface(m.first, m.last) == row.form && m.entity != kNoEntity)
      return a.entities[m.entity].country;
  }
  return "no mention";
}

void check(const Row& row) {
  CAPTURE(row.text);
  CHECK(state_of(row) == row.state);
}
}  // namespace

TEST_CASE("a region or a landmark near the name settles which place is meant") {
  for (const Row& row : {
           Row{"en", "The plant in Birmingham, Alabama, opens in May.", "Birmingham", "US"},
           Row{"en", "Toradex hired in Birmingham. Alabama had courted it.", "Birmingham", "US"},
           Row{"en", "It rented a hall in Cambridge, Mass., last year.", "Cambridge", "US"},
           Row{"en", "A depot rises in Halifax. In Nova Scotia, mind you.", "Halifax", "CA"},
           Row{"en", "The mill in Halifax is the oldest in Yorkshire.", "Halifax", "GB"},
           Row{"en", "A lab opens in San José, in the middle of Silicon Valley.", "San José", "US"},
           Row{"en", "A lab opens in San José, the capital of Costa Rica.", "San José", "CR"},
           Row{"fr", "Un entrepôt sort de terre à Valence, dans la Drôme.", "Valence", "FR"},
           Row{"fr", "Un entrepôt sort de terre à Valence, en Espagne.", "Valence", "ES"},
           Row{"fr", "Une usine à Laval, en Mayenne, tourne.", "Laval", "FR"},
           Row{"fr", "Une usine à Laval, au Québec, tourne.", "Laval", "CA"},
           Row{"fr", "Outre-Atlantique, un bureau ouvre à Birmingham.", "Birmingham", "US"},
           Row{"nl", "Het lab in Cambridge staat vlak bij het MIT.", "Cambridge", "US"},
           Row{"de", "Das Labor in Cambridge liegt neben dem MIT.", "Cambridge", "US"},
       })
    check(row);
}

TEST_CASE("contrast speaks against a state") {
  for (const Row& row : {
           Row{"en", "They build in Birmingham. Not the English one, the one in Alabama.",
               "Birmingham", "US"},
           Row{"de", "Sie bauen in Birmingham, dem englischen, nicht dem in Alabama.", "Birmingham",
               "GB"},
           Row{"nl", "Ze bouwen in Birmingham. Niet het Engelse, maar dat in Alabama.",
               "Birmingham", "US"},
           Row{"fr", "Ils construisent à Birmingham, pas celle d'Angleterre, celle de l'Alabama.",
               "Birmingham", "US"},
       })
    check(row);
}

TEST_CASE("a name means one place in an article: what one sentence says holds for the others") {
  check({"en",
         "The firm will build in Birmingham. It hired a builder. It has a site. It has a date. The "
         "governor came to Birmingham, Alabama.",
         "Birmingham", "US"});
}

TEST_CASE("a state and a region of one name") {
  for (const Row& row : {
           Row{"en", "The works in Augusta, Georgia, were sold.", "Georgia", "US"},
           Row{"nl", "De fabriek in Augusta (Georgia, VS) is verkocht.", "Georgia", "US"},
           Row{"en", "The depot in Kutaisi, Georgia, was sold.", "Georgia", "GE"},
           Row{"en", "The United States and Georgia signed a pact.", "Georgia", "GE"},
       })
    check(row);
}

TEST_CASE("where nothing else is told the larger town is meant") {
  for (const Row& row : {
           Row{"en", "The firm will build in Birmingham next year.", "Birmingham", "GB"},
           Row{"de", "Die Firma baut in Valencia eine Halle.", "Valencia", "ES"},
       })
    check(row);
}
