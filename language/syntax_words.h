// What the features see of a token: hashes of its form and parts, computed once a sentence.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "quaestor/language/hash.h"
#include "quaestor/language/tokens.h"

namespace quaestor::syntax {

constexpr std::size_t kAffixes = 5;

struct Word {
  std::uint64_t form = 0;
  std::uint64_t lower = 0;
  std::uint64_t prefix[kAffixes] = {};  // of 1 to 5 letters, lower case
  std::uint64_t suffix[kAffixes] = {};
  std::uint64_t shape = 0;       // "Xx", "d.d", "X-": runs shortened to two
  bool glued = false;            // no space before it
  std::uint32_t known_tags = 0;  // from the tag dictionary: bit set of Upos, 0 = not listed
};

// How a sentence is capitalised. Headlines In Title Case and TELEX LINES make a capital say
// nothing.
enum class Casing : std::uint8_t { plain, title, capitals };

struct SentenceWords {
  std::vector<Word> words;
  std::vector<std::uint32_t> ends;  // for each word, the last word of its stretch between commas
  Casing casing = Casing::plain;
};

// What stands where there is no word.
const Word& edge_word();

// Fills `out` for tokens[sentence.first .. sentence.last); known_tags are left 0.
void read_words(std::string_view text, std::span<const Token> tokens, const Sentence& sentence,
                SentenceWords& out);

}  // namespace quaestor::syntax
