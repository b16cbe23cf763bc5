// Weights from examples: a softmax over the options of each decision (a logistic function for the
// decision to keep), fitted by stochastic gradient steps with a penalty on large weights. The order
// is fixed, so the same examples give the same weights.
#pragma once

#include <vector>

#include "examples.h"

namespace quaestor::train {

struct Plan {
  int voters = 4;
  int epochs = 8;
  double rate = 0.05;
  double penalty = 0.002;
  int least = 2;  // examples that a word is in
};

void learn(const std::vector<const Example*>& examples, const Plan& plan, Ranking& ranking);

}  // namespace quaestor::train
