// Whom the text speaks of at a token, when a relation leaves one end out: "the rival Nimbra" of
// whom? "Founder Ada Velthuis" of what? Private to the room.
#pragma once

#include <span>

#include "scene.h"

namespace quaestor {

// The company most spoken of around token `at`: by nearness, by being subject, by block, by
// headline; kNoEntity when none is near. Entities of `except`, outlets and guesses without any
// support do not count. `bodies` lets public bodies count too.
std::uint32_t topic_at(const SentenceScene& scene, std::uint32_t at,
                       std::span<const std::uint32_t> except, bool bodies = false);

}  // namespace quaestor
