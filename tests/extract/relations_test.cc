// Relations told by nouns, by clauses and by lists, in the orders of words that four languages
// have.
#include <doctest/doctest.h>

#include "extract/tables.h"

using namespace quaestor;
using namespace quaestor::testing;

namespace {
struct Row {
  std::string language, text, fact;
};

bool contains(const std::vector<std::string>& all, const std::string& fact) {
  return std::find(all.begin(), all.end(), fact) != all.end();
}

void check_found(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::vector<std::string> found = facts(row.language, row.text);
    CAPTURE(found);
    CHECK(contains(found, row.fact));
  }
}

void check_none(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    for (const std::string& fact : facts(row.language, row.text)) {
      CAPTURE(fact);
      CHECK(!fact.starts_with(row.fact));
    }
  }
}
}  // namespace

TEST_CASE("a noun tells a relation in any order of words") {
  check_found({
      {"en", "Airbus fears its rival Boeing.", "competes_with: company/boeing - company/airbus"},
      {"en", "Boeing, a rival of Airbus, hires.", "competes_with: company/boeing - company/airbus"},
      {"en", "Airbus grows. Its main rivals are Boeing and Embraer.",
       "competes_with: company/embraer - company/airbus"},
      {"de", "Der Airbus-Rivale Boeing stellt ein.",
       "competes_with: company/boeing - company/airbus"},
      {"de", "Airbus wächst. Der amerikanische Rivale Boeing stellt ein.",
       "competes_with: company/boeing - company/airbus"},
      {"nl", "Airbus groeit. Concurrent Boeing werft aan.",
       "competes_with: company/boeing - company/airbus"},
      {"fr", "Airbus craint son concurrent américain Boeing.",
       "competes_with: company/boeing - company/airbus"},
      {"en", "Slack is a subsidiary of Salesforce.",
       "subsidiary_of: company/slack - company/salesforce"},
      {"de", "Die Salesforce-Tochter Slack stellt ein.",
       "subsidiary_of: company/slack - company/salesforce"},
      {"en", "Slack is a joint venture of Airbus and Boeing.",
       "partners_with: company/airbus - company/boeing"},
      {"en", "Slack is a joint venture of Airbus and Boeing.",
       "subsidiary_of: company/slack - company/boeing"},
      {"nl", "Het gaat goed met LinkedIn, zegt eigenaar Microsoft.",
       "subsidiary_of: company/linkedin - company/microsoft"},
  });
}

TEST_CASE("a title finds who holds it where") {
  check_found({
      {"de", "Airbus wächst. Konzernchef Peter Hansen ist zufrieden.",
       "role: person/peter-hansen - company/airbus (chief executive)"},
      {"de",
       "Airbus baut für 200 Millionen Euro ein Werk in Hamburg. Der deutsche Finanzminister Peter "
       "Hansen "
       "lobte das am Montag.",
       "role: person/peter-hansen - country/DE (finance minister)"},
      {"en", "Airbus grows. \"We hire,\" said founder Peter Hansen.",
       "role: person/peter-hansen - company/airbus (founder)"},
  });
}

TEST_CASE("who operates where, and what is only planned") {
  check_found({
      {"de", "In Spanien betreibt Airbus zwei Werke.", "operates_in: company/airbus - country/ES"},
      {"de", "Airbus, das in Spanien zwei Werke betreibt, wächst.",
       "operates_in: company/airbus - country/ES"},
      {"en", "Airbus is enlarging its factory in Spain.",
       "operates_in: company/airbus - country/ES"},
      {"fr", "En Espagne, Airbus exploite deux usines.",
       "operates_in: company/airbus - country/ES"},
      {"nl", "In Spanje heeft Airbus twee fabrieken.", "operates_in: company/airbus - country/ES"},
  });
  check_none({
      {"en", "Airbus plans a new factory in Spain.", "operates_in"},
      {"en", "Airbus does not operate factories in Spain.", "operates_in"},
      {"de", "Airbus will in Spanien ein Werk bauen.", "operates_in"},
  });
}

TEST_CASE("a law binds all whom the text names, also a sentence later") {
  check_found({
      {"en", "The GDPR is strict. Meta and Apple were fined.",
       "subject_to: company/apple - regulation/gdpr"},
      {"en", "The Digital Markets Act is new. Gatekeepers are Apple, Amazon and Meta.",
       "subject_to: company/amazon - regulation/digital-markets-act"},
      {"de", "Die DSGVO ist streng. Sie verpflichtet Apple und Amazon.",
       "subject_to: company/amazon - regulation/gdpr"},
      {"fr", "Apple et Amazon sont soumis au RGPD.",
       "subject_to: company/amazon - regulation/gdpr"},
      {"nl", "Apple en Amazon vallen onder de AVG.",
       "subject_to: company/amazon - regulation/gdpr"},
  });
  check_none({{"en", "Apple opened an office in Oslo.", "subject_to"}});
}
