// Drafts of one article to facts: entities filled in, places made countries, evidence cut from the
// text; facts that say the same become one. Private to the room.
#pragma once

#include <optional>
#include <vector>

#include "rules.h"

namespace quaestor {

class FactWriter {
 public:
  FactWriter(const Analysis& analysis, const Lexicon& lexicon) : a_(analysis), lexicon_(lexicon) {}

  // Nothing when the draft says too little or joins things of the wrong kinds.
  std::optional<Fact> write(const FactDraft& draft) const;
  // All of them, those that say the same merged, sorted by where they stand.
  std::vector<Fact> write_all(const std::vector<FactDraft>& drafts) const;

 private:
  const Entity& entity(std::uint32_t e) const { return a_.entities[e].entity; }
  std::optional<Entity> country(const std::string& iso) const;
  bool fill_investment(const FactDraft& draft, Fact& fact) const;
  bool fill_relation(const FactDraft& draft, Fact& fact) const;
  Evidence evidence(std::size_t sentence) const;

  const Analysis& a_;
  const Lexicon& lexicon_;
};

}  // namespace quaestor
