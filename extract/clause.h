// What stands in one clause: its companies, places and laws, and whether it tells something that is
// so now. Private to the room.
#pragma once

#include <vector>

#include "scene.h"

namespace quaestor {

class ClauseView {
 public:
  // The clause that token `at` stands in.
  ClauseView(const SentenceScene& scene, std::uint32_t at);

  bool holds(const Mention& mention) const;
  // The companies that tokens [first, last) speak of: the subject by the tree, else the nearest
  // before, else the nearest after; with the list they stand in. Empty if none.
  std::vector<const Mention*> companies(std::uint32_t first, std::uint32_t last) const;
  // Countries and places behind a preposition of place, with their lists; those that "where" or
  // "there" stand for when the clause names none.
  std::vector<std::uint32_t> places() const;
  // Planned, considered, dropped, denied or still being built.
  bool undone() const;
  bool has_word(WordClass word_class) const;

 private:
  bool at_place(const Mention& mention) const;
  std::uint32_t place_meant() const;

  const SentenceScene& scene_;
  const Analysis& a_;
  int clause_;
};

// The law in force at the token: the nearest named in the sentence, else the last one named in the
// sentences before, at most `back` of them; kNoEntity if none.
std::uint32_t law_at(const SentenceScene& scene, std::uint32_t at, std::size_t back);

}  // namespace quaestor
