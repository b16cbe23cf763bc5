#include "question_tokens.h"

#include <algorithm>

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kLongestQuestion = 100;  // words; the rest is not read

}  // namespace

std::vector<QuestionToken> tokens_of(std::string_view text) {
  std::vector<QuestionToken> tokens;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    next_code_point(text, at);
    std::string folded = fold(text.substr(begin, at - begin));
    if (folded.empty()) {
      inside = false;
      continue;
    }
    if (!inside) {
      if (tokens.size() == kLongestQuestion) break;
      tokens.push_back({begin, at, ""});
    }
    inside = true;
    tokens.back().end = at;
    tokens.back().folded += folded;
  }
  return tokens;
}

std::string folded_span(const std::vector<QuestionToken>& tokens, std::size_t begin,
                        std::size_t count) {
  std::string text;
  for (std::size_t i = begin; i < begin + count; ++i)
    text += (i == begin ? "" : " ") + tokens[i].folded;
  return text;
}

std::string_view typed_span(std::string_view text, const std::vector<QuestionToken>& tokens,
                            std::size_t begin, std::size_t count) {
  return text.substr(tokens[begin].begin, tokens[begin + count - 1].end - tokens[begin].begin);
}

bool is_number(std::string_view folded) {
  return !folded.empty() &&
         std::all_of(folded.begin(), folded.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_year(std::string_view folded) {
  return folded.size() == 4 && is_number(folded) &&
         (folded.starts_with("19") || folded.starts_with("20"));
}

bool starts_with_capital(std::string_view text) {
  std::size_t at = 0;
  next_code_point(text, at);
  return to_lower(text.substr(0, at)) != text.substr(0, at);
}

}  // namespace quaestor
