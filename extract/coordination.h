// Lists of names: "Apple, Amazon and Meta", "Irland, Großbritannien und Polen", "la France et
// l'Espagne". One pattern that meets one name of a list speaks of all of them. Private to the room.
#pragma once

#include <vector>

#include "scene.h"

namespace quaestor {

// All mentions of the list that `mention` stands in, in order of the text, itself included; only
// itself when there is no list. A list is joined by commas and one word for "and"; "X, Y" alone is
// an apposition, and a comma before "and" begins a clause unless more than two are named.
std::vector<const Mention*> coordinated(const SentenceScene& scene, const Mention& mention);

// The list goes on from the first to the second of two neighbouring mentions.
enum class Join : std::uint8_t { none, comma, conjunction };
Join joined(const SentenceScene& scene, const Mention& left, const Mention& right);

}  // namespace quaestor
