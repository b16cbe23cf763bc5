// Whether an image is a graph: checksums, and every index within its array. Place in the flow:
// before a file is used of which it is not known that this program wrote it.
#pragma once

#include "quaestor/graph/graph.h"

namespace quaestor {

// Reads all of it. Throws Error bad_format.
void check_whole(const Graph& graph);

}  // namespace quaestor
