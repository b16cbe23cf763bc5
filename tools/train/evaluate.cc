#include "evaluate.h"

#include <chrono>

namespace quaestor::train {

void Score::add(const Score& other) {
  tokens += other.tokens;
  bytes += other.bytes;
  tags += other.tags;
  heads += other.heads;
  relations += other.relations;
  subtypes += other.subtypes;
  tag_seconds += other.tag_seconds;
  parse_seconds += other.parse_seconds;
}

Score measure(const SyntaxModel& model, const std::vector<Example>& examples) {
  using Clock = std::chrono::steady_clock;
  Score score;
  std::vector<std::vector<Syntax>> found;
  for (const Example& example : examples) found.emplace_back(example.tokens.size());
  const auto start = Clock::now();
  for (std::size_t i = 0; i < examples.size(); ++i) {
    model.tag(examples[i].text, examples[i].tokens, examples[i].whole(), found[i]);
  }
  const auto tagged = Clock::now();
  for (std::size_t i = 0; i < examples.size(); ++i) {
    model.parse(examples[i].text, examples[i].tokens, examples[i].whole(), found[i]);
  }
  const auto parsed = Clock::now();
  score.tag_seconds = std::chrono::duration<double>(tagged - start).count();
  score.parse_seconds = std::chrono::duration<double>(parsed - tagged).count();
  for (std::size_t i = 0; i < examples.size(); ++i) {
    score.bytes += examples[i].text.size() + 1;
    for (std::size_t t = 0; t < found[i].size(); ++t) {
      const Syntax& gold = examples[i].gold[t];
      const Syntax& guess = found[i][t];
      ++score.tokens;
      score.tags += gold.upos == guess.upos ? 1 : 0;
      if (gold.head != guess.head) continue;
      ++score.heads;
      score.relations += main_relation(gold.deprel) == main_relation(guess.deprel) ? 1 : 0;
      score.subtypes += gold.deprel == guess.deprel ? 1 : 0;
    }
  }
  return score;
}

}  // namespace quaestor::train
