#include "inflection.h"

#include <algorithm>
#include <limits>

namespace quaestor::train {

using namespace syntax;

namespace {
InflectionClass class_for(const Morphology& m) {
  InflectionClass c;
  c.number = static_cast<std::uint8_t>(m.number);
  c.tense = static_cast<std::uint8_t>(m.tense);
  c.form = static_cast<std::uint8_t>(m.form);
  c.mood = static_cast<std::uint8_t>(m.mood);
  c.grammatical_case = static_cast<std::uint8_t>(m.grammatical_case);
  c.pronoun = static_cast<std::uint8_t>(m.pronoun);
  return c;
}
}  // namespace

InflectionClasses::InflectionClasses(const std::vector<Example>& examples) {
  std::map<Morphology, std::int64_t> counts;
  for (const Example& example : examples) {
    for (const Syntax& s : example.gold) {
      if (is_inflected(s.upos)) --counts[s.morphology];
    }
  }
  counts[Morphology{}] = std::numeric_limits<std::int64_t>::min();
  std::vector<std::pair<std::int64_t, Morphology>> order;
  for (const auto& [morphology, count] : counts) order.emplace_back(count, morphology);
  std::sort(order.begin(), order.end());
  if (order.size() > kMaxClasses) order.resize(kMaxClasses);
  for (const auto& [count, morphology] : order) {
    numbers_[morphology] = classes_.size();
    classes_.push_back(class_for(morphology));
  }
}

std::size_t InflectionClasses::class_of(const Morphology& gold) const {
  const auto found = numbers_.find(gold);
  return found == numbers_.end() ? 0 : found->second;
}

Perceptron train_inflection(const std::vector<Example>& examples, const InflectionClasses& classes,
                            const std::vector<std::vector<FineTag>>& tags, int rounds,
                            std::uint64_t seed) {
  Perceptron learner(classes.size());
  Features features;
  Perceptron::Scores scores;
  SentenceWords words;
  for (int round = 0; round < rounds; ++round) {
    for (const std::uint32_t at :
         shuffled(examples.size(), seed + static_cast<std::uint64_t>(round))) {
      const Example& example = examples[at];
      read_words(example.text, example.tokens, example.whole(), words);
      for (std::size_t i = 0; i < example.tokens.size(); ++i) {
        if (!is_inflected(tags[at][i].upos)) continue;
        inflection_features(words, i, tags[at], features);
        learner.score(features.all(), scores);
        const auto predicted = static_cast<std::size_t>(
            std::max_element(scores.begin(), scores.begin() + static_cast<long>(classes.size())) -
            scores.begin());
        const std::size_t gold = classes.class_of(example.gold[i].morphology);
        if (predicted != gold) learner.update(features.all(), gold, predicted);
        learner.tick();
      }
    }
  }
  learner.finish();
  return learner;
}

}  // namespace quaestor::train
