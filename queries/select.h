// The filters of a query as predicates on facts, shared by the queries of this room.
#pragma once

#include "quaestor/queries/query.h"

namespace quaestor {

// The term with everything that has its seat there.
Term with_residents(const Graph& graph, const Term& term);

struct Homes {
  Term from, a, b;  // `from`, `between_a`, `between_b` with residents
};
Homes homes_of(const Graph& graph, const Query& query);

bool passes(const Fact& fact, const Query& query, const Homes& homes, bool with_dates = true);

}  // namespace quaestor
