// Tables {language, text, facts}: what the plain ways of saying things give in four languages, and
// what must give nothing.
#include "quaestor/extract/extractor.h"

#include <doctest/doctest.h>

#include <thread>

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

// The investments among the facts.
std::string investments(const std::string& language, const std::string& text) {
  std::string out;
  for (const std::string& fact : facts(language, text)) {
    if (fact.find(" ->") != std::string::npos) out += (out.empty() ? "" : "; ") + fact;
  }
  return out;
}

}  // namespace

TEST_CASE("who invests where, how much, and how far it got") {
  const Row kRows[] = {
      {"en", "Microsoft will invest 4 billion euros in France.",
       "company/microsoft -> country/FR 4000000000 EUR planned"},
      {"en", "Amazon invested $2 billion in Spain.",
       "company/amazon -> country/ES 2000000000 USD completed"},
      {"en", "Google is investing €600 million in the Netherlands.",
       "company/google -> country/NL 600000000 EUR ongoing"},
      {"fr", "Microsoft va investir 4 milliards d'euros en France.",
       "company/microsoft -> country/FR 4000000000 EUR planned"},
      {"fr", "Amazon a investi 2 milliards de dollars en Espagne.",
       "company/amazon -> country/ES 2000000000 USD completed"},
      {"nl", "Microsoft gaat 4 miljard euro investeren in Frankrijk.",
       "company/microsoft -> country/FR 4000000000 EUR planned"},
      {"nl", "Google heeft 600 miljoen euro geïnvesteerd in Nederland.",
       "company/google -> country/NL 600000000 EUR completed"},
      {"de", "Microsoft will 4 Milliarden Euro in Frankreich investieren.",
       "company/microsoft -> country/FR 4000000000 EUR planned"},
      {"de", "Google hat 600 Millionen Euro in Deutschland investiert.",
       "company/google -> country/DE 600000000 EUR completed"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(investments(row.language, row.text) == row.fact);
  }
}

TEST_CASE("towns and regions spend, by the names the article gives them") {
  const std::vector<std::string> found =
      facts("nl", "Vlaanderen investeert 50 miljoen euro in een fabriek in Gent.");
  CHECK(contains(found, "organization/flanders -> country/BE 50000000 EUR planned"));
}

TEST_CASE("facilities, stakes and take-overs") {
  const Row kRows[] = {
      {"en", "Amazon has opened a data centre in Sweden.",
       "company/amazon -> country/SE completed"},
      {"en", "Google plans to build a data centre in Norway.",
       "company/google -> country/NO planned"},
      {"en", "Salesforce bought Slack for $27.7 billion.",
       "company/salesforce -> company/slack 27700000000 USD completed"},
      {"fr", "Amazon a ouvert un centre de données en Suède.",
       "company/amazon -> country/SE completed"},
      {"nl", "Google heeft een datacenter geopend in Zweden.",
       "company/google -> country/SE completed"},
      {"de", "Google hat ein Rechenzentrum in Schweden eröffnet.",
       "company/google -> country/SE completed"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(investments(row.language, row.text) == row.fact);
  }
}

TEST_CASE("a dropped plan is told as cancelled") {
  const Row kRows[] = {
      {"en", "Intel scrapped its plan to build a factory in Germany.", " cancelled"},
      {"fr", "Intel renonce à construire une usine en Allemagne.", " cancelled"},
      {"de", "Intel hat die Pläne für ein Werk in Deutschland gestrichen.", " cancelled"},
      {"de", "Intel gibt den Plan auf, ein Werk in Deutschland zu bauen.", " cancelled"},
      {"de", "Intel bläst den Bau eines Werks in Deutschland ab.", " cancelled"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    const std::string found = investments(row.language, row.text);
    CAPTURE(found);
    CHECK(found.find("company/intel -> country/DE") == 0);
    CHECK(found.find("; ") == std::string::npos);  // and nothing else
    CHECK(found.ends_with(row.fact));
  }
}

TEST_CASE("what is no investment gives none") {
  const Row kRows[] = {
      {"en", "Microsoft has no plans to build a data centre in Spain.", ""},
      {"en", "Microsoft reported revenue of $60 billion in France.", ""},
      {"en", "Google was fined 2 billion euros in France.", ""},
      {"en", "If Microsoft invested 4 billion euros in Spain, nobody would mind.", ""},
      {"en", "Analysts expect the market in France to be worth 4 billion euros.", ""},
      {"fr", "Microsoft n'a pas l'intention d'investir en Espagne.", ""},
      {"fr", "Microsoft a publié un chiffre d'affaires de 60 milliards de dollars.", ""},
      {"nl", "Microsoft heeft geen plannen om in Spanje te bouwen.", ""},
      {"nl", "Microsoft boekte een omzet van 60 miljard dollar.", ""},
      {"de", "Microsoft hat keine Pläne, in Spanien zu bauen.", ""},
      {"de", "Microsoft erzielte einen Umsatz von 60 Milliarden Dollar.", ""},
      {"en", "The weather in France was fine.", ""},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(investments(row.language, row.text) == row.fact);
  }
}

TEST_CASE("relations") {
  const Row kRows[] = {
      {"en", "Brad Smith, Microsoft's president, came to Lyon.",
       "role: person/brad-smith - company/microsoft (president)"},
      {"en", "Ericsson, which is based in Stockholm, makes radios.",
       "headquartered_in: company/ericsson - country/SE"},
      {"en", "Microsoft must comply with the GDPR.",
       "subject_to: company/microsoft - regulation/gdpr"},
      {"en", "Slack, a unit of Salesforce, hires.",
       "subsidiary_of: company/slack - company/salesforce"},
      {"fr", "Atos, dont le siège est à Bezons, recrute.",
       "headquartered_in: company/atos - country/FR"},
      {"de", "SAP mit Sitz in Walldorf stellt ein.", "headquartered_in: company/sap - country/DE"},
      {"nl", "ASML, gevestigd in Veldhoven, groeit.",
       "headquartered_in: company/asml - country/NL"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    const std::vector<std::string> found = facts(row.language, row.text);
    CAPTURE(found);
    CHECK(contains(found, row.fact));
  }
}

TEST_CASE("a pronoun gives facts about the company it means") {
  const std::vector<std::string> found =
      facts("en", "Microsoft opened an office in Oslo. It will invest 4 billion euros in France.");
  CAPTURE(found);
  CHECK(contains(found, "company/microsoft -> country/FR 4000000000 EUR planned"));
}

TEST_CASE("evidence is the sentence, in the article's own bytes") {
  const std::string text =
      "« Été » first.\n\nMicrosoft will invest 4 billion euros in France. Nothing more.";
  Article article = paragraph("en", text);
  article.info.name = "a.txt";
  const Bundle bundle = extractor().extract(article);
  REQUIRE(bundle.facts.size() >= 1);
  const Evidence& e = bundle.facts.front().evidence.at(0);
  CHECK(e.quote == "Microsoft will invest 4 billion euros in France.");
  CHECK(text.substr(e.begin, e.end - e.begin) == e.quote);
  CHECK(e.article == "a.txt");
  CHECK(e.article_id == article.info.id);
  CHECK(e.language == "en");
}

TEST_CASE("nothing to read, nothing found") {
  for (const char* text : {"", " ", "\n\n", "...", "€€€ 4", "S:C ~4 |?*"}) {
    CAPTURE(text);
    CHECK(extractor().extract(paragraph("en", text)).facts.empty());
  }
  CHECK(extractor().extract(Article{}).facts.empty());
  CHECK(facts("xx", "Lorem ipsum dolor sit amet.").empty());  // a language without tables
}

TEST_CASE("explain names the frame and the fact it made") {
  const std::string out =
      extractor().explain(paragraph("en", "Microsoft will invest 4 billion euros in France."));
  for (const char* part : {"tokens", "company/microsoft", "country/FR", "4000000000 EUR", "frame",
                           "\"relation\":\"investment\""}) {
    CAPTURE(part);
    CHECK(out.find(part) != std::string::npos);
  }
}

TEST_CASE("several threads may use one extractor") {
  const Article article = paragraph("en", "Microsoft will invest 4 billion euros in France.");
  const Bundle expected = extractor().extract(article);
  std::vector<Bundle> bundles(4);
  std::vector<std::thread> threads;
  for (Bundle& bundle : bundles)
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) bundle = extractor().extract(article);
    });
  for (std::thread& thread : threads) thread.join();
  for (const Bundle& bundle : bundles) CHECK((bundle == expected));
}
