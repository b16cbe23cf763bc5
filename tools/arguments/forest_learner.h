// Learns boosted trees: each tree corrects what the ones before it got wrong. Histograms of at most
// 64 steps a column. Shares of rows and columns are drawn by a fixed rule, so that the same rows
// give the same bytes.
#pragma once

#include <vector>

#include "quaestor/language/forest.h"

namespace quaestor::train {

struct ForestPlan {
  int trees = 500;
  double rate = 0.03;
  int leaves = 16;
  int least = 30;             // rows in a leaf
  double penalty = 1;         // on large values of leaves
  double row_share = 0.6;     // of the rows that each tree learns from
  double column_share = 0.6;  // of the columns that it may ask
};

struct ForestRows {
  std::vector<std::vector<float>> rows;  // all of one size
  std::vector<bool> right;
  std::vector<float> weights;
};

Forest learn_forest(const ForestRows& rows, const ForestPlan& plan);

}  // namespace quaestor::train
