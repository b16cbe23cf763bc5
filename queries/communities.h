// The grouping behind `communities`, apart from its table, so that its law can be tested: no move
// of one thing into a group it is tied to makes modularity greater.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "quaestor/graph/graph.h"

namespace quaestor {

// How many facts tie two things (first < second), investments being facts.
std::map<std::pair<NodeIndex, NodeIndex>, double> ties_of(const Graph& graph);
// A group's number for each node; nodes of investments stay alone.
std::vector<std::uint32_t> communities_of(const Graph& graph);

}  // namespace quaestor
