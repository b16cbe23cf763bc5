// What an article's words say for the state in which a place lies that shares its name with places
// of other states: regions, states, landmarks and bodies with a known seat, near before far.
// Private to the room.
//
//   PlaceClues clues(lexicon, analysis, known);
//   clues.near(at, last, "US")  // "Birmingham, at the door of Alabama's car makers": about 4
//
// A name means one place in an article, so what stands beside it in one sentence helps it in the
// others. It doesn't know how likely a place is by itself (name_senses.cc).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "known_names.h"

namespace quaestor {

class PlaceClues {
 public:
  // Keeps references to all three.
  PlaceClues(const Lexicon& lexicon, const Analysis& analysis, const KnownNames& known);

  // What speaks for the state as the home of the name in tokens [first, last): from -3 to 10, 0
  // when nothing does. Against it speaks contrast: "not the English one".
  double near(std::uint32_t first, std::uint32_t last, const std::string& iso) const;
  // The same by regions, towns and landmarks alone: a state may share its name with a region.
  double near_by_places(std::uint32_t first, std::uint32_t last, const std::string& iso) const;

 private:
  struct Clue {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t sentence = 0;
    std::string iso;
    float weight = 0;
    bool place = false;    // no state's own name
    bool region = false;   // a name beside it lies in it: "Halifax, Nova Scotia"
    bool behind = false;   // counts only right behind a name: "Mass."
    bool negated = false;  // "not the English one"
  };
  void read(std::uint32_t sentence);
  std::uint32_t read_hint(std::uint32_t sentence, std::uint32_t at);
  void read_match(std::uint32_t sentence, std::uint32_t at, const LexiconMatch& match);
  bool negated(std::uint32_t first, const Sentence& sentence) const;
  bool same_form(std::uint32_t first, std::uint32_t last, const Clue& clue) const;
  bool adjoins(std::uint32_t last, std::uint32_t first) const;
  double weigh(const Clue& clue, std::uint32_t first, std::uint32_t last,
               std::uint32_t sentence) const;
  double here(std::uint32_t first, std::uint32_t last, const std::string& iso, bool places) const;
  double all(std::uint32_t first, std::uint32_t last, const std::string& iso, bool places) const;
  std::uint32_t sentence_of(std::uint32_t token) const;

  const Lexicon& lexicon_;
  const Analysis& a_;
  const KnownNames& known_;
  std::vector<Clue> clues_;  // in text order
};

}  // namespace quaestor
