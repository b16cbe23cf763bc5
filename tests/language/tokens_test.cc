// Tables {text, dump} of tokens and sentences. In dumps tokens stand between spaces and sentences
// between bars.
#include "quaestor/language/tokens.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "language/tables.h"
#include "quaestor/facts/text.h"

using namespace quaestor;
using namespace quaestor::testing;

namespace {

const SentenceRules& rules() {
  static const SentenceRules kRules(data_dir());
  return kRules;
}

std::string dump_tokens(const std::string& text) {
  std::string out;
  for (const Token& token : tokenize(text, 0, text.size())) {
    if (!out.empty()) out += ' ';
    out += text.substr(token.begin, token.end - token.begin);
  }
  return out;
}

std::string dump_sentences(const std::string& language, const std::string& text) {
  const Article article = paragraph(language, text);
  const Tokens tokens = tokenize(article, rules());
  std::string out;
  for (const Sentence& s : tokens.sentences) {
    if (!out.empty()) out += " | ";
    out += surface(text, tokens.tokens, s.first, s.last);
  }
  return out;
}

}  // namespace

TEST_CASE("tokens are runs of letters, numbers and single signs") {
  struct Row {
    std::string text;
    std::string dump;
  };
  const Row kRows[] = {
      {"", ""},
      {"  \n\t ", ""},
      {"€2.3bn", "€ 2.3 bn"},
      {"$4,500,000 in cash", "$ 4,500,000 in cash"},
      {"l'usine d'Alizay", "l' usine d' Alizay"},
      {"qu’elle ouvre aujourd’hui", "qu’ elle ouvre aujourd’hui"},
      {"240 millions d'euros", "240 millions d' euros"},
      {"Microsoft's plan", "Microsoft 's plan"},
      {"Microsoft’s plan", "Microsoft ’s plan"},
      {"Siemens-Chef", "Siemens - Chef"},
      {"the U.S. grid", "the U.S. grid"},
      {"AT&T und R&D", "AT&T und R&D"},
      {"O'Leary spoke", "O'Leary spoke"},
      {"1 250 emplois", "1 250 emplois"},
      {"1\xC2\xA0"
       "250 emplois",
       "1\xC2\xA0"
       "250 emplois"},
      {"3,5 %", "3,5 %"},
      {"zo'n 40 auto's", "zo'n 40 auto 's"},
      {"Größe, Straße; Čapek", "Größe , Straße ; Čapek"},
      {"« oui »", "« oui »"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump_tokens(row.text) == row.dump);
  }
}

TEST_CASE("case is told of each word") {
  struct Row {
    std::string text;
    bool upper, all_caps, inner_caps;
    std::string lower;
  };
  const Row kRows[] = {
      {"plant", false, false, false, "plant"}, {"Plant", true, false, false, "plant"},
      {"ASML", true, true, false, "asml"},     {"SoftBank", true, false, true, "softbank"},
      {"evRoc", false, false, true, "evroc"},  {"É", true, false, false, "é"},
      {"d’Or", false, false, false, "d'"},     {"ÅNGSTRÖM", true, true, false, "ångström"},
      {"2026", false, false, false, "2026"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    const Token token = tokenize(row.text, 0, row.text.size()).at(0);
    CHECK(token.upper == row.upper);
    CHECK(token.all_caps == row.all_caps);
    CHECK(token.inner_caps == row.inner_caps);
    CHECK(token.lower == row.lower);
  }
}

TEST_CASE("sentences end at full stops that are not an abbreviation's") {
  struct Row {
    std::string language;
    std::string text;
    std::string dump;
  };
  const Row kRows[] = {
      {"en", "The plant opens. It is big.", "The plant opens. | It is big."},
      {"en", "Will it open? Nobody knows!", "Will it open? | Nobody knows!"},
      {"en", "Dr. Okafor came. She left.", "Dr. Okafor came. | She left."},
      {"en", "He paid $2.5 million. Too much.", "He paid $2.5 million. | Too much."},
      {"en", "\"We build.\" The mayor smiled.", "\"We build.\" | The mayor smiled."},
      {"en", "Tallow Inc. sold it. It was old.", "Tallow Inc. sold it. | It was old."},
      {"en", "no stop at the end", "no stop at the end"},
      {"fr", "M. Tissot signe. L'usine ouvre.", "M. Tissot signe. | L'usine ouvre."},
      {"fr", "« On construit. » Le maire sourit.", "« On construit. » | Le maire sourit."},
      {"fr", "« On construit » : le maire sourit. Il part.",
       "« On construit » : le maire sourit. | Il part."},
      {"nl", "Dhr. Haverkort tekent. De hal gaat open.",
       "Dhr. Haverkort tekent. | De hal gaat open."},
      {"nl", "Het kost 3,5 mln. euro. Dat is veel.", "Het kost 3,5 mln. euro. | Dat is veel."},
      {"de", "Am 7. Oktober beginnt der Bau. Er dauert.",
       "Am 7. Oktober beginnt der Bau. | Er dauert."},
      {"de", "Das Werk kostet 1,4 Mrd. Euro. Es ist groß.",
       "Das Werk kostet 1,4 Mrd. Euro. | Es ist groß."},
      {"de", "Es sind z. B. Hallen. Sie stehen leer.", "Es sind z. B. Hallen. | Sie stehen leer."},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump_sentences(row.language, row.text) == row.dump);
  }
}

TEST_CASE("sentences never cross a block and cover content only") {
  Article article = paragraph("en", "One headline\nA menu. Of links.\nFirst words here");
  article.blocks = {{0, 12, BlockRole::title},
                    {13, 30, BlockRole::boilerplate},
                    {31, article.text.size(), BlockRole::paragraph}};
  const Tokens tokens = tokenize(article, rules());
  REQUIRE(tokens.sentences.size() == 2);
  CHECK(surface(article.text, tokens.tokens, 0, tokens.sentences[0].last) == "One headline");
  CHECK(tokens.sentences[0].role == BlockRole::title);
  CHECK(surface(article.text, tokens.tokens, tokens.sentences[1].first, tokens.sentences[1].last) ==
        "First words here");
  CHECK(tokens.sentences[1].block == 2);
}

TEST_CASE("law: tokens are in order, lie in the text, and leave out white space only") {
  CHECK(rc::check([](const std::string& bytes) {
    const std::string text = repair_utf8(bytes);
    std::size_t at = 0;
    for (const Token& token : tokenize(text, 0, text.size())) {
      RC_ASSERT(token.begin >= at);
      RC_ASSERT(token.begin < token.end);
      RC_ASSERT(token.end <= text.size());
      RC_ASSERT(is_utf8(std::string_view(text).substr(token.begin, token.end - token.begin)));
      for (; at < token.begin; ++at) {
        // no letter, digit or ASCII sign is lost
        const char c = text[at];
        RC_ASSERT((c == ' ' || (c >= 9 && c <= 13) || static_cast<unsigned char>(c) >= 0x80));
      }
      at = token.end;
    }
  }));
}

TEST_CASE("what is too long to be a word is a sign") {
  const std::string text = "Then " + std::string(5000, 'a') + " came.";
  const std::vector<Token> tokens = tokenize(text, 0, text.size());
  REQUIRE(tokens.size() == 4);
  CHECK(tokens[1].type == TokenType::sign);
  CHECK(tokens[1].end - tokens[1].begin == 5000);
}
