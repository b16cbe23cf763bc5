// Tables {language, text, reference, id}: what pronouns and descriptions stand for.
#include <doctest/doctest.h>

#include "language/tables.h"

using namespace quaestor;
using namespace quaestor::testing;

namespace {

// The id of the last mention, other than a name, that has this surface; empty if there is none.
std::string referent(const std::string& language, const std::string& text,
                     const std::string& reference) {
  const Article article = paragraph(language, text);
  const Analysis a = analyzer().analyze(article);
  std::string id;
  for (const Mention& m : a.mentions) {
    const bool refers = m.type == MentionType::pronoun || m.type == MentionType::possessive ||
                        m.type == MentionType::description;
    if (refers && m.entity != kNoEntity && a.surface(m.first, m.last) == reference)
      id = a.entities[m.entity].entity.id;
  }
  return id;
}

struct Row {
  std::string language;
  std::string text;
  std::string reference;
  std::string id;
};

}  // namespace

TEST_CASE("pronouns and descriptions stand for the company told of before") {
  const Row kRows[] = {
      {"en", "Microsoft opened a plant in Spain. It will hire there.", "It", "company/microsoft"},
      {"en", "Microsoft opened a plant in Spain. The company will hire there.", "The company",
       "company/microsoft"},
      {"en", "Microsoft opened a plant. Its boss was there.", "Its", "company/microsoft"},
      {"fr", "Microsoft a ouvert une usine en Espagne. Le groupe va embaucher.", "Le groupe",
       "company/microsoft"},
      {"fr", "Microsoft a ouvert une usine. L'entreprise va embaucher.", "L'entreprise",
       "company/microsoft"},
      {"nl", "Microsoft opende een fabriek in Spanje. Het bedrijf neemt mensen aan.", "Het bedrijf",
       "company/microsoft"},
      {"de", "Microsoft eröffnete ein Werk in Spanien. Der Konzern stellt ein.", "Der Konzern",
       "company/microsoft"},
      {"de", "Microsoft eröffnete ein Werk. Das Unternehmen stellt ein.", "Das Unternehmen",
       "company/microsoft"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(referent(row.language, row.text, row.reference) == row.id);
  }
}

TEST_CASE("an origin in a description picks the company that comes from there") {
  const Row kRows[] = {
      {"en", "ASML met Microsoft. The Dutch company will build.", "The Dutch company",
       "company/asml"},
      {"en", "Microsoft met ASML. The US group will build.", "The US group", "company/microsoft"},
      {"fr", "ASML a rencontré Microsoft. Le groupe néerlandais va construire.",
       "Le groupe néerlandais", "company/asml"},
      {"nl", "ASML sprak met Microsoft. Het Amerikaanse bedrijf gaat bouwen.",
       "Het Amerikaanse bedrijf", "company/microsoft"},
      {"de", "SAP traf Microsoft. Der amerikanische Konzern baut.", "Der amerikanische Konzern",
       "company/microsoft"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(referent(row.language, row.text, row.reference) == row.id);
  }
}

TEST_CASE("a town in a description picks the company that sits there") {
  const Row kRows[] = {
      {"en", "ASML met Microsoft. The Redmond outfit will build a plant.", "The Redmond outfit",
       "company/microsoft"},
      {"de", "SAP traf BMW. Die Münchner bauen ein Werk.", "Die Münchner", "company/bmw"},
      {"fr", "Sanofi a rencontré Michelin. Les Parisiens vont construire une usine.",
       "Les Parisiens", "company/sanofi"},
      {"nl", "ASML sprak met ING. De Amsterdammers bouwen een kantoor.", "De Amsterdammers",
       "company/ing"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(referent(row.language, row.text, row.reference) == row.id);
  }
  CHECK(referent("de", "SAP baut. Die Berliner Kanzlei half.", "Die Berliner").empty());
}

TEST_CASE("a common noun in capitals is no name") {
  CHECK(referent("fr", "Microsoft embauche. La PME ouvre un bureau.", "La PME") ==
        "company/microsoft");
}

TEST_CASE("by a relation to a named company another one is meant") {
  const Row kRows[] = {
      {"de", "Die Lidl-Mutter baut ein Rechenzentrum.", "Mutter", "company/schwarz-group"},
      {"fr", "La maison mère de Free construit un réseau.", "La maison mère", "company/iliad"},
      {"fr", "La maison mère de Free construit un réseau, où elle emploie du monde.", "elle",
       "company/iliad"},
      {"en", "The TikTok owner is building a plant.", "owner", "company/bytedance"},
      {"en", "TikTok hired. The ByteDance subsidiary is spending money.", "subsidiary",
       "company/tiktok"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(referent(row.language, row.text, row.reference) == row.id);
  }
  for (const Row& row :
       {Row{"fr", "Pasqal embauche. Le concurrent de Pasqal construit une usine.", "Le concurrent",
            "company/pasqal"},
        Row{"en", "Audi hired. Audi's rival is building a plant.", "rival", "company/audi"}}) {
    CAPTURE(row.text);
    CHECK(referent(row.language, row.text, row.reference) != row.id);
  }
}

TEST_CASE("a province or town that acts is the one told of before; behind \"in\" it is none") {
  CHECK(referent("nl", "Overijssel steunt de fabriek. De provincie geeft 5 miljoen euro.",
                 "De provincie") == "place/NL/overijssel");
  CHECK(referent("de", "Görlitz bekommt ein Werk. Die Stadt zahlt zwei Millionen Euro.",
                 "Die Stadt") == "place/DE/gorlitz");
  CHECK(referent("de", "Görlitz bekommt ein Werk. In der Stadt freut man sich.", "der Stadt")
            .empty());
}

TEST_CASE("a city or a region is no company") {
  CHECK(referent("de", "In Flensburg baut Heineken. Die Stadt zahlt 600.000 Euro.", "Die Stadt") ==
        "place/DE/flensburg");
  CHECK(referent("de",
                 "Heineken baut in Wustermark in Brandenburg. Das Land zahlt 7 Millionen Euro.",
                 "Das Land") == "place/DE/brandenburg");
  CHECK(referent("en", "Heineken builds in Galway. The city pays €600,000.", "The city") ==
        "place/IE/galway");
  CHECK(referent("fr", "Heineken s'installe à Lille. La ville paie 600 000 euros.", "La ville") ==
        "place/FR/lille");
}

TEST_CASE("the state that pays, with or without an article; dollars are not us") {
  CHECK(referent("de", "In Sachsen baut Infineon. Vom Bund kommen 20 Millionen Euro.", "Bund") ==
        "organization/german-government");
  CHECK(referent("en", "Microsoft paid US$5 million in France.", "US").empty());
}

TEST_CASE("nothing before, nothing meant") {
  CHECK(referent("en", "The company will hire.", "The company").empty());
  CHECK(referent("de", "Der Konzern stellt ein.", "Der Konzern").empty());
}
