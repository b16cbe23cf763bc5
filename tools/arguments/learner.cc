#include "learner.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <unordered_map>
#include <unordered_set>

namespace quaestor::train {

namespace {
// The keys of all examples as small numbers, so that weights stand in one array.
struct Flat {
  struct Row {
    Stage stage = Stage::investor;
    std::uint32_t first = 0;  // options, half-open
    std::uint32_t last = 0;
  };
  std::vector<Row> rows;
  std::vector<std::uint32_t> begin{0};  // by option, into keys
  std::vector<char> right;              // by option
  std::vector<std::uint32_t> keys;
  std::vector<FeatureKey> names;
};

// Words of fewer than `least` examples teach those examples only.
std::unordered_set<FeatureKey> frequent(const std::vector<const Example*>& examples, int least) {
  struct Count {
    int examples = 0;
    std::uint32_t last = 0;  // the example that had it last
  };
  std::unordered_map<FeatureKey, Count> counts;
  for (std::uint32_t e = 0; e < examples.size(); ++e) {
    for (const auto& option : examples[e]->options) {
      for (const FeatureKey key : option) {
        Count& count = counts[key];
        if (count.examples > 0 && count.last == e) continue;
        count.last = e;
        ++count.examples;
      }
    }
  }
  std::unordered_set<FeatureKey> found;
  for (const auto& [key, count] : counts) {
    if (count.examples >= least) found.insert(key);
  }
  return found;
}

Flat flatten(const std::vector<const Example*>& examples, int least) {
  const std::unordered_set<FeatureKey> known = frequent(examples, least);
  Flat flat;
  std::unordered_map<FeatureKey, std::uint32_t> numbers;
  for (const Example* one : examples) {
    const Example& example = *one;
    Flat::Row row{example.stage, static_cast<std::uint32_t>(flat.right.size()), 0};
    for (std::size_t o = 0; o < example.options.size(); ++o) {
      for (const FeatureKey key : example.options[o]) {
        if (is_word_key(key) && !known.contains(key)) continue;
        const auto [at, fresh] =
            numbers.try_emplace(key, static_cast<std::uint32_t>(flat.names.size()));
        if (fresh) flat.names.push_back(key);
        flat.keys.push_back(at->second);
      }
      flat.begin.push_back(static_cast<std::uint32_t>(flat.keys.size()));
      flat.right.push_back(example.right[o] ? 1 : 0);
    }
    row.last = static_cast<std::uint32_t>(flat.right.size());
    flat.rows.push_back(row);
  }
  return flat;
}

class Learner {
 public:
  Learner(const Flat& flat, const Plan& plan)
      : flat_(flat), plan_(plan), cells_(flat.names.size()) {}

  void step(const Flat::Row& row) {
    if (row.stage >= Stage::keep) {  // one option: yes or no
      const double p = 1 / (1 + std::exp(-score(row.first)));
      update(row.first, flat_.right[row.first] - p);
      return;
    }
    p_.resize(row.last - row.first);
    double top = -1e300;
    for (std::uint32_t i = row.first; i < row.last; ++i) {
      p_[i - row.first] = score(i);
      top = std::max(top, p_[i - row.first]);
    }
    double all = 0;
    double good = 0;
    for (std::uint32_t i = row.first; i < row.last; ++i) {
      double& p = p_[i - row.first];
      p = std::exp(p - top);
      all += p;
      if (flat_.right[i] != 0) good += p;
    }
    good = std::max(good, 1e-12);
    for (std::uint32_t i = row.first; i < row.last; ++i) {
      const double p = p_[i - row.first];
      update(i, (flat_.right[i] != 0 ? p / good : 0.0) - p / all);
    }
  }

  void add_to(std::vector<double>& sums) const {
    for (std::size_t i = 0; i < cells_.size(); ++i) sums[i] += cells_[i].weight;
  }

 private:
  struct Cell {
    float weight = 0;
    float squares = 0;
  };

  double score(std::uint32_t option) const {
    double sum = 0;
    for (std::uint32_t k = flat_.begin[option]; k < flat_.begin[option + 1]; ++k)
      sum += cells_[flat_.keys[k]].weight;
    return sum;
  }
  void update(std::uint32_t option, double gradient) {
    if (std::abs(gradient) < 1e-4) return;
    for (std::uint32_t k = flat_.begin[option]; k < flat_.begin[option + 1]; ++k) {
      Cell& cell = cells_[flat_.keys[k]];
      const double g = gradient - plan_.penalty * cell.weight;
      cell.squares += static_cast<float>(g * g);
      cell.weight += static_cast<float>(plan_.rate * g / std::sqrt(cell.squares + 1e-3F));
    }
  }

  const Flat& flat_;
  Plan plan_;
  std::vector<Cell> cells_;
  std::vector<double> p_;
};
}  // namespace

// Several learners see the examples in several orders; their average is what none of them has by
// chance.
void learn(const std::vector<const Example*>& examples, const Plan& plan, Ranking& ranking) {
  const Flat flat = flatten(examples, plan.least);
  std::vector<double> sums(flat.names.size());
  std::vector<std::size_t> order(flat.rows.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937_64 random(1);
  for (int voter = 0; voter < plan.voters; ++voter) {
    Learner learner(flat, plan);
    for (int epoch = 0; epoch < plan.epochs; ++epoch) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      for (const std::size_t i : order) learner.step(flat.rows[i]);
    }
    learner.add_to(sums);
  }
  // As many digits as the file has.
  for (std::size_t i = 0; i < sums.size(); ++i)
    ranking.set(flat.names[i], std::round(sums[i] / plan.voters * 1000) / 1000);
}

}  // namespace quaestor::train
