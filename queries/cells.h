// Cells that several queries share: who, where, when, from which sources.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "quaestor/facts/fact.h"
#include "quaestor/graph/graph.h"

namespace quaestor {

std::string join_names(std::span<const Entity> entities);  // "AWS, Microsoft"
// "France (Mougins, Paris), Spain"; places of no destination stand behind.
std::string where_cell(std::span<const Entity> destinations, std::span<const Entity> places);
// Outlets, or names of articles without one, each once, sorted.
std::string sources_cell(const Graph& graph, const Fact& fact);
std::string sources_cell(const Graph& graph, std::span<const std::uint32_t> facts);
// "subject_to" as people read it: "subject to".
std::string relation_words(std::string_view relation);

// Order of dates with what is unknown left open: -1, 0, 1; 2024 and 2024-05 are equal.
int compare_as_known(const Date& a, const Date& b);

}  // namespace quaestor
