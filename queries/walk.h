// Steps from thing to thing: an investment is a link between its ends, not a stop on the way.
// Shared by the queries that look around a thing.
#pragma once

#include <vector>

#include "quaestor/facts/fact.h"
#include "quaestor/graph/graph.h"
#include "quaestor/queries/query.h"

namespace quaestor {

struct Hop {
  NodeIndex to = 0;
  std::uint32_t fact = kNone;  // kNone: a place in its country
  bool operator==(const Hop&) const = default;
};

// The things one fact away from `node`, without `node` itself, sorted by (to, fact), each once.
std::vector<Hop> hops_from(const Graph& graph, NodeIndex node);

// The facts a thing takes part in (for an investment, itself), ascending.
std::vector<std::uint32_t> facts_about(const Graph& graph, NodeIndex node);

// Does the fact name anything the term stands for?
bool names_any(const Fact& fact, const Term& term);

}  // namespace quaestor
