// Training of the parser with a dynamic oracle (Goldberg and Nivre 2013): from the second round on
// it mostly follows its own choices, and learns the best way on from wherever they lead.
#include <algorithm>
#include <random>

#include "syntax_features.h"
#include "training.h"

namespace quaestor::train {

using namespace syntax;

namespace {
constexpr std::uint64_t kExplore = 9;  // in 10 decisions, after the first round

// A gold tree as the oracle asks for it.
struct GoldTree {
  std::vector<int> heads;                  // root words have head = size
  std::vector<std::vector<int>> children;  // of words and the root

  // Of the words that the parser sees; an arc from a sign comes from the sign's own head.
  GoldTree(const Example& example, const std::vector<int>& kept)
      : heads(kept.size()), children(kept.size() + 1) {
    std::vector<int> place(example.gold.size(), kNone);
    for (std::size_t k = 0; k < kept.size(); ++k) place[kept[k]] = static_cast<int>(k);
    for (std::size_t k = 0; k < heads.size(); ++k) {
      std::uint32_t head = example.gold[static_cast<std::size_t>(kept[k])].head;
      while (head != kNoHead && place[head] == kNone) head = example.gold[head].head;
      heads[k] = head == kNoHead ? static_cast<int>(heads.size()) : place[head];
      children[static_cast<std::size_t>(heads[k])].push_back(static_cast<int>(k));
    }
  }
};

using Costs = std::array<int, kActionCount>;

// Gold arcs that each action makes impossible.
Costs costs_of(const GoldTree& gold, const State& state) {
  Costs costs{};
  const auto on_stack = [&](int word) {
    return std::find(state.stack.begin(), state.stack.end(), word) != state.stack.end();
  };
  const int next = state.next;
  const int top = state.top(0);
  const int below = state.top(1);
  if (next < state.size) {
    for (const int child : gold.children[static_cast<std::size_t>(next)]) {
      if (child < next && on_stack(child)) ++costs[0];
    }
    const int head = gold.heads[static_cast<std::size_t>(next)];
    if (head < next && head != top && on_stack(head)) ++costs[0];
  }
  if (top == kNone) return costs;
  int later = 0;
  for (const int child : gold.children[static_cast<std::size_t>(top)])
    later += child >= next ? 1 : 0;
  const int head = gold.heads[static_cast<std::size_t>(top)];
  costs[1] = later + (head == below || head > next ? 1 : 0);
  costs[2] = later + (head >= next ? 1 : 0);
  return costs;
}

class Trainer {
 public:
  Trainer(const std::vector<Example>& examples, std::uint64_t seed, bool signs_by_rule)
      : weights_{Perceptron(kActionCount), Perceptron(1), {}},
        random_(seed),
        signs_by_rule_(signs_by_rule) {
    std::uint64_t used = 0;
    for (const Example& example : examples) {
      for (const Syntax& s : example.gold)
        used |= std::uint64_t{1} << static_cast<unsigned>(s.deprel);
    }
    used &= ~(std::uint64_t{1} << static_cast<unsigned>(Deprel::root));
    class_of_.fill(0);
    for (std::size_t k = 0; k < kDeprelCount; ++k) {
      if ((used >> k & 1) == 0) continue;
      class_of_[k] = weights_.classes.size();
      weights_.classes.push_back(static_cast<Deprel>(k));
    }
    weights_.labels = Perceptron(std::max<std::size_t>(1, weights_.classes.size()));
    if (weights_.classes.empty()) weights_.classes.push_back(Deprel::dep);
  }

  void sentence(const Example& example, const SentenceWords& words,
                const std::vector<FineTag>& tags, bool explore) {
    input_.reset(words.words, tags, signs_by_rule_);
    const GoldTree gold(example, input_.kept);
    state_.reset(static_cast<int>(input_.words.size()));
    while (!state_.done()) {
      const Action action = decide(gold, explore);
      if (action == Action::shift) {
        state_.shift();
      } else {
        state_.attach(action, label(example, gold, action));
      }
    }
  }

  ParserWeights take() {
    weights_.actions.finish();
    weights_.labels.finish();
    return std::move(weights_);
  }

 private:
  Action decide(const GoldTree& gold, bool explore) {
    action_features(input_, state_, features_);
    weights_.actions.score(features_.all(), scores_);
    const Action predicted = best_action(state_, scores_);
    const Costs costs = costs_of(gold, state_);
    Action best = predicted;
    bool found = false;
    for (const Action action : {Action::shift, Action::left, Action::right}) {
      if (!state_.allows(action)) continue;
      const auto a = static_cast<std::size_t>(action);
      const auto b = static_cast<std::size_t>(best);
      if (!found || costs[a] < costs[b] || (costs[a] == costs[b] && scores_[a] > scores_[b]))
        best = action;
      found = true;
    }
    const auto p = static_cast<std::size_t>(predicted);
    const auto b = static_cast<std::size_t>(best);
    if (costs[p] > costs[b]) weights_.actions.update(features_.all(), b, p);
    weights_.actions.tick();
    return explore && random_() % 10 < kExplore ? predicted : best;
  }

  // Learns only from arcs that are in the gold tree.
  Deprel label(const Example& example, const GoldTree& gold, Action action) {
    const int head = state_.head_for(action);
    const auto child = static_cast<std::size_t>(state_.top(0));
    if (head == state_.size) return Deprel::root;
    label_features(input_, state_, action, features_);
    weights_.labels.score(features_.all(), scores_);
    const auto predicted = static_cast<std::size_t>(
        std::max_element(scores_.begin(),
                         scores_.begin() + static_cast<long>(weights_.classes.size())) -
        scores_.begin());
    if (gold.heads[child] == head) {
      const std::size_t right =
          class_of_[static_cast<std::size_t>(example.gold[input_.kept[child]].deprel)];
      if (right != predicted) weights_.labels.update(features_.all(), right, predicted);
      weights_.labels.tick();
    }
    return weights_.classes[predicted];
  }

  ParserWeights weights_;
  std::array<std::size_t, kDeprelCount> class_of_;
  std::mt19937_64 random_;
  bool signs_by_rule_;
  ParseInput input_;
  State state_;
  Features features_;
  Perceptron::Scores scores_;
};
}  // namespace

ParserWeights train_parser(const std::vector<Example>& examples,
                           const std::vector<std::vector<FineTag>>& tags, int rounds,
                           std::uint64_t seed, bool signs_by_rule) {
  std::vector<SentenceWords> words(examples.size());
  for (std::size_t i = 0; i < examples.size(); ++i) {
    read_words(examples[i].text, examples[i].tokens, examples[i].whole(), words[i]);
  }
  Trainer trainer(examples, seed, signs_by_rule);
  for (int round = 0; round < rounds; ++round) {
    for (const std::uint32_t at :
         shuffled(examples.size(), seed + static_cast<std::uint64_t>(round))) {
      trainer.sentence(examples[at], words[at], tags[at], round > 0);
    }
  }
  return trainer.take();
}

}  // namespace quaestor::train
