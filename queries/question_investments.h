// Questions about investments: which name is the investor, the destination, the receiver; which
// time, form and status.
#pragma once

#include "quaestor/queries/names.h"
#include "question.h"

namespace quaestor {

// The one thing a name stands for among these kinds (among all if none fits). Throws Error
// ambiguous.

Query investments_query(const Question& question);
// "since 2024", "in 2024", "between 2023 and 2025" as bounds.
void set_dates(const Question& question, Query& query);

}  // namespace quaestor
