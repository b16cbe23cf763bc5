// A network as DOT for Graphviz's sfdp: names by quota, the rest as dots, faint lines but for the
// largest.
//
//   std::string svg = run_graphviz(network_dot(graph, network, {}), "svg", "sfdp");
#pragma once

#include <string>

#include "columns_dot.h"
#include "network.h"

namespace quaestor {

std::string network_dot(const Graph& graph, const Network& network, const DotOptions& options);

}  // namespace quaestor
