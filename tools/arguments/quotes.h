// Where in an article the annotated facts are told.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "quaestor/facts/gold.h"

namespace quaestor::train {

struct LocatedFact {
  const GoldFact* fact = nullptr;
  std::vector<std::pair<std::size_t, std::size_t>> stretches;  // bytes of the text, half-open

  bool touches(std::size_t begin, std::size_t end) const {
    return std::any_of(stretches.begin(), stretches.end(),
                       [&](const auto& s) { return s.first < end && begin < s.second; });
  }
};

// One for each fact, in order; it refers to the fact. Quotes are found whatever the white space and
// markup between their words; one that is not found leaves no stretch.
std::vector<LocatedFact> locate(const std::vector<GoldFact>& facts, const std::string& text);

}  // namespace quaestor::train
