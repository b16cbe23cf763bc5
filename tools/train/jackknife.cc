#include "jackknife.h"

#include <algorithm>
#include <atomic>
#include <future>

namespace quaestor::train {

using syntax::FineTag;

namespace {
constexpr std::uint64_t kSeed = 1;

// The examples of one fold and all others.
struct Fold {
  std::vector<Example> known;
  Tags known_tags;
  std::vector<Example> held;
  Tags held_tags;
  std::vector<std::size_t> places;  // of the held ones
};

Fold make_fold(const std::vector<Example>& examples, const Tags& tags, int fold, int folds) {
  Fold out;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const bool held =
        static_cast<int>(examples[i].origin % static_cast<std::size_t>(folds)) == fold;
    (held ? out.held : out.known).push_back(examples[i]);
    if (!tags.empty()) (held ? out.held_tags : out.known_tags).push_back(tags[i]);
    if (held) out.places.push_back(i);
  }
  return out;
}
}  // namespace

void in_parallel(int count, const std::function<void(int)>& work) {
  std::atomic<int> next{0};
  const auto run = [&] {
    for (int i = next++; i < count; i = next++) work(i);
  };
  std::future<void> other = std::async(std::launch::async, run);
  run();
  other.get();
}

Tags tags_by_others(const std::vector<Example>& examples, const Plan& plan) {
  Tags tags(examples.size());
  in_parallel(plan.folds, [&](int number) {
    const Fold fold = make_fold(examples, {}, number, plan.folds);
    const TagDictionary dictionary = make_dictionary(fold.known);
    const Perceptron tagger =
        train_tagger(fold.known, dictionary, std::max(1, plan.tag_rounds / 2), kSeed);
    Tags found = tag_with(tagger, dictionary, fold.held);
    for (std::size_t i = 0; i < found.size(); ++i) tags[fold.places[i]] = std::move(found[i]);
  });
  return tags;
}

void guess_roles_by_others(const std::vector<Example>& examples, const RoleClasses& classes,
                           const Plan& plan, Tags& tags) {
  Tags guessed(examples.size());
  in_parallel(plan.folds, [&](int number) {
    Fold fold = make_fold(examples, tags, number, plan.folds);
    const Perceptron guesser =
        train_roles(fold.known, classes, fold.known_tags, std::max(1, plan.role_rounds / 2), kSeed);
    guess_roles(guesser, classes, fold.held, fold.held_tags);
    for (std::size_t i = 0; i < fold.places.size(); ++i) {
      guessed[fold.places[i]] = std::move(fold.held_tags[i]);
    }
  });
  tags = std::move(guessed);
}

}  // namespace quaestor::train
