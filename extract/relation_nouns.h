// Relations told by a noun: rival, unit, owner, partner, chief executive. Whatever the order of
// words, such a noun has a holder (whose rival?) and a filler (who is it?):
//
//   its rival Nimbra | Nimbra, a rival of Tallow | Tallow's rivals are Nimbra and Orvo
//   der Tallow-Rivale Nimbra | le concurrent danois Nimbra | founder Ada Velthuis
//
// The nouns are data (lexicons/relation_nouns.tsv, titles.tsv). A holder that is left out is whom
// the text speaks of. Private to the room.
#pragma once

#include <vector>

#include "rules.h"

namespace quaestor {

// Marks nationalities in such phrases as origins in the scene.
std::vector<FactDraft> noun_facts(SentenceScene& scene, const LanguageFrames& language);

}  // namespace quaestor
