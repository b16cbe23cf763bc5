#include "quaestor/queries/query.h"

#include <algorithm>
#include <array>
#include <utility>

namespace quaestor {

namespace {

constexpr std::array<std::pair<Field, std::string_view>, 7> kFields = {
    {{Field::investor, "investor"},
     {Field::home, "home"},
     {Field::country, "country"},
     {Field::target, "target"},
     {Field::form, "form"},
     {Field::status, "status"},
     {Field::year, "year"}}};

constexpr std::array<std::pair<Rank, std::string_view>, 4> kRanks = {
    {{Rank::money, "money"},
     {Rank::degree, "degree"},
     {Rank::pagerank, "pagerank"},
     {Rank::betweenness, "betweenness"}}};

}  // namespace

bool Term::holds(const std::string& candidate) const {
  return std::binary_search(ids.begin(), ids.end(), candidate);
}

Term term_of(const Entity& entity) { return {entity.name, entity.id, {entity.id}}; }

std::string_view to_string(Field field) {
  for (const auto& [value, name] : kFields) {
    if (value == field) return name;
  }
  return {};
}

std::optional<Field> parse_field(std::string_view name) {
  for (const auto& [value, known] : kFields) {
    if (known == name) return value;
  }
  return std::nullopt;
}

std::string_view to_string(Rank rank) {
  for (const auto& [value, name] : kRanks) {
    if (value == rank) return name;
  }
  return {};
}

std::optional<Rank> parse_rank(std::string_view name) {
  for (const auto& [value, known] : kRanks) {
    if (known == name) return value;
  }
  return std::nullopt;
}

}  // namespace quaestor
