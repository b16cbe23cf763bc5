// A step of a way as a row, shared by path and all_ways.
#pragma once

#include "quaestor/graph/graph.h"
#include "quaestor/queries/table.h"

namespace quaestor {

// from, relation with its direction, to, detail, date, sources.
Row path_row(const Graph& graph, EdgeIndex edge, bool reversed);

}  // namespace quaestor
