// Where a person with a title holds it: the company of the phrase, the company inside a compound,
// the state of a minister, the town of a mayor, or whom the text speaks of. Private to the room.
#pragma once

#include "noun_phrase.h"
#include "rules.h"
#include "titles.h"

namespace quaestor {

// Sets the draft's object (or maker, for a body that the article does not name); false when nothing
// tells it.
bool fill_office(const SentenceScene& scene, const TitleHit& title, const NounPhrase& phrase,
                 std::uint32_t person, FactDraft& draft);

// A town or a region as the body that governs it.
Entity body_of(const Entity& place);
// The thing that acts: of a town or region its body, by the names that the article gives it.
Entity actor_of(const Analysis& analysis, std::uint32_t entity);

}  // namespace quaestor
