// Who, where, into whom: what each mention of a sentence would cost as an argument of a frame. Word
// order, voice, prepositions and clauses all count; the weights are few and the same for every
// language. Private to the room.
#pragma once

#include <optional>
#include <vector>

#include "scene.h"

namespace quaestor {

// A stretch of the sentence in which an argument may stand.
struct Territory {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

class Arguments {
 public:
  explicit Arguments(const SentenceScene& scene);

  // How badly the mention fits as the actor, the thing bought, the giver or the place of the frame:
  // small numbers are good, above kTooFar it does not fit at all.
  static constexpr double kTooFar = 22;
  double doer_cost(const Mention& mention, const FrameHit& hit, bool passive) const;
  double object_cost(const Mention& mention, const FrameHit& hit, bool passive) const;
  double giver_cost(const Mention& mention, const FrameHit& hit) const;
  double place_cost(const Mention& mention, const FrameHit& hit, const Territory& territory) const;

  bool can_act(const Mention& mention) const;
  bool can_receive(const Mention& mention) const;
  bool can_be_place(const Mention& mention) const;
  // The mention with what it is coordinated with ("X, Y and Z put in …"), without repetitions.
  std::vector<const Mention*> coordinated(const Mention* chosen) const;
  // The place with those it is listed with ("in Brazil, France and the Netherlands").
  std::vector<const Mention*> listed_places(const Mention* chosen,
                                            const Territory& territory) const;

  bool is_nominal(const FrameHit& hit) const;
  bool is_passive(const FrameHit& hit) const;
  bool governed_into(const Mention& mention, std::uint32_t after) const;
  bool names_facility(const Mention& mention) const;
  bool has_amount_of_its_own(const Mention& mention) const;
  bool only_compared(const Mention& mention) const;
  const CueHit* facility_near(const FrameHit& hit, const Territory& territory) const;
  // The entity an actor stands for: demonyms ("the Danes") stand for a company from there named
  // before, else the state.
  std::uint32_t entity_of(const Mention& mention) const;

 private:
  double tree_cost(const Mention& mention, const FrameHit& hit, bool passive, bool noun) const;
  bool territory_acts(const Mention& mention) const;
  bool within_location(const Mention& mention) const;
  bool joined(const Mention& left, const Mention& right) const;
  bool governed_by(const Mention& mention, WordClass word_class) const;

  const SentenceScene& scene_;
  const Analysis& a_;
  bool verb_moves_;  // Dutch and German: the subject may follow the verb, the verb may come last
};

}  // namespace quaestor
