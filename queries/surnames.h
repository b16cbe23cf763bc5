// Persons by their last name, and others by a part of theirs. Place in the flow: tried by names.cc
// and question.cc where nothing is called as asked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/graph/graph.h"

namespace quaestor {

// The ids of the persons whose full name ends with this name, sorted: "Mensch" for Arthur Mensch.
std::vector<std::string> with_surname(const Graph& graph, std::string_view name);
// The id of the one company, organization or law whose name starts or ends with these words:
// "Mercedes" for Mercedes-Benz. nullopt when there is none or several have it.
std::optional<std::string> with_part(const Graph& graph, std::string_view part);

}  // namespace quaestor
