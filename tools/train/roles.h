// Training of the guesses at roles: relation and side of the head of each word, before the parse.
#pragma once

#include "training.h"

namespace quaestor::train {

constexpr std::size_t kMostRoles = 48;

// Punctuation, and the most frequent other pairs of a relation and a side; the last class is all
// others.
class RoleClasses {
 public:
  explicit RoleClasses(const std::vector<Example>& examples);
  static std::size_t size() { return kMostRoles; }
  std::size_t class_of(const Example& example, std::size_t at) const;

 private:
  std::array<std::uint8_t, kDeprelCount * 2> number_{};
};

using Tags = std::vector<std::vector<syntax::FineTag>>;

Perceptron train_roles(const std::vector<Example>& examples, const RoleClasses& classes,
                       const Tags& tags, int rounds, std::uint64_t seed);
// Writes the guesses of a trainer into the tags.
void guess_roles(const Perceptron& guesser, const RoleClasses& classes,
                 const std::vector<Example>& examples, Tags& tags);

}  // namespace quaestor::train
