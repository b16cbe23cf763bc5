// Cells that several queries share: who, where, when, from which sources.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "quaestor/facts/fact.h"
#include "quaestor/graph/graph.h"

namespace quaestor {

std::string join_names(std::span<const Entity> entities);  // "AWS, Microsoft"
// "France (Mougins, Paris), Spain"; places of no destination stand behind.
std::string where_cell(std::span<const Entity> destinations, std::span<const Entity> places);
// The same of a fact in the graph, from its columns; `join_names` of those in one part.
std::string names_cell(const Graph& graph, std::uint32_t fact, Part part);
std::string where_cell(const Graph& graph, std::uint32_t fact);
// The amount of a fact; empty when none is told.
std::optional<Amount> amount_of(const Outline& fact);
// Outlets, or names of articles without one, each once, sorted.
std::string sources_cell(const Graph& graph, std::uint32_t fact);
std::string sources_cell(const Graph& graph, std::span<const std::uint32_t> facts);
// "subject_to" as people read it: "subject to".
std::string relation_words(std::string_view relation);

// A fact in one line: "Microsoft → France (Mulhouse)", "AWS subsidiary of Amazon", "Brad Smith,
// president of Microsoft".
std::string what_cell(const Fact& fact);
// What else is told: "€4bn, facility, planned", "Paris".
std::string detail_cell(const Fact& fact);
// How many articles tell any of the facts.
std::size_t article_count(const Graph& graph, std::span<const std::uint32_t> facts);
// Up to `most` names, then how many more: "A, B and 3 more".
std::string some_names(const std::vector<std::string>& names, std::size_t most);

// Order of dates with what is unknown left open: -1, 0, 1; 2024 and 2024-05 are equal.
int compare_as_known(const Date& a, const Date& b);

}  // namespace quaestor
