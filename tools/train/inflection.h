// Training of number, tense, verb form and the like, told from a tagged word and its neighbours.
#pragma once

#include <map>

#include "syntax_file.h"
#include "training.h"

namespace quaestor::train {

// The combinations that occur, the most frequent first.
class InflectionClasses {
 public:
  explicit InflectionClasses(const std::vector<Example>& examples);
  const std::vector<syntax::InflectionClass>& all() const { return classes_; }
  std::size_t size() const { return classes_.size(); }
  // A combination that is too rare is the class of none.
  std::size_t class_of(const Morphology& gold) const;

 private:
  std::map<Morphology, std::size_t> numbers_;
  std::vector<syntax::InflectionClass> classes_;
};

Perceptron train_inflection(const std::vector<Example>& examples, const InflectionClasses& classes,
                            const std::vector<std::vector<syntax::FineTag>>& tags, int rounds,
                            std::uint64_t seed);

}  // namespace quaestor::train
