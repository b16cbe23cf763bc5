// Phrases and patterns over an analysed sentence: words with wildcards and gaps, and slots for
// mentions. The language of lexicons/{frames,cues,relations}_<language>.tsv; its grammar is
// docs/patterns.md. Private to the room.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
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
  std::string kinds;                 // letters of a slot
  std::vector<std::string> words;    // alternatives; a leading or trailing * is a wildcard
  std::vector<std::uint64_t> plain;  // hashes of those without wildcard
  std::vector<std::string> wild;     // the others

  bool fits(const Token& token) const;
};

// Throws std::invalid_argument with what is wrong.
std::vector<PatternElement> parse_pattern(std::string_view text);

struct PatternMatch {
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
  const Mention* subject = nullptr;
  const Mention* object = nullptr;
  const Mention* other = nullptr;
  std::string_view title;  // of the lexicon
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
  static std::uint32_t bit_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 55); }
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

// Phrases indexed by the words that may start them, with one value each. Many share their first
// word, and those that start with a slot, a title or a descriptor could start nearly anywhere; so
// they are grouped by a later word that they need, their anchor, and a sentence meets only the
// groups whose anchor it has.
class PatternSet {
 public:
  void add(std::vector<PatternElement> pattern, int value);
  // Calls use(value, match) for every pattern at every token of the sentence, in order of token,
  // then of addition.
  template <typename Use>
  void scan(const SentenceView& view, Use use) const {
    const Open open = open_in(view);
    Numbers found;
    for (std::uint32_t at = view.first(); at < view.last(); ++at) {
      candidates(view, at, open, found);
      for (const std::uint32_t p : found) {
        if (auto match = view.match(patterns_[p].elements, at)) use(patterns_[p].value, *match);
      }
    }
  }

 private:
  using Numbers = std::vector<std::uint32_t>;  // of patterns, in order
  struct Entry {
    std::vector<PatternElement> elements;
    int value = 0;
    // For each plain obligatory word after the first: number of alternatives, then their bits.
    std::vector<std::uint16_t> needed;
  };
  // The patterns of a list that need the same word.
  struct Group {
    std::uint32_t anchor = 0;  // number of alternatives; 0 = none is needed
    Numbers patterns;
  };
  using Groups = std::vector<Group>;
  // What is possible in one sentence.
  struct Open {
    std::vector<bool> anchors;  // by number: one of the alternatives is there
    Numbers mention;            // patterns that start with one kind of thing
    Numbers title;
    Numbers descriptor;
  };

  static bool possible(const Entry& entry, const SentenceView& view);
  Open open_in(const SentenceView& view) const;
  void take(const Groups& groups, const SentenceView& view, const Open& open, Numbers& out) const;
  void candidates(const SentenceView& view, std::uint32_t at, const Open& open, Numbers& out) const;
  std::uint32_t anchor_number(const PatternElement* anchor);
  Groups& groups_under(HashTable<std::uint32_t>& table, std::uint64_t key);
  void index(const PatternElement& first, std::uint32_t pattern, std::uint32_t anchor);
  static void add_to(Groups& groups, std::uint32_t pattern, std::uint32_t anchor);

  std::vector<Entry> patterns_;
  std::vector<Groups> lists_;          // the tables below hold places in it, plus one
  HashTable<std::uint32_t> by_word_;   // first element a plain word
  HashTable<std::uint32_t> by_start_;  // a wildcard at the end: up to three bytes of its start
  HashTable<std::uint32_t> by_end_;    // a wildcard at the start: up to three bytes of its end
  Groups mention_;                     // first element a slot
  Groups title_;
  Groups descriptor_;
  HashTable<std::uint32_t> anchors_;  // alternatives joined -> number
  HashTable<Numbers> anchors_of_;     // word -> anchors it is an alternative of
};

}  // namespace quaestor
