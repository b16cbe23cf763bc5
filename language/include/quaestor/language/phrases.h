// Sets of phrases matched token by token: the reader side of every table that lists forms of a
// language.
//
//   PhraseSet set;  set.add("set aside", 7);  set.longest(tokens, i, last)->values[0] == 7
//
// Forms are cut by the same tokenizer as the text, and compared in lower case (’ as ') by the
// hashes of their words (hash.h); the words themselves are not kept.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "quaestor/language/hash.h"
#include "quaestor/language/tokens.h"

namespace quaestor {

struct PhraseMatch {
  std::uint32_t last = 0;       // index after the last token matched
  std::span<const int> values;  // what was added under the phrase, in order of addition
};

class PhraseSet {
 public:
  PhraseSet() = default;
  // As save() wrote it.
  explicit PhraseSet(ReadyFile& file);
  void save(ReadyWriter& out) const;

  // Whether longest_before() will be asked; must be said before the first add().
  void index_tails() { has_tails_ = true; }
  void add(std::string_view form, int value);
  bool empty() const { return phrases_.empty(); }

  // The longest phrase that starts at token `at` and ends at or before `last`.
  std::optional<PhraseMatch> longest(std::span<const Token> tokens, std::uint32_t at,
                                     std::uint32_t last) const {
    if (at >= last) return std::nullopt;
    const Lengths* lengths = starts_.find(tokens[at].hash);
    if (lengths == nullptr) return std::nullopt;  // nearly always
    return longest_of(*lengths, tokens, at, last);
  }
  // The longest phrase that ends right before token `end` and starts at or after `first`; returns
  // its first token.
  std::optional<std::uint32_t> longest_before(std::span<const Token> tokens, std::uint32_t first,
                                              std::uint32_t end,
                                              std::span<const int>* values = nullptr) const;

 private:
  using Lengths = std::uint64_t;  // bit n: there is a phrase of n + 1 words
  struct Values {                 // a part of values_
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };
  void add_value(Values& values, int value);
  std::optional<PhraseMatch> longest_of(Lengths lengths, std::span<const Token> tokens,
                                        std::uint32_t at, std::uint32_t last) const;
  std::span<const int> span_of(const Values& values) const {
    return values_.part(values.begin, values.size);
  }

  bool has_tails_ = false;
  HashTable<Values> phrases_;  // all words joined
  HashTable<Lengths> starts_;  // first word -> lengths of the phrases that it begins
  HashTable<Lengths> tails_;   // last word -> lengths of the phrases that it ends
  Stored<int> values_;
};

}  // namespace quaestor
