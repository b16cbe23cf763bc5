// Dates in a question: "2024", "2024-05-13", "13.05.2024", "1er janvier 2026", "Q4 2025", "last
// year", "the past three years". Place in the flow: read_question() asks at every word.
//
// What relative words count from is given by the caller; no clock is read.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "quaestor/facts/date.h"
#include "quaestor/queries/ask.h"
#include "question_tokens.h"

namespace quaestor {

// A stretch of time. `until` is empty for one that is still going on ("the past three years").
struct Period {
  Date since;
  Date until;
  std::size_t words = 0;  // how many words say it
};

// What relative dates count from: a day given, or else the day of the newest article, looked up
// when it is first asked for. The graph must live longer.
class Today {
 public:
  Today(const Graph& graph, const Date& given) : graph_(&graph), date_(given) {}
  const Date& date() const;  // no date when no article has one

 private:
  const Graph* graph_;
  mutable Date date_;
};

// The longest period told by the words from `at` on, or nullopt.
std::optional<Period> period_at(std::string_view text, const std::vector<QuestionToken>& tokens,
                                std::size_t at, const QuestionWords& words, const Today& today);

// The day, month or year after or before.
Date next(const Date& date);
Date previous(const Date& date);

}  // namespace quaestor
