// Who, where, into whom: the arguments of a frame, chosen by cost over the mentions of its
// sentence. Word order, voice, prepositions and clauses all count; the weights are few and the same
// for every language. Private to the room.
#pragma once

#include <optional>
#include <vector>

#include "rules.h"

namespace quaestor {

// A stretch of the sentence in which an argument may stand.
struct Territory {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

class Arguments {
 public:
  explicit Arguments(const SentenceScene& scene);

  struct Choice {
    std::vector<const Mention*> mentions;
    double cost = 0;
  };
  // The actor that does what the frame says: subject when active, agent when passive or nominal.
  std::optional<Choice> doer(const FrameHit& hit) const;
  // The company that money goes into, or that is bought: by the frame's class.
  const Mention* receiver(const FrameHit& hit, const Choice* doer) const;
  // Who gives, for frames whose subject receives.
  std::optional<Choice> givers(const FrameHit& hit, const Mention* receiver) const;
  // Countries, places and blocs that the frame leads to, inside the territory first, then before
  // it.
  std::vector<const Mention*> locations(const FrameHit& hit, const Territory& territory,
                                        const std::vector<std::uint32_t>& not_these) const;
  bool is_nominal(const FrameHit& hit) const;
  bool is_passive(const FrameHit& hit) const;
  const CueHit* facility_near(const FrameHit& hit, const Territory& territory) const;
  // The entity an actor stands for: demonyms ("the Danes") stand for a company from there named
  // before, else the state.
  std::uint32_t entity_of(const Mention& mention) const;

 private:
  bool can_act(const Mention& mention) const;
  bool only_compared(const Mention& mention) const;
  double tree_cost(const Mention& mention, const FrameHit& hit, bool passive, bool noun) const;
  bool within_location(const Mention& mention) const;
  bool has_amount_of_its_own(const Mention& mention) const;
  bool names_facility(const Mention& mention) const;
  double doer_cost(const Mention& mention, const FrameHit& hit, bool passive) const;
  std::vector<const Mention*> coordinated(const Mention* chosen) const;
  bool joined(const Mention& left, const Mention& right) const;
  bool governed_by(const Mention& mention, std::string_view word_class) const;
  bool governed_into(const Mention& mention, std::uint32_t after) const;
  bool possessive_after(const Mention& mention) const;
  const Mention* direct_object(const FrameHit& hit, const Choice* doer) const;

  const SentenceScene& scene_;
  const Analysis& a_;
  bool verb_moves_;  // Dutch and German: the subject may follow the verb, the verb may come last
};

}  // namespace quaestor
