// Relations between things of different kinds that one clause tells, whatever its order of words: a
// company that runs something somewhere, a company and the rule that binds it. A trigger (a verb or
// a phrase of lexicons/relation_triggers.tsv) says which relation it is; the ends are looked for in
// its clause, by the tree where it is sure, else by nearness:
//
//   In Köln betreibt Tallow zwei Werke | Tallow, das in Köln zwei Werke betreibt
//   Il impose à Tallow et à Orvo … (a law of the sentence before)
//
// Private to the room.
#pragma once

#include <vector>

#include "rules.h"

namespace quaestor {

std::vector<FactDraft> trigger_facts(const SentenceScene& scene, const LanguageFrames& language);

// "its plant in Lyon", "Tallow's Texas sites", "das Lyoner Werk von Tallow": what is owned stands
// somewhere, unless the clause still plans or builds it.
std::vector<FactDraft> facility_facts(const SentenceScene& scene, const LanguageFrames& language);

}  // namespace quaestor
