// Titles of people in a sentence, with what a compound hides: "Bahnchefin", "Adnoc-Boss",
// "Bundesdigitalminister", "topvrouw". Private to the room.
#pragma once

#include <optional>
#include <string>

#include "scene.h"

namespace quaestor {

struct TitleHit {
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
  std::string_view title;  // canonical English; lives as long as the lexicon
  bool is_public = false;
  std::string prefix;  // what stands before the title inside one word: "bahn", "bundesdigital"
};

// The title that starts at the token, if any. In German and Dutch a word that ends in a title is
// one.
std::optional<TitleHit> title_at(const SentenceView& view, std::uint32_t at);

// The entity that the prefix names ("bahn" of Deutsche Bahn), company or public body, if the
// article names it; kNoEntity if none.
std::uint32_t entity_of_prefix(const SentenceView& view, const std::string& prefix);

}  // namespace quaestor
