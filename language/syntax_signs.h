// Punctuation stands outside the tree that the parser builds; it is hung up by rule afterwards, as
// the treebanks do: pairs of brackets and quotes on the head of what they enclose, other signs on
// the highest word of the unit they close or open.
#pragma once

#include <span>
#include <vector>

#include "syntax_features.h"

namespace quaestor::syntax {

// The places of what the parser sees: all but signs (when they get their places by rule), or all
// where there are only signs. A sign inside a word ("contrat-cadre") stays, and so does one that
// has another role than punctuation.
void find_words(std::span<const Word> words, std::span<const FineTag> tags, bool signs_by_rule,
                std::vector<int>& out);

// Fills heads[i] for the places that are not in `kept`. Heads are places, kNone for the root.
void attach_signs(std::span<const Word> words, std::span<const int> kept, std::vector<int>& heads);

}  // namespace quaestor::syntax
