// Training of the tagger: greedy from left to right, on its own predictions.
#include <algorithm>
#include <map>
#include <random>

#include "syntax_features.h"
#include "training.h"

namespace quaestor::train {

using namespace syntax;

namespace {
constexpr int kKnownFrom = 5;    // occurrences that make a word known
constexpr int kNoiseShare = 50;  // a tag seen less often than 1 in 50 is an error or a joke

std::size_t best_of(const Perceptron::Scores& scores, std::size_t classes) {
  return static_cast<std::size_t>(
      std::max_element(scores.begin(), scores.begin() + static_cast<long>(classes)) -
      scores.begin());
}

SentenceWords words_of(const Example& example, const TagDictionary& dictionary) {
  SentenceWords words;
  read_words(example.text, example.tokens, example.whole(), words);
  for (Word& word : words.words) {
    const auto known = dictionary.find(word.lower);
    word.known_tags = known == dictionary.end() ? 0 : known->second;
  }
  return words;
}
}  // namespace

std::vector<std::uint32_t> shuffled(std::size_t count, std::uint64_t seed) {
  std::vector<std::uint32_t> order(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = static_cast<std::uint32_t>(i);
  std::mt19937_64 random(seed);
  for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  return order;
}

TagDictionary make_dictionary(const std::vector<Example>& examples) {
  std::unordered_map<std::uint64_t, std::array<int, kUposCount>> counts;
  for (const Example& example : examples) {
    for (std::size_t i = 0; i < example.tokens.size(); ++i) {
      auto& count = counts.try_emplace(hash_bytes(example.tokens[i].lower)).first->second;
      ++count[static_cast<std::size_t>(example.gold[i].upos)];
    }
  }
  TagDictionary dictionary;
  for (const auto& [word, count] : counts) {
    int all = 0;
    for (const int c : count) all += c;
    if (all < kKnownFrom) continue;
    std::uint32_t tags = 0;
    for (std::size_t k = 0; k < kUposCount; ++k) {
      if (count[k] * kNoiseShare >= all && count[k] > 0) tags |= 1U << k;
    }
    dictionary.emplace(word, tags);
  }
  return dictionary;
}

Perceptron train_tagger(const std::vector<Example>& examples, const TagDictionary& dictionary,
                        int rounds, std::uint64_t seed) {
  std::vector<SentenceWords> words;
  for (const Example& example : examples) words.push_back(words_of(example, dictionary));
  Perceptron tagger(kUposCount);
  Features features;
  Perceptron::Scores scores;
  std::vector<FineTag> tags;
  for (int round = 0; round < rounds; ++round) {
    for (const std::uint32_t at :
         shuffled(examples.size(), seed + static_cast<std::uint64_t>(round))) {
      const Example& example = examples[at];
      tags.assign(example.tokens.size(), FineTag{});
      for (std::size_t i = 0; i < tags.size(); ++i) {
        tag_features(words[at], i, tags, features);
        tagger.score(features.all(), scores);
        const std::size_t predicted = best_of(scores, kUposCount);
        const std::size_t gold = static_cast<std::size_t>(example.gold[i].upos);
        if (predicted != gold) tagger.update(features.all(), gold, predicted);
        tagger.tick();
        tags[i] = {static_cast<Upos>(predicted), 0};
      }
    }
  }
  tagger.finish();
  return tagger;
}

std::vector<std::vector<FineTag>> tag_with(const Perceptron& tagger,
                                           const TagDictionary& dictionary,
                                           const std::vector<Example>& examples) {
  std::vector<std::vector<FineTag>> all;
  Features features;
  Perceptron::Scores scores;
  for (const Example& example : examples) {
    const SentenceWords words = words_of(example, dictionary);
    std::vector<FineTag> tags(example.tokens.size());
    for (std::size_t i = 0; i < tags.size(); ++i) {
      tag_features(words, i, tags, features);
      tagger.score(features.all(), scores);
      tags[i] = {static_cast<Upos>(best_of(scores, kUposCount)), 0};
    }
    all.push_back(std::move(tags));
  }
  return all;
}

}  // namespace quaestor::train
