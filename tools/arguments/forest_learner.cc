#include "forest_learner.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace quaestor::train {

namespace {
constexpr std::size_t kSteps = 64;

// The largest values of each step of a column; a row is in the first step that is not below it.
std::vector<float> steps_of(const ForestRows& data, std::size_t column) {
  std::vector<float> values;
  values.reserve(data.rows.size());
  for (const auto& row : data.rows) values.push_back(row[column]);
  std::sort(values.begin(), values.end());
  std::vector<float> distinct = values;
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  if (distinct.size() <= kSteps) return distinct;
  std::vector<float> steps;
  for (std::size_t s = 1; s <= kSteps; ++s) {
    const float value = values[s * values.size() / kSteps - 1];
    if (steps.empty() || value > steps.back()) steps.push_back(value);
  }
  return steps;
}

struct Sum {
  double gradient = 0;
  double curvature = 0;
  int rows = 0;

  void add(const Sum& other) {
    gradient += other.gradient;
    curvature += other.curvature;
    rows += other.rows;
  }
};

struct Split {
  double gain = 0;
  std::size_t column = 0;
  std::size_t step = 0;
};

// A fixed choice of a share of things, another one for each tree.
bool drawn(std::uint64_t tree, std::uint64_t thing, double share) {
  if (share >= 1) return true;
  std::uint64_t x = (tree + 1) * 0x9E3779B97F4A7C15ULL ^ (thing + 1) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  x ^= x >> 31;
  return static_cast<double>(x >> 11) * 0x1.0p-53 < share;
}

struct Leaf {
  std::uint32_t node = 0;
  std::vector<std::uint32_t> rows;
  Sum sum;
  std::optional<Split> split;
};

class ForestLearner {
 public:
  ForestLearner(const ForestRows& data, const ForestPlan& plan)
      : data_(data), plan_(plan), scores_(data.rows.size()) {
    const std::size_t columns = data.rows.front().size();
    for (std::size_t c = 0; c < columns; ++c) {
      steps_.push_back(steps_of(data, c));
      std::vector<std::uint8_t> cells;
      cells.reserve(data.rows.size());
      for (const auto& row : data.rows) {
        const auto at = std::lower_bound(steps_[c].begin(), steps_[c].end(), row[c]);
        cells.push_back(static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(
            at - steps_[c].begin(), static_cast<std::ptrdiff_t>(steps_[c].size()) - 1)));
      }
      cells_.push_back(std::move(cells));
    }
  }

  Forest run() {
    Forest forest;
    for (int tree = 0; tree < plan_.trees; ++tree) {
      weigh_rows();
      columns_.clear();
      for (std::size_t c = 0; c < cells_.size(); ++c)
        if (drawn(static_cast<std::uint64_t>(tree), c, plan_.column_share)) columns_.push_back(c);
      rows_.clear();
      for (std::uint32_t i = 0; i < scores_.size(); ++i)
        if (drawn(static_cast<std::uint64_t>(tree) + 1000003, i, plan_.row_share))
          rows_.push_back(i);
      forest.add_tree(grow());
    }
    return forest;
  }

 private:
  void weigh_rows() {
    sums_.resize(scores_.size());
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      const double p = 1 / (1 + std::exp(-scores_[i]));
      const double weight = data_.weights[i];
      sums_[i] = {weight * ((data_.right[i] ? 1.0 : 0.0) - p), weight * p * (1 - p), 1};
    }
  }

  double worth(const Sum& sum) const {
    return sum.gradient * sum.gradient / (sum.curvature + plan_.penalty);
  }

  std::optional<Split> best_split(const Leaf& leaf) const {
    Split best;
    for (const std::size_t c : columns_) {
      std::vector<Sum> steps(steps_[c].size());
      for (const std::uint32_t row : leaf.rows) steps[cells_[c][row]].add(sums_[row]);
      Sum left;
      for (std::size_t s = 0; s + 1 < steps.size(); ++s) {
        left.add(steps[s]);
        const Sum right{leaf.sum.gradient - left.gradient, leaf.sum.curvature - left.curvature,
                        leaf.sum.rows - left.rows};
        if (left.rows < plan_.least || right.rows < plan_.least) continue;
        const double gain = worth(left) + worth(right) - worth(leaf.sum);
        if (gain > best.gain + 1e-9) best = {gain, c, s};
      }
    }
    if (best.gain <= 0) return std::nullopt;
    return best;
  }

  Leaf leaf_of(std::uint32_t node, std::vector<std::uint32_t> rows) const {
    Leaf leaf;
    leaf.node = node;
    leaf.rows = std::move(rows);
    for (const std::uint32_t row : leaf.rows) leaf.sum.add(sums_[row]);
    leaf.split = best_split(leaf);
    return leaf;
  }

  // The leaf that gains most is split next.
  std::vector<Forest::Node> grow() {
    std::vector<Forest::Node> nodes(1);
    std::vector<std::size_t> steps(1);  // of the nodes' splits
    std::vector<Leaf> leaves;
    leaves.push_back(leaf_of(0, rows_));
    while (static_cast<int>(leaves.size()) < plan_.leaves) {
      std::size_t best = leaves.size();
      for (std::size_t i = 0; i < leaves.size(); ++i) {
        if (leaves[i].split &&
            (best == leaves.size() || leaves[i].split->gain > leaves[best].split->gain))
          best = i;
      }
      if (best == leaves.size()) break;
      const Leaf parent = std::move(leaves[best]);
      leaves.erase(leaves.begin() + static_cast<std::ptrdiff_t>(best));
      const Split& split = *parent.split;
      std::vector<std::uint32_t> left;
      std::vector<std::uint32_t> right;
      for (const std::uint32_t row : parent.rows)
        (cells_[split.column][row] <= split.step ? left : right).push_back(row);
      const auto at = static_cast<std::uint32_t>(nodes.size());
      nodes[parent.node] = {static_cast<std::int32_t>(split.column),
                            steps_[split.column][split.step], at, at + 1};
      steps[parent.node] = split.step;
      nodes.resize(nodes.size() + 2);
      steps.resize(nodes.size());
      leaves.push_back(leaf_of(at, std::move(left)));
      leaves.push_back(leaf_of(at + 1, std::move(right)));
    }
    for (const Leaf& leaf : leaves) {
      const double value = plan_.rate * leaf.sum.gradient / (leaf.sum.curvature + plan_.penalty);
      // As many digits as the file has.
      const auto rounded = static_cast<float>(std::round(value * 1e5) / 1e5);
      nodes[leaf.node].threshold = rounded;
    }
    for (std::uint32_t row = 0; row < scores_.size(); ++row) {
      std::uint32_t at = 0;
      while (nodes[at].sign >= 0)
        at = cells_[static_cast<std::size_t>(nodes[at].sign)][row] <= steps[at] ? nodes[at].left
                                                                                : nodes[at].right;
      scores_[row] += nodes[at].threshold;
    }
    return nodes;
  }

  const ForestRows& data_;
  ForestPlan plan_;
  std::vector<std::vector<float>> steps_;         // by column
  std::vector<std::vector<std::uint8_t>> cells_;  // by column and row: its step
  std::vector<std::size_t> columns_;              // that the tree may ask
  std::vector<std::uint32_t> rows_;               // that it learns from
  std::vector<double> scores_;
  std::vector<Sum> sums_;
};
}  // namespace

Forest learn_forest(const ForestRows& rows, const ForestPlan& plan) {
  if (rows.rows.empty()) return {};
  return ForestLearner(rows, plan).run();
}

}  // namespace quaestor::train
