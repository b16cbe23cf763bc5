// Descriptions by a relation to a named company: "die Lidl-Mutter", "the ByteDance subsidiary", "la
// maison mère de Free", "Pasqal's Nordic rival". The name inside is not who is meant. Private to
// the room; coreference.cc makes references of them.
#pragma once

#include <cstdint>
#include <optional>

#include "quaestor/language/analysis.h"
#include "quaestor/language/lexicon.h"

namespace quaestor {

enum class Relative : std::uint8_t { none, parent, unit, rival };

class Relatives {
 public:
  // Keeps references to both; adds parents that the article doesn't name to its entities.
  Relatives(const Lexicon& lexicon, Analysis& analysis) : lexicon_(lexicon), a_(analysis) {}

  // What a description's words [first, last) say.
  Relative of_words(std::uint32_t first, std::uint32_t last) const;

  struct Noun {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    Relative relative = Relative::none;
  };
  // The noun of a description that begins with the name: "Lidl-Mutter", "the ByteDance subsidiary",
  // "Pasqal's Nordic rival", where it stands beside a verb and not before another name.
  std::optional<Noun> noun_behind(const Mention& name, const Sentence& sentence) const;

  // The relative of a company by the lexicon: its parent, or kNoEntity.
  std::uint32_t parent_of(std::uint32_t entity);
  // Whether the lexicon knows that one belongs to the other.
  bool belongs(std::uint32_t unit, std::uint32_t parent) const;

 private:
  bool is_verb(std::uint32_t token) const;
  std::uint32_t noun_start(const Mention& name, const Sentence& sentence) const;

  const Lexicon& lexicon_;
  Analysis& a_;
};

}  // namespace quaestor
