// Sets of phrases matched token by token: the reader side of every table that lists forms of a
// language.
//
//   PhraseSet set;  set.add("set aside", 7);  set.longest(tokens, i, last)->value == 7
//
// Forms are cut by the same tokenizer as the text, and compared in lower case (’ as ').
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "quaestor/language/tokens.h"

namespace quaestor {

struct PhraseMatch {
  std::uint32_t last = 0;  // index after the last token matched
  const std::vector<int>* values =
      nullptr;  // what was added under the phrase, in order of addition
};

class PhraseSet {
 public:
  // Whether longest_before() will be asked; must be said before the first add().
  void index_tails() { has_tails_ = true; }
  void add(std::string_view form, int value);
  bool empty() const { return root_.empty(); }

  // The longest phrase that starts at token `at` and ends at or before `last`.
  std::optional<PhraseMatch> longest(std::span<const Token> tokens, std::uint32_t at,
                                     std::uint32_t last) const;
  // The longest phrase that ends right before token `end` and starts at or after `first`; returns
  // its first token.
  std::optional<std::uint32_t> longest_before(std::span<const Token> tokens, std::uint32_t first,
                                              std::uint32_t end,
                                              const std::vector<int>** values = nullptr) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    std::vector<int> values;
  };
  bool has_tails_ = false;
  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, std::vector<std::uint32_t>>
      root_;  // first word -> phrases, longest first
  std::unordered_map<std::string, std::vector<std::uint32_t>>
      tails_;                                             // last word -> phrases, longest first
  std::unordered_map<std::string, std::uint32_t> known_;  // words joined -> phrase
};

}  // namespace quaestor
