// Amounts of money in a question: "over 1 billion", "€500m or more", "fünf Milliarden Euro". Place
// in the flow: read_question() asks at every word.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "quaestor/facts/fact.h"
#include "quaestor/queries/ask.h"
#include "question_tokens.h"

namespace quaestor {

enum class Bound { none, least, most };

struct ToldAmount {
  Amount amount;          // currency empty when none is told
  double magnitude = 1;   // "billion" = 1e9
  std::size_t words = 0;  // how many words say it, bound included
  Bound bound = Bound::none;
};

// The amount told by the words from `at` on, with the bound before or behind it; nullopt if there
// is none. A bare number is no amount, unless a bound is beside it and it is at least a million.
std::optional<ToldAmount> amount_at(std::string_view text, const std::vector<QuestionToken>& tokens,
                                    std::size_t at, const QuestionWords& words);

// A small whole number, in digits or words ("5", "five"): what "top five" keeps.
std::optional<int> count_at(const std::vector<QuestionToken>& tokens, std::size_t at,
                            const QuestionWords& words);

}  // namespace quaestor
