// Phrases and patterns over an analysed sentence: words with wildcards and gaps, and slots for
// mentions. The language of lexicons/{frames,cues,relations}_<language>.tsv; its grammar is
// docs/patterns.md. Private to the room.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/facts/ready_file.h"
#include "quaestor/facts/stored.h"
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

// Whether a word of a pattern stands for all that start or end with it.
bool is_wild(std::string_view word);

// Throws std::invalid_argument with what is wrong.
std::vector<PatternElement> parse_pattern(std::string_view text);

// Patterns one behind the other in a few lists of plain values, as they are matched and kept in
// files.
class PatternList {
 public:
  struct Element {
    PatternElement::Type type = PatternElement::Type::words;
    bool optional = false;
    Slot slot = Slot::none;
    std::uint16_t kinds = 0;  // of a slot, a bit for each letter of kKindLetters
    std::int32_t gap = 0;
    std::uint32_t plain = 0;  // hashes of the alternatives without wildcard
    std::uint32_t plain_end = 0;
    std::uint32_t wild = 0;  // the others
    std::uint32_t wild_end = 0;
  };
  static constexpr std::string_view kKindLetters = "COPRGLABdps";

  PatternList() = default;
  // As save() wrote it.
  explicit PatternList(ReadyFile& file);
  void save(ReadyWriter& out) const;

  void add(const std::vector<PatternElement>& pattern);
  std::size_t size() const { return patterns_.size(); }
  std::span<const Element> operator[](std::size_t pattern) const {
    return elements_.part(patterns_[pattern].begin, patterns_[pattern].size);
  }
  std::span<const std::uint64_t> plain_words(const Element& element) const {
    return plain_.part(element.plain, element.plain_end - element.plain);
  }
  bool fits(const Element& element, const Token& token) const;

 private:
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };
  struct Wildcard {  // letters that a word starts or ends with
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    bool at_end = false;
  };
  Element flat(const PatternElement& element);

  Stored<Range> patterns_;
  Stored<Element> elements_;
  Stored<std::uint64_t> plain_;
  Stored<Wildcard> wild_;
  Stored<char> letters_;
};

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

  // The title and the descriptor that start at the token; looked up once.
  const std::optional<Lexicon::Title>& title_at(std::uint32_t token) const;
  const std::optional<Lexicon::Descriptor>& descriptor_at(std::uint32_t token) const;
  // Hashes of the token's first bytes, one to three, and of its last; of a shorter word 0.
  struct Affixes {
    std::array<std::uint64_t, 3> start{};
    std::array<std::uint64_t, 3> end{};
  };
  const Affixes& affixes(std::uint32_t token) const;

  // The pattern of the list matched at exactly this token, shortest gaps first.
  std::optional<PatternMatch> match(const PatternList& list, std::size_t pattern,
                                    std::uint32_t at) const;

 private:
  using Elements = std::span<const PatternList::Element>;
  bool step(const PatternList& list, Elements rest, std::uint32_t at, PatternMatch& match) const;
  bool skip(const PatternList& list, Elements rest, std::uint32_t at, PatternMatch& match) const;
  std::optional<std::uint32_t> past(const PatternList& list, const PatternList::Element& element,
                                    std::uint32_t at, PatternMatch& match) const;
  static bool fill(const PatternList::Element& element, const Mention& mention,
                   PatternMatch& match);

  // What is looked up for a token when it is first asked for.
  struct Looked {
    bool has_title = false;
    bool has_descriptor = false;
    bool has_affixes = false;
    std::optional<Lexicon::Title> title;
    std::optional<Lexicon::Descriptor> descriptor;
    Affixes affixes;
  };
  Looked& looked(std::uint32_t token) const { return looked_[token - sentence_.first]; }

  const Analysis& a_;
  const Lexicon& lexicon_;
  std::size_t index_;
  Sentence sentence_;
  WordBits words_{};
  std::vector<std::uint32_t> at_token_;  // mention index + 1 covering each token of the sentence
  mutable std::vector<Looked> looked_;   // one for each token
};

}  // namespace quaestor
