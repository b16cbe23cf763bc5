#include "learner.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <unordered_map>

namespace quaestor::train {

namespace {
class Learner {
 public:
  explicit Learner(const Plan& plan) : plan_(plan) {}

  void step(const Example& example) {
    if (example.stage == Stage::keep) {
      const double p = 1 / (1 + std::exp(-score(example.options[0])));
      update(example.options[0], (example.right[0] ? 1.0 : 0.0) - p);
      return;
    }
    std::vector<double> p(example.options.size());
    double top = -1e300;
    for (std::size_t i = 0; i < p.size(); ++i) {
      p[i] = score(example.options[i]);
      top = std::max(top, p[i]);
    }
    double all = 0;
    double good = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
      p[i] = std::exp(p[i] - top);
      all += p[i];
      if (example.right[i]) good += p[i];
    }
    good = std::max(good, 1e-12);
    for (std::size_t i = 0; i < p.size(); ++i)
      update(example.options[i], (example.right[i] ? p[i] / good : 0.0) - p[i] / all);
  }

  void add_to(std::map<FeatureKey, double>& sums) const {
    for (const auto& [key, cell] : cells_) sums[key] += cell.weight;
  }

 private:
  struct Cell {
    double weight = 0;
    double squares = 0;
  };

  double score(const std::vector<FeatureKey>& keys) const {
    double sum = 0;
    for (const FeatureKey key : keys) {
      const auto at = cells_.find(key);
      if (at != cells_.end()) sum += at->second.weight;
    }
    return sum;
  }
  void update(const std::vector<FeatureKey>& keys, double gradient) {
    if (std::abs(gradient) < 1e-6) return;
    for (const FeatureKey key : keys) {
      Cell& cell = cells_[key];
      const double g = gradient - plan_.penalty * cell.weight;
      cell.squares += g * g;
      cell.weight += plan_.rate * g / std::sqrt(cell.squares + 1e-3);
    }
  }

  Plan plan_;
  std::unordered_map<FeatureKey, Cell> cells_;
};
}  // namespace

// Several learners see the examples in several orders; their average is what none of them has by
// chance.
void learn(const std::vector<Example>& examples, const Plan& plan, Ranking& ranking) {
  std::map<FeatureKey, double> sums;
  std::vector<std::size_t> order(examples.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937_64 random(1);
  for (int voter = 0; voter < plan.voters; ++voter) {
    Learner learner(plan);
    for (int epoch = 0; epoch < plan.epochs; ++epoch) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      for (const std::size_t i : order) learner.step(examples[i]);
    }
    learner.add_to(sums);
  }
  // As many digits as the file has.
  for (const auto& [key, sum] : sums) ranking.set(key, std::round(sum / plan.voters * 1000) / 1000);
}

}  // namespace quaestor::train
