// Where the companies of an article are at home, as it tells beside their names. Private to the
// room.
#pragma once

#include "quaestor/language/analysis.h"

namespace quaestor {

// Gives companies without a known state the one told beside one of their names: "het Finse Orvo",
// "the Finnish group Orvo", "Orvo of Tampere", "Orvo (Tampere)", "Orvo, a Finnish maker".
void tell_homes(const Lexicon& lexicon, Analysis& analysis);

}  // namespace quaestor
