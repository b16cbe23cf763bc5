// Persons by their last name. Place in the flow: tried by names.cc and question.cc where nothing is
// called as asked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quaestor/graph/graph.h"

namespace quaestor {

// The ids of the persons whose full name ends with this name, sorted: "Mensch" for Arthur Mensch.
std::vector<std::string> with_surname(const Graph& graph, std::string_view name);

}  // namespace quaestor
