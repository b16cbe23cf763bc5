// Patterns indexed by the words that may start them, with one value each. Many share their first
// word, and those that start with a slot, a title or a descriptor could start nearly anywhere; so
// they are grouped by a later word that they need, their anchor, and a sentence meets only the
// groups whose anchor it has.
//
//   PatternSetBuilder builder;  builder.add(parse_pattern("will|would invest"), 7);
//   const PatternSet set = builder.build();
//   set.scan(view, [&](int value, const PatternMatch& match) { … });
//
// Private to the room.
#pragma once

#include <vector>

#include "patterns.h"
#include "quaestor/facts/ready_file.h"
#include "quaestor/facts/stored.h"

namespace quaestor {

class PatternSet {
 public:
  PatternSet() = default;
  // As save() wrote it.
  explicit PatternSet(ReadyFile& file);
  void save(ReadyWriter& out) const;

  // Calls use(value, match) for every pattern at every token of the sentence, in order of token,
  // then of addition.
  template <typename Use>
  void scan(const SentenceView& view, Use use) const {
    if (rows_.empty()) return;
    const Open open = open_in(view);
    Numbers found;
    for (std::uint32_t at = view.first(); at < view.last(); ++at) {
      candidates(view, at, open, found);
      for (const std::uint32_t p : found) {
        if (auto match = view.match(patterns_, p, at)) use(rows_[p].value, *match);
      }
    }
  }

 private:
  friend class PatternSetBuilder;
  using Numbers = std::vector<std::uint32_t>;  // of patterns, in order
  struct Row {                                 // of a pattern
    int value = 0;
    std::uint32_t needed = 0;  // what it needs, in needed_
    std::uint32_t needed_end = 0;
  };
  struct Part {  // of another list
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };
  // The patterns of a list that need the same word.
  struct Group {
    std::uint32_t anchor = 0;  // number of alternatives; 0 = none is needed
    Part patterns;             // in numbers_
  };
  enum Start : std::uint8_t { mention, title, descriptor, kStarts };  // lists of their own
  // What is possible in one sentence.
  struct Open {
    std::vector<bool> anchors;  // by number: one of the alternatives is there
    Numbers mention;            // patterns that start with one kind of thing
    Numbers title;
    Numbers descriptor;
  };

  bool possible(const Row& row, const SentenceView& view) const;
  Open open_in(const SentenceView& view) const;
  void take(std::uint32_t list, const SentenceView& view, const Open& open, Numbers& out) const;
  void candidates(const SentenceView& view, std::uint32_t at, const Open& open, Numbers& out) const;

  PatternList patterns_;
  Stored<Row> rows_;
  // For each plain obligatory word after the first: number of alternatives, then their bits.
  Stored<std::uint16_t> needed_;
  Stored<Part> lists_;  // of groups_; the first are those of Start
  Stored<Group> groups_;
  Stored<std::uint32_t> numbers_;
  HashTable<std::uint32_t> by_word_;   // first element a plain word -> list
  HashTable<std::uint32_t> by_start_;  // a wildcard at the end: up to three bytes of its start
  HashTable<std::uint32_t> by_end_;    // a wildcard at the start: up to three bytes of its end
  std::uint32_t anchors_ = 0;
  HashTable<Part> anchors_of_;  // word -> anchors it is an alternative of, in numbers_
};

class PatternSetBuilder {
 public:
  // Throws std::invalid_argument for a pattern of gaps only.
  void add(std::vector<PatternElement> pattern, int value);
  PatternSet build();  // once

 private:
  using Numbers = PatternSet::Numbers;
  struct Group {
    std::uint32_t anchor = 0;
    Numbers patterns;
  };
  using Groups = std::vector<Group>;

  std::uint32_t anchor_number(const PatternElement* anchor);
  Groups& groups_under(HashTable<std::uint32_t>& table, std::uint64_t key);
  void index(const PatternElement& first, std::uint32_t pattern, std::uint32_t anchor);
  static void add_to(Groups& groups, std::uint32_t pattern, std::uint32_t anchor);
  PatternSet::Part add_numbers(const Numbers& numbers);

  PatternSet set_;
  std::vector<Groups> lists_{PatternSet::kStarts};
  HashTable<std::uint32_t> anchors_;   // alternatives joined -> number
  HashTable<std::uint32_t> anchored_;  // word -> place in the next, plus one
  std::vector<std::pair<std::uint64_t, Numbers>> anchors_of_;
};

}  // namespace quaestor
