// A query in a few plain words, so that people see how they were understood.
#pragma once

#include <string>

#include "quaestor/queries/query.h"

namespace quaestor {

std::string describe(
    const Query& query);  // "planned investments by Microsoft in France since 2024"

}  // namespace quaestor
