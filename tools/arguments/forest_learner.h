// Learns boosted trees: each tree corrects what the ones before it got wrong. Histograms of at most
// 64 steps a column; no chance in it, so that the same rows give the same bytes.
#pragma once

#include <vector>

#include "quaestor/language/forest.h"

namespace quaestor::train {

struct ForestPlan {
  int trees = 500;
  double rate = 0.03;
  int leaves = 16;
  int least = 30;      // rows in a leaf
  double penalty = 1;  // on large values of leaves
};

struct ForestRows {
  std::vector<std::vector<float>> rows;  // all of one size
  std::vector<bool> right;
  std::vector<float> weights;
};

Forest learn_forest(const ForestRows& rows, const ForestPlan& plan);

}  // namespace quaestor::train
