// Tables {language, text, ids}: what the known forms at the beginning of a text may stand for.
#include "quaestor/language/lexicon.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "language/tables.h"

using namespace quaestor;
using namespace quaestor::testing;

namespace {

// "company/aws (name) = tokens matched", all senses joined by " or ", sorted.
std::string dump(const std::string& language, const std::string& text) {
  const Lexicon& lexicon = analyzer().lexicon();
  const std::vector<Token> tokens = tokenize(text, 0, text.size());
  const auto match =
      lexicon.match(text, tokens, 0, static_cast<std::uint32_t>(tokens.size()), language);
  if (!match) return "";
  std::set<std::string> ids;
  for (const Sense& sense : match->senses) {
    const char* type = sense.type == FormType::name        ? ""
                       : sense.type == FormType::adjective ? " adjective"
                                                           : " demonym";
    ids.insert(lexicon.entry(sense.entry).entity.id + type);
  }
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : " or ") + id;
  return surface(text, tokens, 0, match->last) + " = " + out;
}

struct Row {
  std::string language;
  std::string text;
  std::string dump;
};

}  // namespace

TEST_CASE("one thing has one id, whatever the language") {
  const Row kRows[] = {
      {"en", "France is", "France = country/FR"},
      {"nl", "Frankrijk is", "Frankrijk = country/FR"},
      {"de", "Frankreich ist", "Frankreich = country/FR"},
      {"en", "the", ""},
      {"en", "Microsoft said", "Microsoft = company/microsoft"},
      {"en", "GDPR applies", "GDPR = regulation/gdpr"},
      {"fr", "RGPD impose", "RGPD = regulation/gdpr"},
      {"nl", "AVG geldt", "AVG = regulation/gdpr"},
      {"de", "DSGVO gilt", "DSGVO = regulation/gdpr"},
      {"en", "General Data Protection Regulation",
       "General Data Protection Regulation = regulation/gdpr"},
      {"en", "European Union rules", "European Union = bloc/european-union"},
      {"fr", "Union européenne", "Union européenne = bloc/european-union"},
      {"en", "Alibaba Cloud opens", "Alibaba Cloud = company/alibaba-cloud"},
      {"en", "nothing known here", ""},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.language, row.text) == row.dump);
  }
}

TEST_CASE("nationalities count as adjectives of their country, in their language only") {
  const Row kRows[] = {
      {"en", "Swedish cloud", "Swedish = country/SE adjective"},
      {"fr", "suédoise", "suédoise = country/SE adjective"},
      {"nl", "Zweedse cloud", "Zweedse = country/SE adjective"},
      {"de", "schwedischen Cloud", "schwedischen = country/SE adjective"},
      {"en", "schwedischen Cloud", ""},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.language, row.text) == row.dump);
  }
}

TEST_CASE("case must fit: a name in lower case is a word") {
  CHECK(dump("en", "apple pie").empty());
  CHECK(dump("en", "target group").empty());
  CHECK(dump("nl", "orange").empty());
}

TEST_CASE("entries know seats, parents and issuers") {
  const Lexicon& lexicon = analyzer().lexicon();
  const auto entry = [&](const char* id) -> const LexiconEntry& {
    const auto index = lexicon.find_id(id);
    CAPTURE(id);
    REQUIRE(index.has_value());
    return lexicon.entry(*index);
  };
  CHECK(entry("company/microsoft").country == "US");
  CHECK(entry("company/alibaba-cloud").parent == "company/alibaba-group");
  CHECK(entry("regulation/gdpr").parent == "bloc/european-union");
  CHECK(entry("country/FR").entity.name == "France");
  CHECK_FALSE(lexicon.find_id("company/no-such-company-at-all").has_value());
}

TEST_CASE("words around names") {
  const Lexicon& lexicon = analyzer().lexicon();
  CHECK(lexicon.is_first_name("Klaus"));
  CHECK_FALSE(lexicon.is_first_name("Kraftwerk"));
  CHECK(lexicon.descriptor("en", "company") == Kind::company);
  CHECK(lexicon.descriptor("de", "konzern") == Kind::company);
  CHECK(lexicon.descriptor("fr", "entreprise") == Kind::company);
  CHECK(lexicon.descriptor("nl", "bedrijf") == Kind::company);
  CHECK_FALSE(lexicon.descriptor("en", "banana").has_value());
  CHECK(lexicon.is_word("en", "definite", "the"));
  CHECK_FALSE(lexicon.is_word("en", "definite", "a"));
  const std::string text = "GmbH and more";
  const auto tokens = tokenize(text, 0, text.size());
  CHECK(lexicon.legal_form(text, tokens, 0, 3) == 1U);
  CHECK_FALSE(lexicon.legal_form(text, tokens, 1, 3).has_value());
}

TEST_CASE("titles come in canonical English") {
  const Row kRows[] = {
      {"en", "chief executive officer", "chief executive"},
      {"en", "CEO", "chief executive"},
      {"fr", "directeur général", "chief executive"},
      {"nl", "bestuursvoorzitter", "chief executive"},
      {"de", "Vorstandschef", "chief executive"},
      {"fr", "fondatrice", "founder"},
      {"de", "Gründer", "founder"},
      {"nl", "oprichter", "founder"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    const std::string text = row.text;
    const auto tokens = tokenize(text, 0, text.size());
    const auto title = analyzer().lexicon().title(
        tokens, 0, static_cast<std::uint32_t>(tokens.size()), row.language);
    REQUIRE(title.has_value());
    CHECK(title->title == row.dump);
    CHECK(title->last == tokens.size());
  }
}
