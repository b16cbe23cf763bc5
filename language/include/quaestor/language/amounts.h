// Amounts of money: "at least 380 billion yuan", "tussen de 4 en 4,5 mld euro", "840 M$", "Rs 1.1
// lakh crore".
//
//   for (const AmountMention& m : grammar.find(text, tokens, sentence, "nl", context))
//   m.amount.value;
//
// The grammar is data: lexicons/numbers.tsv (numbers, magnitudes, qualifiers, ranges) and
// lexicons/currencies.tsv. It says what is money, not whether the money is an investment.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/facts/fact.h"
#include "quaestor/language/tokens.h"

namespace quaestor {

struct AmountMention {
  std::uint32_t first = 0;  // tokens, half-open, qualifiers before and after included
  std::uint32_t last = 0;
  Amount amount;
  std::vector<std::string>
      currencies;  // what an ambiguous word may mean ("Kronen": DKK NOK SEK); amount has the first
  bool per_year = false;
  bool bare = false;          // the currency is that of an amount before: "another 900 million"
  bool plain_dollar = false;  // "$", "dollars": American unless the article tells otherwise
  bool conversion = false;    // stands in brackets after the amount that it converts
};

// What the amounts of one article share.
struct AmountContext {
  std::string last_currency;  // for bare amounts; kept up to date by find()
  double last_value = 0;      // the last amount of a million or more; likewise
  double last_magnitude = 0;  // 1e6, 1e9 …
  int sentences_since = 0;    // it was told
  // By token, when tags are known: a noun or adjective, which after "20 million" says what is
  // counted.
  std::vector<bool> counted;
};

// "1.234,5" (or "1,234.5" when english) as a number; three digits after a lone separator are
// thousands.
double parse_decimal(std::string_view digits, bool english);

class AmountGrammar {
 public:
  explicit AmountGrammar(const std::filesystem::path& data_dir);  // throws Error
  ~AmountGrammar();
  AmountGrammar(AmountGrammar&&) noexcept;
  AmountGrammar& operator=(AmountGrammar&&) noexcept;

  // Amounts of the sentence in order; they do not overlap.
  std::vector<AmountMention> find(std::string_view text, std::span<const Token> tokens,
                                  const Sentence& sentence, std::string_view language,
                                  AmountContext& context) const;

 private:
  struct Tables;
  class Parser;
  void load_shared(const std::filesystem::path& path);
  std::unique_ptr<Tables> tables_;
};

}  // namespace quaestor
