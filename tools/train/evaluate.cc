#include "evaluate.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <map>

namespace quaestor::train {

void Score::add(const Score& other) {
  tokens += other.tokens;
  bytes += other.bytes;
  tags += other.tags;
  heads += other.heads;
  relations += other.relations;
  subtypes += other.subtypes;
  inflected += other.inflected;
  features += other.features;
  with_lemma += other.with_lemma;
  lemmas += other.lemmas;
  tag_seconds += other.tag_seconds;
  parse_seconds += other.parse_seconds;
}

namespace {
// Of the processor, not of the clock on the wall: others may be at work on the machine.
double processor_seconds() {
  return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

void count_words(const SyntaxModel& model, const Example& example, std::size_t t,
                 const Syntax& guess, Score& score) {
  const Syntax& gold = example.gold[t];
  if (gold.upos == Upos::NOUN || gold.upos == Upos::PROPN || gold.upos == Upos::PRON ||
      gold.upos == Upos::VERB || gold.upos == Upos::AUX) {
    ++score.inflected;
    score.features += gold.morphology == guess.morphology ? 1 : 0;
  }
  if (example.lemmas[t].empty()) return;
  ++score.with_lemma;
  score.lemmas += model.lemma(example.text, example.tokens[t], guess) == example.lemmas[t] ? 1 : 0;
}
}  // namespace

Score measure(const SyntaxModel& model, const std::vector<Example>& examples) {
  Score score;
  std::vector<std::vector<Syntax>> found;
  for (const Example& example : examples) found.emplace_back(example.tokens.size());
  const auto start = processor_seconds();
  for (std::size_t i = 0; i < examples.size(); ++i) {
    model.tag(examples[i].text, examples[i].tokens, examples[i].whole(), found[i]);
  }
  const auto tagged = processor_seconds();
  for (std::size_t i = 0; i < examples.size(); ++i) {
    model.parse(examples[i].text, examples[i].tokens, examples[i].whole(), found[i]);
  }
  const auto parsed = processor_seconds();
  score.tag_seconds = tagged - start;
  score.parse_seconds = parsed - tagged;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    score.bytes += examples[i].text.size() + 1;
    for (std::size_t t = 0; t < found[i].size(); ++t) {
      const Syntax& gold = examples[i].gold[t];
      const Syntax& guess = found[i][t];
      ++score.tokens;
      count_words(model, examples[i], t, guess, score);
      score.tags += gold.upos == guess.upos ? 1 : 0;
      if (gold.head != guess.head) continue;
      ++score.heads;
      score.relations += main_relation(gold.deprel) == main_relation(guess.deprel) ? 1 : 0;
      score.subtypes += gold.deprel == guess.deprel ? 1 : 0;
    }
  }
  return score;
}

namespace {
std::string arc_name(const Example& example, const std::vector<Syntax>& tree, std::size_t t) {
  const std::uint32_t head = tree[t].head;
  return fmt::format("{} of {}{}", name_of(tree[t].deprel),
                     head == kNoHead ? "root" : name_of(example.gold[head].upos),
                     head == kNoHead ? ""
                     : head < t      ? " before"
                                     : " after");
}
}  // namespace

std::vector<std::string> frequent_errors(const SyntaxModel& model,
                                         const std::vector<Example>& examples, std::size_t most) {
  std::map<std::string, std::size_t> errors;
  std::map<std::string_view, std::pair<std::size_t, std::size_t>> relations;  // all, right
  for (const Example& example : examples) {
    std::vector<Syntax> found(example.tokens.size());
    model.tag(example.text, example.tokens, example.whole(), found);
    model.parse(example.text, example.tokens, example.whole(), found);
    for (std::size_t t = 0; t < found.size(); ++t) {
      const Syntax& gold = example.gold[t];
      const std::string_view tag = name_of(gold.upos);
      auto& [all, right] = relations[name_of(main_relation(gold.deprel))];
      ++all;
      right +=
          gold.head == found[t].head && main_relation(gold.deprel) == main_relation(found[t].deprel)
              ? 1
              : 0;
      if (gold.upos != found[t].upos) {
        ++errors[fmt::format("tag  {} for {}", name_of(found[t].upos), tag)];
        ++errors[fmt::format("word {} for {}  {}", name_of(found[t].upos), tag,
                             example.tokens[t].lower)];
      }
      if (gold.head != found[t].head || gold.deprel != found[t].deprel) {
        ++errors[fmt::format("arc  {}: {} for {}", tag, arc_name(example, found, t),
                             arc_name(example, example.gold, t))];
      }
    }
  }
  std::vector<std::pair<std::size_t, std::string>> sorted;
  for (const auto& [error, count] : errors) sorted.emplace_back(count, error);
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  std::vector<std::string> lines;
  for (const auto& [name, counts] : relations) {
    if (most == 0) break;
    lines.push_back(
        fmt::format("{:>6}  {:.3f} right  {}", counts.first,
                    static_cast<double>(counts.second) / static_cast<double>(counts.first), name));
  }
  const std::size_t before = lines.size();
  for (const auto& [count, error] : sorted) {
    if (lines.size() < before + most) lines.push_back(fmt::format("{:>6}  {}", count, error));
  }
  return lines;
}

}  // namespace quaestor::train
