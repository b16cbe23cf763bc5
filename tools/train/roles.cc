#include "roles.h"

#include <algorithm>

namespace quaestor::train {

using namespace syntax;

namespace {
std::size_t pair_of(const Example& example, std::size_t at) {
  const Syntax& s = example.gold[at];
  const bool after = s.head != kNoHead && s.head > at;
  return static_cast<std::size_t>(s.deprel) * 2 + (after ? 1 : 0);
}

std::size_t best_of(const Perceptron::Scores& scores, std::size_t classes) {
  return static_cast<std::size_t>(
      std::max_element(scores.begin(), scores.begin() + static_cast<long>(classes)) -
      scores.begin());
}
}  // namespace

RoleClasses::RoleClasses(const std::vector<Example>& examples) {
  constexpr std::size_t kPunct = static_cast<std::size_t>(Deprel::punct) * 2;
  std::vector<std::pair<std::int64_t, std::size_t>> counts(kDeprelCount * 2);
  for (std::size_t k = 0; k < counts.size(); ++k) counts[k].second = k;
  for (const Example& example : examples) {
    for (std::size_t i = 0; i < example.gold.size(); ++i) --counts[pair_of(example, i)].first;
  }
  counts.erase(counts.begin() + kPunct, counts.begin() + kPunct + 2);
  std::sort(counts.begin(), counts.end());
  number_.fill(kMostRoles - 1);
  number_[kPunct] = 0;
  number_[kPunct + 1] = 1;
  for (std::size_t k = 0; k + kFirstRole + 1 < kMostRoles; ++k) {
    number_[counts[k].second] = static_cast<std::uint8_t>(k + kFirstRole);
  }
}

std::size_t RoleClasses::class_of(const Example& example, std::size_t at) const {
  return number_[pair_of(example, at)];
}

Perceptron train_roles(const std::vector<Example>& examples, const RoleClasses& classes,
                       const Tags& tags, int rounds, std::uint64_t seed) {
  std::vector<SentenceWords> words(examples.size());
  for (std::size_t i = 0; i < examples.size(); ++i) {
    read_words(examples[i].text, examples[i].tokens, examples[i].whole(), words[i]);
  }
  Perceptron guesser(classes.size());
  Features features;
  Perceptron::Scores scores;
  Surroundings around;
  for (int round = 0; round < rounds; ++round) {
    for (const std::uint32_t at :
         shuffled(examples.size(), seed + static_cast<std::uint64_t>(round))) {
      std::vector<FineTag> known = tags[at];
      around.reset(known);
      for (std::size_t i = 0; i < known.size(); ++i) {
        role_features(words[at], around, i, known, features);
        guesser.score(features.all(), scores);
        const std::size_t predicted = best_of(scores, classes.size());
        const std::size_t gold = classes.class_of(examples[at], i);
        if (predicted != gold) guesser.update(features.all(), gold, predicted);
        guesser.tick();
        known[i].role = static_cast<std::uint8_t>(predicted);
      }
    }
  }
  guesser.finish();
  return guesser;
}

void guess_roles(const Perceptron& guesser, const RoleClasses& classes,
                 const std::vector<Example>& examples, Tags& tags) {
  Features features;
  Perceptron::Scores scores;
  Surroundings around;
  SentenceWords words;
  for (std::size_t at = 0; at < examples.size(); ++at) {
    read_words(examples[at].text, examples[at].tokens, examples[at].whole(), words);
    around.reset(tags[at]);
    for (std::size_t i = 0; i < tags[at].size(); ++i) {
      role_features(words, around, i, tags[at], features);
      guesser.score(features.all(), scores);
      tags[at][i].role = static_cast<std::uint8_t>(best_of(scores, classes.size()));
    }
  }
}

}  // namespace quaestor::train
