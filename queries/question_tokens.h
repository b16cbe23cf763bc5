// The words of a question with their places in its text. Place in the flow: the first step of
// question.cc; dates and amounts are read from these.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

struct QuestionToken {
  std::size_t begin = 0;  // UTF-8 bytes in the question, half-open
  std::size_t end = 0;
  std::string folded;
};

// Runs of letters and digits, at most a hundred; what is between them is not read.
std::vector<QuestionToken> tokens_of(std::string_view text);

// `count` folded words from `begin` on, one blank between them.
std::string folded_span(const std::vector<QuestionToken>& tokens, std::size_t begin,
                        std::size_t count);

// The same words as typed, with what stands between them.
std::string_view typed_span(std::string_view text, const std::vector<QuestionToken>& tokens,
                            std::size_t begin, std::size_t count);

bool starts_with_capital(std::string_view text);
bool is_number(std::string_view folded);  // digits only
bool is_year(std::string_view folded);    // 1900 .. 2099

}  // namespace quaestor
