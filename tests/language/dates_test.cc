// Tables {language, sentence, dump} of dates, told on Wednesday 17 June 2026. A limit ("by 2030")
// has "<=" before it.
#include "quaestor/language/dates.h"

#include <doctest/doctest.h>

#include "language/tables.h"

using namespace quaestor;
using namespace quaestor::testing;

namespace {

const Date kToday{2026, 6, 17};

std::string dump(const std::string& language, const std::string& text,
                 const Date& reference = kToday) {
  static const DateGrammar kGrammar(data_dir());
  const std::vector<Token> tokens = tokenize(text, 0, text.size());
  std::string out;
  for (const DateMention& m : kGrammar.find(text, tokens, whole(tokens), language, reference)) {
    if (!out.empty()) out += "; ";
    out += (m.limit ? "<=" : "") + to_string(m.date);
  }
  return out;
}

struct Row {
  std::string language;
  std::string text;
  std::string dump;
};

}  // namespace

TEST_CASE("dates as written") {
  const Row kRows[] = {
      {"en", "It opened in 2018.", "2018"},
      {"en", "It opened in May 2024.", "2024-05"},
      {"en", "It opened on 13 May 2024.", "2024-05-13"},
      {"en", "It opened on May 13, 2024.", "2024-05-13"},
      {"fr", "Le site a ouvert en mai 2024.", "2024-05"},
      {"fr", "Le site a ouvert le 13 mai 2024.", "2024-05-13"},
      {"fr", "Le site a ouvert le 1er février 2025.", "2025-02-01"},
      {"nl", "De hal ging op 13 mei 2024 open.", "2024-05-13"},
      {"nl", "De hal ging in maart 2023 open.", "2023-03"},
      {"de", "Das Werk öffnete am 13. Mai 2024.", "2024-05-13"},
      {"de", "Das Werk öffnete im März 2023.", "2023-03"},
      {"de", "Das Werk öffnete 2019.", "2019"},
      {"en", "Between 2021 and 2023 nothing happened.", "2021; 2023"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.language, row.text) == row.dump);
    CHECK(dump(row.language, row.text, {}) == row.dump);  // no need of the article's date
  }
}

TEST_CASE("dates told from the article's day") {
  const Row kRows[] = {
      {"en", "The company said so yesterday.", "2026-06-16"},
      {"en", "The company said so today.", "2026-06-17"},
      {"en", "The company said so on Monday.", "2026-06-15"},
      {"en", "The company said so last month.", "2026-05"},
      {"en", "The company said so last year.", "2025"},
      {"fr", "Le groupe l'a dit hier.", "2026-06-16"},
      {"fr", "Le groupe l'a dit lundi.", "2026-06-15"},
      {"fr", "Le groupe l'a dit le mois dernier.", "2026-05"},
      {"fr", "Le groupe l'a dit l'an dernier.", "2025"},
      {"nl", "Het bedrijf zei dat gisteren.", "2026-06-16"},
      {"nl", "Het bedrijf zei dat maandag.", "2026-06-15"},
      {"nl", "Het bedrijf zei dat vorige maand.", "2026-05"},
      {"nl", "Het bedrijf zei dat vorig jaar.", "2025"},
      {"de", "Der Konzern sagte das gestern.", "2026-06-16"},
      {"de", "Der Konzern sagte das am Montag.", "2026-06-15"},
      {"de", "Der Konzern sagte das im vergangenen Monat.", "2026-05"},
      {"de", "Der Konzern sagte das im vergangenen Jahr.", "2025"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.language, row.text) == row.dump);
    CHECK(dump(row.language, row.text, {}).empty());  // nothing to count from
  }
}

TEST_CASE("ends are told from moments") {
  const Row kRows[] = {
      {"en", "It will be ready by 2030.", "<=2030"},
      {"fr", "Tout sera prêt d'ici 2030.", "<=2030"},
      {"nl", "Het is klaar tegen 2030.", "<=2030"},
      {"de", "Alles ist bis 2030 fertig.", "<=2030"},
      {"de", "Alles ist bis Ende 2030 fertig.", "<=2030"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.language, row.text) == row.dump);
  }
}

TEST_CASE("numbers that are no dates") {
  const Row kRows[] = {
      {"en", "It hired 4000 people and paid $2000 each.", ""},
      {"en", "He may march on.", ""},
      {"fr", "Elle emploie 350 personnes.", ""},
      {"nl", "Er staan 12 hallen.", ""},
      {"de", "Es sind 40 Hallen.", ""},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.language, row.text) == row.dump);
  }
}

TEST_CASE("a month without a year is the nearest one gone by, or about to come") {
  CHECK(dump("en", "It opened in November.") == "2025-11");
  CHECK(dump("en", "It opened in March.") == "2026-03");
  CHECK(dump("en", "It opened on 2 June.") == "2026-06-02");
}
