// The shortest way between two things over facts in either direction. Place in the flow: path and
// the queries that connect things.
//
//   for (const UndirectedView::Step& step : shortest_way(graph, microsoft, france)) ...
//
// The result is the one that a breadth-first search from `start` finds first: of all shortest ways
// the first in the order of each thing's edges (out edges, then in edges). It searches from both
// ends, so it looks at the neighbourhoods of both and not at the whole graph.
#pragma once

#include <vector>

#include "quaestor/graph/boost_graph.h"

namespace quaestor {

// The steps from `start` to `goal`; empty when there is no way or both are one.
std::vector<UndirectedView::Step> shortest_way(const Graph& graph, NodeIndex start, NodeIndex goal);

}  // namespace quaestor
