// The labels of the name tagger, and the best sequence of them (Viterbi 1967).
//
// A name's first token is "begin kind", the others "inside kind"; all else is outside. Trainer and
// model share this: the one decodes with floats and sets of allowed labels, the other with small
// integers.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "names.h"

namespace quaestor::names {

using Label = std::uint8_t;
constexpr std::size_t kLabels = 1 + 2 * kNameKinds;
constexpr Label kOutside = 0;
using LabelSet = std::uint16_t;  // bits
constexpr LabelSet kAnyLabel = (1U << kLabels) - 1;

// In training: nothing is known of a word but how it looks.
constexpr LabelSet kOpen = kAnyLabel | 1U << 15;

constexpr Label begin_of(NameKind kind) {
  return static_cast<Label>(1 + 2 * static_cast<int>(kind));
}
constexpr Label inside_of(NameKind kind) { return static_cast<Label>(begin_of(kind) + 1); }
constexpr bool is_inside(Label label) { return label != kOutside && label % 2 == 0; }
constexpr bool is_begin(Label label) { return label % 2 == 1; }
constexpr NameKind kind_of(Label label) { return static_cast<NameKind>((label - 1) / 2); }
constexpr LabelSet bit(Label label) { return static_cast<LabelSet>(1U << label); }

// Labels of a word that cannot begin a name.
constexpr LabelSet kNotBegin = 0b1010101010101;

// "Inside" only goes on with a name of its kind.
constexpr bool may_follow(Label before, Label label) {
  return !is_inside(label) || before == label || before + 1 == label;
}
constexpr std::array<Label, 2> befores_of_inside(Label label) {
  return {static_cast<Label>(label - 1), label};
}

template <class Weight>
struct Lattice {
  std::vector<std::array<Weight, kLabels>> scores;           // by token
  std::vector<LabelSet> allowed;                             // by token
  std::array<std::array<Weight, kLabels>, kLabels> steps{};  // [before][label]
};

// The sequence with the highest score among the allowed ones; of equals the one with the lower
// labels from the end. Some sequence must be allowed.
template <class Weight>
void best_labels(const Lattice<Weight>& lattice, std::vector<Label>& out) {
  const std::size_t size = lattice.scores.size();
  const Weight never = std::numeric_limits<Weight>::lowest() / 4;
  thread_local std::vector<std::array<Label, kLabels>> from;
  from.resize(size);
  std::array<Weight, kLabels> last;
  last.fill(never);
  last[kOutside] = 0;
  for (std::size_t i = 0; i < size; ++i) {
    std::array<Weight, kLabels> next;
    next.fill(never);
    for (Label label = 0; label < kLabels; ++label) {
      if ((lattice.allowed[i] & bit(label)) == 0) continue;
      const auto reach_from = [&](Label before) {
        if (last[before] == never) return;
        const Weight score = last[before] + lattice.steps[before][label] + lattice.scores[i][label];
        if (score <= next[label]) return;
        next[label] = score;
        from[i][label] = before;
      };
      if (is_inside(label)) {
        for (const Label before : befores_of_inside(label)) reach_from(before);
      } else {
        for (Label before = 0; before < kLabels; ++before) reach_from(before);
      }
    }
    last = next;
  }
  out.assign(size, kOutside);
  if (size == 0) return;
  Label label = kOutside;
  for (Label other = 1; other < kLabels; ++other) label = last[other] > last[label] ? other : label;
  for (std::size_t i = size; i-- > 0;) {
    out[i] = label;
    label = from[i][label];
  }
}

}  // namespace quaestor::names
