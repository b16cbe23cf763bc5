// Tables {language, text, dump} of the names found in a text. A dump lists "surface = id" of the
// names in order; a name unknown to the lexicons has the id made of itself.
#include <doctest/doctest.h>

#include <algorithm>

#include "language/tables.h"

using namespace quaestor;
using namespace quaestor::testing;

namespace {

std::string dump(const std::string& language, const std::string& text) {
  const Article article = paragraph(language, text);
  const Analysis a = analyzer().analyze(article);
  std::string out;
  for (const Mention& m : a.mentions) {
    if (m.type != MentionType::name && m.type != MentionType::adjective) continue;
    if (!out.empty()) out += "; ";
    out += std::string(a.surface(m.first, m.last)) + " = " +
           (m.entity == kNoEntity ? "?" : a.entities[m.entity].entity.id);
  }
  return out;
}

struct Row {
  std::string language;
  std::string text;
  std::string dump;
};

}  // namespace

TEST_CASE("known names") {
  const Row kRows[] = {
      {"en", "It was Microsoft that opened a data centre in France.",
       "Microsoft = company/microsoft; France = country/FR"},
      {"en", "The money of Amazon Web Services went to Spain and Portugal.",
       "Amazon Web Services = company/amazon-web-services; Spain = country/ES; Portugal = "
       "country/PT"},
      {"fr", "C'est Microsoft qui ouvre un site en Allemagne.",
       "Microsoft = company/microsoft; Allemagne = country/DE"},
      {"fr", "Le règlement européen, le RGPD, vise aussi Google.",
       "européen = bloc/europe; RGPD = regulation/gdpr; Google = company/google"},
      {"nl", "Gisteren opende Google een datacenter in Zweden.",
       "Google = company/google; Zweden = country/SE"},
      {"de", "Gestern eröffnete Google ein Rechenzentrum in Frankreich.",
       "Google = company/google; Frankreich = country/FR"},
      {"en", "The plant in Dresden belongs to Infineon.",
       "Dresden = place/DE/dresden; Infineon = company/infineon"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.language, row.text) == row.dump);
  }
}

TEST_CASE("governments by their state or region, in any order") {
  const Row kRows[] = {
      {"de", "Ruandas Regierung zahlt.", "Ruandas Regierung = organization/rwandan-government"},
      {"de", "Das rumänische Investitionsministerium zahlt.",
       "rumänische Investitionsministerium = organization/romanian-government"},
      {"de", "Das kommt von der schottischen Regierung.",
       "schottischen Regierung = organization/schottische-regierung"},
      {"en", "Estonia's cabinet agreed.", "Estonia's cabinet = organization/estonian-government"},
      {"nl", "De Slowaakse staat betaalt.", "Slowaakse staat = organization/slovak-government"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.language, row.text) == row.dump);
  }
}

TEST_CASE("unknown companies are known by what stands around them") {
  const Row kRows[] = {
      {"en", "The start-up Velquistor Ltd raised money.", "Velquistor Ltd = company/velquistor"},
      {"de", "Die Zandorix GmbH baut ein Werk.", "Zandorix GmbH = company/zandorix"},
      {"nl", "Het bedrijf Tamvelo BV bouwt een hal.", "Tamvelo BV = company/tamvelo"},
      {"fr", "La société Obrivane SA construit une usine.", "Obrivane SA = company/obrivane"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.language, row.text) == row.dump);
  }
}

TEST_CASE("German names that begin with an adjective are known in their cases") {
  const Row kRows[] = {
      {"de", "Das Geld kam von der Europäischen Investitionsbank.",
       "Europäischen Investitionsbank = organization/european-investment-bank"},
      {"de", "Die Aktien der Deutschen Bank fielen.", "Deutschen Bank = company/deutsche-bank"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.language, row.text) == row.dump);
  }
}

TEST_CASE("a short name is that of the company told of before") {
  const Row kRows[] = {
      {"en", "The depot is run by the haulier Helion Freight. Helion says it was cheap.",
       "Helion Freight = company/helion-freight; Helion = company/helion-freight"},
      {"en", "Virya put in the rest. Virya Energy said so.",
       "Virya = company/virya-energy; Virya Energy = company/virya-energy"},
      // but the name of another company, whole, stays its own
      {"en", "The chargers are run by Shell Recharge Ltd. Shell said so.",
       "Shell Recharge Ltd = company/shell-recharge; Shell = company/shell"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.language, row.text) == row.dump);
  }
}

TEST_CASE("words of the language are no names") {
  const Row kRows[] = {
      {"en", "The company opened a plant on Monday.", ""},
      {"fr", "Lundi, le groupe a ouvert une usine.", ""},
      {"nl", "Het bedrijf opende een fabriek op maandag.", ""},
      {"nl", "Maandag opende het bedrijf een fabriek.", ""},
      {"de", "Am Montag eröffnete der Konzern ein Werk.", ""},
      {"en", "It costs five billion euros.", ""},
      {"de", "Es kostet fünf Milliarden Euro.", ""},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.language, row.text) == row.dump);
  }
}

TEST_CASE("law: mentions are in order, names do not overlap, and each lies in one sentence") {
  for (const Row& row :
       {Row{"en", "Microsoft's plant in Lyon. Its rival Google, a US group, left.", ""},
        Row{"de", "Der Konzern SAP, der aus Walldorf kommt, baut. Er zahlt.", ""},
        Row{"fr", "L'entreprise Atos s'installe à Lyon. Elle paie.", ""},
        Row{"nl", "ASML, het bedrijf uit Veldhoven, bouwt. Het betaalt.", ""}}) {
    CAPTURE(row.text);
    const Article article = paragraph(row.language, row.text);
    const Analysis a = analyzer().analyze(article);
    CHECK(a.sentences.size() == 2);
    REQUIRE(a.sentence_mentions.size() == a.sentences.size() + 1);
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    for (std::size_t s = 0; s < a.sentences.size(); ++s) {
      for (const Mention& m : a.mentions_of(s)) {
        CHECK(m.first >= std::max(first, a.sentences[s].first));
        CHECK(m.first >= last);
        CHECK(m.first < m.last);
        CHECK(m.last <= a.sentences[s].last);
        CHECK((m.entity == kNoEntity || m.entity < a.entities.size()));
        first = m.first;
        if (m.type != MentionType::description) last = m.last;  // it may hold names of its own
      }
    }
    CHECK(last > 0);
  }
}

TEST_CASE(
    "what an adjective of a state and 'in' stand before is a town, unless money goes into it") {
  const Row kRows[] = {
      {"nl", "Prysmian vergroot zijn fabriek in het Finse Pikkalamo.",
       "Prysmian = company/prysmian; Finse = country/FI; Pikkalamo = place/FI/pikkalamo"},
      {"nl", "Damen bouwt in het Roemeense Gulțești een werf.",
       "Damen = company/damen; Roemeense = country/RO; Gulțești = place/RO/gultesti"},
      {"nl", "ASML nam een belang in het Franse Withelio.",
       "ASML = company/asml; Franse = country/FR; Withelio = company/withelio"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.language, row.text) == row.dump);
  }
}

TEST_CASE("names begin and end where they should") {
  const Row kRows[] = {
      {"en", "BII put in 50 million, FMO 35 and the European Investment Bank 30.",
       "BII = company/british-international-investment; FMO = company/fmo; European Investment "
       "Bank = organization/european-investment-bank"},
      {"en", "The plant was opened by Ursula von der Leyen.",
       "Ursula von der Leyen = person/ursula-von-der-leyen"},
      {"de", "Seit Hofer die Riegel führt, wächst der Umsatz.", "Hofer = company/hofer"},
      {"fr", "Le prêt vient de la Banque islamique de développement.",
       "Banque islamique de développement = company/banque-islamique-de-developpement"},
      {"fr", "Le quai est payé par l'Agence nationale des ports.",
       "Agence nationale des ports = organization/agence-nationale-des-ports"},
      {"de", "Ein Wolfsburger Zulieferer baut in Portugal.",
       "Wolfsburger = place/DE/wolfsburg; Portugal = country/PT"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.language, row.text) == row.dump);
  }
}

TEST_CASE("companies are at home where the article says beside their name") {
  const auto home = [](const char* language, const char* text, const char* company) {
    const Article article = paragraph(language, text);
    const Analysis a = analyzer().analyze(article);
    for (const ArticleEntity& e : a.entities)
      if (e.entity.id == company) return e.country;
    return std::string("none");
  };
  CHECK(home("en", "The Finnish group Orvellia Oy builds a plant.", "company/orvellia-oy") == "FI");
  CHECK(home("en", "The money came from Quorvex Ventures (Toronto).", "company/quorvex-ventures") ==
        "CA");
  CHECK(home("de", "Die Quorvex Holding aus Wien baut ein Werk.", "company/quorvex") == "AT");
  CHECK(home("en", "Quorvex Ventures and Canada signed.", "company/quorvex-ventures").empty());
}
