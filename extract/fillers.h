// Who a relational noun phrase names: by apposition before or after, by "is", by "such as".
// Private to the room.
#pragma once

#include <vector>

#include "noun_phrase.h"

namespace quaestor {

enum class FillerWay : std::uint8_t { none, adjacent, after, before, equated };

struct Fillers {
  FillerWay way = FillerWay::none;
  std::vector<const Mention*> names;
  std::vector<const Mention*> origins;  // nationalities between the phrase and the name
};

// Persons if `person`, else companies (and public bodies if `bodies`).
Fillers fillers_of(const SentenceScene& scene, const NounPhrase& phrase, bool person, bool bodies);

}  // namespace quaestor
