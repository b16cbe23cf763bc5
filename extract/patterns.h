// Phrases and patterns over an analysed sentence: words with wildcards and gaps, and slots for
// mentions. The language of lexicons/{frames,cues,relations}_<language>.tsv; its grammar is
// docs/patterns.md. Private to the room.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "quaestor/language/analysis.h"

namespace quaestor {

enum class Slot : std::uint8_t { none, subject, object, other };

struct PatternElement {
  enum class Type : std::uint8_t { words, gap, slot, title, descriptor };
  Type type = Type::words;
  bool optional = false;
  int gap = 0;
  Slot slot = Slot::none;
  std::string kinds;               // letters of a slot
  std::vector<std::string> words;  // alternatives; a leading or trailing * is a wildcard
};

// Throws std::invalid_argument with what is wrong.
std::vector<PatternElement> parse_pattern(std::string_view text);

struct PatternMatch {
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
  const Mention* subject = nullptr;
  const Mention* object = nullptr;
  const Mention* other = nullptr;
  std::string title;
  bool public_title = false;
};

// One sentence prepared for matching.
class SentenceView {
 public:
  SentenceView(const Analysis& analysis, const Lexicon& lexicon, std::size_t sentence);

  const Analysis& analysis() const { return a_; }
  const Lexicon& lexicon() const { return lexicon_; }
  const Sentence& sentence() const { return sentence_; }
  std::size_t index() const { return index_; }
  std::uint32_t first() const { return sentence_.first; }
  std::uint32_t last() const { return sentence_.last; }
  std::span<const Mention> mentions() const { return a_.mentions_of(index_); }
  // Words of the sentence as a small Bloom filter, to skip patterns whose words cannot be there.
  using WordBits = std::array<std::uint64_t, 8>;
  const WordBits& words() const { return words_; }
  static std::uint32_t bit_of(std::string_view word);
  bool may_hold(std::uint32_t bit) const { return (words_[bit >> 6] >> (bit & 63) & 1) != 0; }
  // The mention that starts at, or covers, the token; nullptr if none.
  const Mention* starting(std::uint32_t token) const;
  const Mention* covering(std::uint32_t token) const;

  // The pattern matched at exactly this token, shortest gaps first.
  std::optional<PatternMatch> match(const std::vector<PatternElement>& pattern,
                                    std::uint32_t at) const;

 private:
  bool step(const std::vector<PatternElement>& pattern, std::size_t element, std::uint32_t at,
            PatternMatch& match) const;
  bool fill(const PatternElement& element, const Mention& mention, PatternMatch& match) const;

  const Analysis& a_;
  const Lexicon& lexicon_;
  std::size_t index_;
  Sentence sentence_;
  WordBits words_{};
  std::vector<std::uint32_t> at_token_;  // mention index + 1 covering each token of the sentence
};

bool word_matches(const std::vector<std::string>& alternatives, std::string_view lower);

// Phrases indexed by the words that may start them, with one value each.
class PatternSet {
 public:
  void add(std::vector<PatternElement> pattern, int value);
  // Calls use(value, match) for every pattern at every token of the sentence, in order of token,
  // then of addition.
  template <typename Use>
  void scan(const SentenceView& view, Use use) const {
    for (std::uint32_t at = view.first(); at < view.last(); ++at) {
      for (std::size_t p : candidates(view, at)) {
        if (!possible(patterns_[p], view)) continue;
        if (auto match = view.match(patterns_[p].elements, at)) use(patterns_[p].value, *match);
      }
    }
  }

 private:
  struct Entry {
    std::vector<PatternElement> elements;
    int value = 0;
    std::vector<std::vector<std::uint16_t>>
        needed;  // for each plain obligatory word, the bits of its alternatives
  };
  static bool possible(const Entry& entry, const SentenceView& view);
  std::vector<std::size_t> candidates(const SentenceView& view, std::uint32_t at) const;
  void index(const PatternElement& first, std::size_t pattern);

  std::vector<Entry> patterns_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_word_;  // first element a plain word
  // First element with wildcards: by up to three bytes of the literal part, "^abc" at the start,
  // "$xyz" at the end.
  std::unordered_map<std::string, std::vector<std::size_t>> by_affix_;
  std::vector<std::size_t> by_mention_;     // first element a slot
  std::vector<std::size_t> by_title_;       // first element a title
  std::vector<std::size_t> by_descriptor_;  // first element a descriptor
};

}  // namespace quaestor
