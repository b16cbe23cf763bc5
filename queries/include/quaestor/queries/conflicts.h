// Facts of different articles that cannot both be true: the pairs behind `conflicts` and behind the
// report's part "Where sources disagree". Place in the flow: over a graph, like any other query.
//
//   for (const Conflict& conflict : find_conflicts(graph)) … graph.facts()[conflict.one] …
//
// They are found within blocks of facts that share what a conflict needs; the plain way, all pairs,
// is in the tests. It does not say which of the two is right.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "quaestor/graph/graph.h"

namespace quaestor {

struct Conflict {
  std::string about;                 // "amount", "seat", "status"
  std::uint32_t one = 0, other = 0;  // facts, one < other
  auto operator<=>(const Conflict&) const = default;
};

// What two facts contradict each other in, or empty.
std::string contradiction_of(const Graph& graph, std::uint32_t one, std::uint32_t other);
// All of them, sorted.
std::vector<Conflict> find_conflicts(const Graph& graph);

}  // namespace quaestor
