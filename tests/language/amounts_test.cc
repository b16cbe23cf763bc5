// Tables {language, sentence, dump} of amounts. A dump is "value currency qualifier", with
// "low-high" for a range, "/year" for a yearly amount, "~" for the conversion of the one before.
#include "quaestor/language/amounts.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "language/tables.h"
#include "quaestor/facts/jsonl.h"

using namespace quaestor;
using namespace quaestor::testing;

namespace {

const AmountGrammar& grammar() {
  static const AmountGrammar kGrammar(data_dir());
  return kGrammar;
}

std::vector<AmountMention> amounts(const std::string& language, const std::string& text,
                                   AmountContext context = {}) {
  const std::vector<Token> tokens = tokenize(text, 0, text.size());
  return grammar().find(text, tokens, whole(tokens), language, context);
}

std::string dump(const std::string& language, const std::string& text) {
  std::string out;
  for (const AmountMention& m : amounts(language, text)) {
    if (!out.empty()) out += "; ";
    if (m.conversion) out += "~";
    out += number_to_string(m.amount.value);
    if (m.amount.value_max > 0) out += "-" + number_to_string(m.amount.value_max);
    out += " " + m.amount.currency;
    if (m.amount.qualifier != Qualifier::exact)
      out += " " + std::string(to_string(m.amount.qualifier));
    if (m.per_year) out += " /year";
  }
  return out;
}

struct Row {
  std::string language;
  std::string text;
  std::string dump;
};

}  // namespace

TEST_CASE("amounts in four languages") {
  const Row kRows[] = {
      {"en", "It will spend €2.3bn there.", "2300000000 EUR"},
      {"en", "It will spend $4 billion there.", "4000000000 USD"},
      {"en", "It costs 12.5 million euros.", "12500000 EUR"},
      {"en", "The grant of £41m was paid.", "41000000 GBP"},
      {"en", "They pay $1,250,000 for it.", "1250000 USD"},
      {"en", "A plant for 900 billion yen.", "900000000000 JPY"},
      {"en", "SEK 3 billion went north.", "3000000000 SEK"},
      {"en", "It put C$6 million into it.", "6000000 CAD"},
      {"en", "Three billion dollars is a lot.", "3000000000 USD"},
      {"fr", "Le site coûtera 240 millions d'euros.", "240000000 EUR"},
      {"fr", "Elle mise 3,2 milliards d’euros.", "3200000000 EUR"},
      {"fr", "Un chèque de 15 M€ suffira.", "15000000 EUR"},
      {"fr", "Le fonds met 2 milliards de dollars.", "2000000000 USD"},
      {"fr", "L'atelier a coûté un million et demi d'euros.", "1500000 EUR"},
      {"de", "Das Lager kostete siebeneinhalb Millionen Lewa.", "7500000 BGN"},
      {"nl", "De school kostte 900 miljoen CFA-frank.", "900000000 XOF"},
      {"fr", "Il faut 1 250 000 euros.", "1250000 EUR"},
      {"nl", "Het kost 4 miljard euro.", "4000000000 EUR"},
      {"nl", "Er gaat 3,5 mln euro naartoe.", "3500000 EUR"},
      {"nl", "De staat geeft € 80 miljoen.", "80000000 EUR"},
      {"nl", "Het fonds heeft 1,2 mld dollar.", "1200000000 USD"},
      {"de", "Das Werk kostet 1,4 Mrd. Euro im Bau.", "1400000000 EUR"},
      {"de", "Es fließen 420 Millionen Euro.", "420000000 EUR"},
      {"de", "Rund 5 Milliarden Dollar kostet es.", "5000000000 USD about"},
      {"de", "Es geht um 1.250.000 Euro.", "1250000 EUR"},
      {"de", "Die Firma zahlt 30 Millionen Franken.", "30000000 CHF"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.language, row.text) == row.dump);
  }
}

TEST_CASE("letters glued to a number are its currency when a magnitude follows") {
  const auto of = [](const char* text) { return dump("en", text); };
  CHECK(of("It promised R2.3 billion.") == "2300000000 ZAR");
  CHECK(of("R450m went in.") == "450000000 ZAR");
  CHECK(of("The loan is N15.5 billion.") == "15500000000 NGN");
  CHECK(of("A line for Rs65 crore.") == "650000000 INR");
  CHECK(of("A jetty of RM500 million.") == "500000000 MYR");
  CHECK(of("They put up Ksh2 billion.") == "2000000000 KES");
  CHECK(of("A mill for Rp2.5tn.") == "2500000000000 IDR");
  CHECK(of("A quay for R$65m.") == "65000000 BRL");
  CHECK(of("A stall of N450,000.") == "450000 NGN");
  CHECK(of("The A380 and the G20 met at K12 on Vitamin K 2.").empty());
}

TEST_CASE("qualifiers, ranges, conversions and yearly amounts") {
  const Row kRows[] = {
      {"en", "It will pay at least €5 billion.", "5000000000 EUR at_least"},
      {"en", "It will pay more than $300 million.", "300000000 USD at_least"},
      {"en", "It will pay up to £2bn.", "2000000000 GBP at_most"},
      {"en", "It will pay about $70m.", "70000000 USD about"},
      {"en", "It will pay $20 million or more.", "20000000 USD at_least"},
      {"en", "It costs between €4 billion and €5 billion.", "4000000000-5000000000 EUR"},
      {"en", "It costs $2-3 billion.", "2000000000-3000000000 USD"},
      {"en", "It put in 380 billion yuan ($53 billion).", "380000000000 CNY; ~53000000000 USD"},
      {"en", "It spends $8 billion a year on it.", "8000000000 USD /year"},
      {"fr", "Elle versera plus de 6 milliards d'euros.", "6000000000 EUR at_least"},
      {"fr", "Elle versera près de 90 millions d'euros.", "90000000 EUR about"},
      {"fr", "Elle versera jusqu'à 2 milliards d'euros.", "2000000000 EUR at_most"},
      {"fr", "Il faut entre 4 et 5 milliards d'euros.", "4000000000-5000000000 EUR"},
      {"nl", "Het kost ruim 3 miljard euro.", "3000000000 EUR at_least"},
      {"nl", "Het kost ongeveer 60 miljoen euro.", "60000000 EUR about"},
      {"nl", "Het kost tussen de 4 en 4,5 miljard euro.", "4000000000-4500000000 EUR"},
      {"de", "Es kostet mehr als 3 Milliarden Euro.", "3000000000 EUR at_least"},
      {"de", "Es kostet bis zu 60 Millionen Euro.", "60000000 EUR at_most"},
      {"de", "Es kostet zwischen 4 und 5 Milliarden Euro.", "4000000000-5000000000 EUR"},
      {"de", "Das sind 5,5 Milliarden Euro bis 2029.", "5500000000 EUR"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.language, row.text) == row.dump);
  }
}

TEST_CASE("what is no money gives no amount") {
  const Row kRows[] = {
      {"en", "It hired 4,000 people in 2024.", ""},
      {"en", "The hall is 96 MW strong.", ""},
      {"en", "Sales rose by 12 per cent.", ""},
      {"en", "Some 3 million cars are built there.", ""},
      {"fr", "Elle emploie 1 250 personnes depuis 2019.", ""},
      {"fr", "Quatre hectares de panneaux.", ""},
      {"nl", "Er werken 300 mensen op 12 hectare.", ""},
      {"de", "Im Jahr 2026 arbeiten dort 500 Menschen.", ""},
      {"de", "Das Gelände misst 40 Hektar.", ""},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.text);
    CHECK(dump(row.language, row.text) == row.dump);
  }
}

TEST_CASE("the text of an amount is what stands there, without its qualifier") {
  const std::string text = "It will pay at least €5 billion.";
  const std::vector<AmountMention> found = amounts("en", text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].amount.text == "€5 billion");
  const std::vector<Token> tokens = tokenize(text, 0, text.size());
  CHECK(surface(text, tokens, found[0].first, found[0].last) == "at least €5 billion");
}

TEST_CASE("a bare amount takes the currency of the one before") {
  AmountContext context;
  const std::string text = "It put in €2 billion; another 900 million, it said, may follow.";
  const std::vector<Token> tokens = tokenize(text, 0, text.size());
  const auto found = grammar().find(text, tokens, whole(tokens), "en", context);
  REQUIRE(found.size() == 2);
  CHECK(found[1].bare);
  CHECK(found[1].amount.currency == "EUR");
  CHECK(found[1].amount.value == 9e8);
  CHECK(context.last_currency == "EUR");
}

TEST_CASE("a part of an amount told just before needs no magnitude") {
  const auto parts = [](const std::string& language, const std::string& text) {
    const Article article = paragraph(language, text);
    const Analysis a = analyzer().analyze(article);
    std::vector<double> values;
    for (const AmountMention& m : a.amounts) values.push_back(m.amount.value / 1e6);
    return values;
  };
  CHECK(parts("fr", "Le chantier coûte 17 millions d'euros, dont 10 de l'État.") ==
        std::vector<double>{17, 10});
  CHECK(parts("de", "Das Werk kostet 12 Milliarden Euro; fünf davon zahlt der Bund.") ==
        std::vector<double>{12000, 5000});
  CHECK(parts("nl", "De haven kost 90 miljoen euro, waarvan 30 van het Rijk.") ==
        std::vector<double>{90, 30});
  // A share in per cent, more than the whole, or nothing to be a part of: no amounts.
  CHECK(parts("en", "It put in $5 million, of which 40 % in cash.") == std::vector<double>{5});
  CHECK(parts("en", "It put in $5 million, of which 40 came late.") == std::vector<double>{5});
  CHECK(parts("en", "They have six plants, of which two are new.").empty());
}

TEST_CASE("a word of several currencies says so") {
  const auto found = amounts("de", "Das kostet 300 Millionen Kronen.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].currencies.size() > 1);
  CHECK(found[0].amount.currency == found[0].currencies.front());
}

TEST_CASE("of currencies with one name the article's state tells which") {
  const Article article = paragraph("en", "The port in Oman cost 240 million rials.");
  const Analysis a = analyzer().analyze(article);
  REQUIRE(a.amounts.size() == 1);
  CHECK(a.amounts[0].amount.currency == "OMR");
}

TEST_CASE("the article tells whose dollars a plain sign means") {
  const auto currency = [](const std::string& language, const std::string& text) {
    const Article article = paragraph(language, text);
    const Analysis a = analyzer().analyze(article);
    return a.amounts.empty() ? std::string() : a.amounts.back().amount.currency;
  };
  CHECK(currency("en", "In Canada, the mill at Halifax cost $40 million.") == "CAD");
  CHECK(currency("en", "In Brazil, the mill cost $40 million.") == "USD");
  // German says it of other dollars only where it tells American ones apart.
  CHECK(currency("de", "In Kanada kostete das Werk 40 Millionen Dollar.") == "USD");
  CHECK(currency("de",
                 "In Kanada zahlte der Bund 30 Millionen US-Dollar, Kanada gab "
                 "40 Millionen Dollar.") == "CAD");
  // Told apart from plain ones again and again, the state's own dollars are not the plain ones.
  CHECK(currency("en", "In Canada, it paid C$20 million, then C$30 million, and $40 million.") ==
        "USD");
}

TEST_CASE("a bare amount far from the others is in the article's usual currency") {
  const Article article =
      paragraph("en",
                "It paid €20 million and €30 million. A rival paid $50 million. That was long ago. "
                "Nobody remembers it. The new hall costs 40 million.");
  const Analysis a = analyzer().analyze(article);
  REQUIRE(a.amounts.size() == 4);
  CHECK(a.amounts.back().bare);
  CHECK(a.amounts.back().amount.currency == "EUR");
}
