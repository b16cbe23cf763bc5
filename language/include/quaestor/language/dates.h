// Dates in running text, absolute and relative to the article's date: "17 juin 2026", "last month",
// "vorig jaar".
//
//   for (const DateMention& d : grammar.find(text, tokens, sentence, "nl", article_date))
//   to_string(d.date);
//
// The words are data: lexicons/months.tsv and lexicons/date_words.tsv. No times of day, no
// durations.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "quaestor/facts/date.h"
#include "quaestor/language/tokens.h"

namespace quaestor {

struct DateMention {
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
  Date date;
  bool limit = false;  // "by 2030", "d'ici 2030", "bis 2030", "until": an end, not a moment
};

class DateGrammar {
 public:
  explicit DateGrammar(const std::filesystem::path& data_dir);  // throws Error
  ~DateGrammar();
  DateGrammar(DateGrammar&&) noexcept;
  DateGrammar& operator=(DateGrammar&&) noexcept;

  // Dates of the sentence in order. Relative words give nothing when `reference` is no date.
  std::vector<DateMention> find(std::string_view text, std::span<const Token> tokens,
                                const Sentence& sentence, std::string_view language,
                                const Date& reference) const;

 private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

}  // namespace quaestor
