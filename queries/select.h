// Where a query's names reach, shared by the queries of this room.
#pragma once

#include "quaestor/queries/query.h"

namespace quaestor {

// The term with everything that has its seat there.
Term with_residents(const Graph& graph, const Term& term);

struct Homes {
  Term from, a, b;  // `from`, `between_a`, `between_b` with residents
};
Homes homes_of(const Graph& graph, const Query& query);

}  // namespace quaestor
