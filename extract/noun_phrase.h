// The phrase around a noun that tells a relation: its modifiers to the left, its complement to the
// right, whose it is and where that comes from. Private to the room.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "scene.h"

namespace quaestor {

struct NounPhrase {
  std::uint32_t first = 0;  // tokens, half-open: modifiers, noun, complement
  std::uint32_t last = 0;
  std::uint32_t noun = 0;               // its first token
  std::uint32_t noun_end = 0;           // the token after it
  std::vector<const Mention*> holders;  // "Tallow's …", "… of Tallow and Orvo"
  std::vector<const Mention*> regions;  // "… of the Union", "… van Gent"
  std::vector<const Mention*> origins;  // nationalities: "the Danish …"
  bool possessive = false;              // "its …", with or without a known holder
  bool definite = false;
  bool indefinite = false;
  bool complement = false;  // "… of something", known or not
};

// `links` are the words besides the genitive that lead to the holder ("to", "at").
NounPhrase noun_phrase(const SentenceScene& scene, std::uint32_t noun, std::uint32_t noun_end,
                       std::span<const std::string> links);

}  // namespace quaestor
