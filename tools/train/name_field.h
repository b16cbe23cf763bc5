// Learns the weights of the name tagger: a linear-chain conditional random field (Lafferty,
// McCallum and Pereira 2001) by stochastic gradients with a step of its own for each weight
// (AdaGrad: Duchi, Hazan and Singer 2011).
//
// A word has a set of allowed labels; what is made likely is the sum over all allowed sequences, so
// that what a corpus leaves open is learned from the others.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "names_labels.h"

namespace quaestor::train {

// A sentence ready to learn from: its labels and the features of its candidates.
struct NameSentence {
  std::vector<names::LabelSet> allowed;  // by word
  std::vector<bool> may_begin;           // by word
  std::vector<std::uint32_t> begins;     // by word: first feature; size + 1
  std::vector<std::uint64_t> features;
};

struct NameWeights {
  std::vector<std::uint64_t> features;
  std::vector<std::uint32_t> counts;  // how often each was seen
  std::vector<float> rows;            // kLabels weights a feature
  std::array<std::array<float, names::kLabels>, names::kLabels> steps{};  // [before][label]
};

// Only features seen three times or more get weights.
NameWeights learn_names(const std::vector<NameSentence>& sentences, int rounds);

}  // namespace quaestor::train
