// Questions to the dependency tree that the rules ask: whose subject, object, agent is this
// mention? A tree is a guess of a trained model, so answers move costs and never decide alone.
// Private to the room.
#pragma once

#include <optional>

#include "patterns.h"

namespace quaestor {

enum class TreeRole : std::uint8_t {
  none,
  subject,
  passive_subject,
  object,
  agent,
  oblique,
  inside
};

class Tree {
 public:
  explicit Tree(const SentenceView& view);

  bool known() const { return known_; }
  // The token of the stretch that its other tokens depend on.
  std::uint32_t head_of(std::uint32_t first, std::uint32_t last) const;
  // The role of the mention under the predicate at tokens [first, last): directly, or through the
  // verb that the predicate shares its subject with ("plans to invest", "pledged and built").
  TreeRole role(const Mention& mention, std::uint32_t first, std::uint32_t last) const;
  // Steps up from the mention to the predicate, or nothing when the predicate is not above it.
  std::optional<int> steps(const Mention& mention, std::uint32_t first, std::uint32_t last) const;
  bool is_verb(std::uint32_t token) const;

 private:
  std::uint32_t head(std::uint32_t token) const;
  Deprel relation(std::uint32_t token) const;
  TreeRole role_under(std::uint32_t top, std::uint32_t predicate) const;

  const Analysis& a_;
  bool known_;
};

}  // namespace quaestor
