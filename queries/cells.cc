#include "cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "quaestor/facts/amount_text.h"

namespace quaestor {

namespace {

std::string join(const auto& names) {
  std::string text;
  for (const auto& name : names) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

}  // namespace

std::string join_names(std::span<const Entity> entities) {
  std::vector<std::string> names;
  for (const Entity& entity : entities) names.push_back(entity.name);
  return join(names);
}

std::string where_cell(std::span<const Entity> destinations, std::span<const Entity> places) {
  std::vector<std::string> parts;
  std::vector<bool> used(places.size(), false);
  for (const Entity& destination : destinations) {
    std::vector<std::string> inside;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (used[i] || "country/" + places[i].country != destination.id) continue;
      inside.push_back(places[i].name);
      used[i] = true;
    }
    parts.push_back(inside.empty() ? destination.name
                                   : destination.name + " (" + join(inside) + ")");
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!used[i]) parts.push_back(places[i].name);
  }
  return join(parts);
}

std::string names_cell(const Graph& graph, std::uint32_t fact, Part part) {
  std::string text;
  for (const Argument argument : graph.arguments(fact)) {
    if (argument.part() != part) continue;
    if (!text.empty()) text += ", ";
    text += graph.name(argument.node());
  }
  return text;
}

std::string where_cell(const Graph& graph, std::uint32_t fact) {
  const std::span<const Argument> arguments = graph.arguments(fact);
  const bool has_places = std::any_of(arguments.begin(), arguments.end(), [](Argument argument) {
    return argument.part() == Part::place;
  });
  if (!has_places) return names_cell(graph, fact, Part::destination);
  std::vector<Entity> destinations;
  std::vector<Entity> places;
  for (const Argument argument : arguments) {
    const Entity& entity = graph.nodes()[argument.node()].entity;
    if (argument.part() == Part::destination) destinations.push_back(entity);
    if (argument.part() == Part::place) places.push_back(entity);
  }
  return where_cell(destinations, places);
}

std::optional<Amount> amount_of(const Outline& fact) {
  if (!fact.qualifier) return std::nullopt;
  return Amount{fact.value, fact.value_max, std::string(fact.currency), *fact.qualifier, ""};
}

std::string sources_cell(const Graph& graph, std::uint32_t fact) {
  return join(graph.sources(fact));
}

std::string sources_cell(const Graph& graph, std::span<const std::uint32_t> facts) {
  std::set<std::string_view> names;
  for (std::uint32_t fact : facts) {
    const std::vector<std::string_view> sources = graph.sources(fact);
    names.insert(sources.begin(), sources.end());
  }
  return join(names);
}

std::string relation_words(std::string_view relation) {
  std::string text(relation);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string what_cell(const Fact& fact) {
  if (fact.relation == Relation::role) {
    return fmt::format("{}, {} of {}", fact.subject->name,
                       fact.title.empty() ? "person" : fact.title, fact.object->name);
  }
  if (fact.relation != Relation::investment) {
    return fmt::format("{} {} {}", fact.subject->name, relation_words(to_string(fact.relation)),
                       fact.object->name);
  }
  std::string to = where_cell(fact.destinations, fact.places);
  if (fact.target) to = to.empty() ? fact.target->name : fact.target->name + ", " + to;
  const std::string who = join_names(fact.investors);
  return to.empty() ? who : who + " → " + to;
}

std::string detail_cell(const Fact& fact) {
  std::vector<std::string> parts;
  if (fact.relation == Relation::investment) {
    if (fact.amount) parts.push_back(format_amount(*fact.amount));
    if (fact.form) parts.emplace_back(to_string(*fact.form));
    if (fact.status) parts.emplace_back(to_string(*fact.status));
  } else {
    if (!fact.places.empty()) parts.push_back(where_cell({}, fact.places));
  }
  return join(parts);
}

std::size_t article_count(const Graph& graph, std::span<const std::uint32_t> facts) {
  std::set<std::string> articles;
  for (std::uint32_t index : facts) {
    const Fact& fact = graph.facts()[index];
    for (const Evidence& evidence : fact.evidence) articles.insert(evidence.article_id);
  }
  return articles.size();
}

std::string some_names(const std::vector<std::string>& names, std::size_t most) {
  const std::size_t shown = std::min(names.size(), most);
  std::string text = join(std::span(names).first(shown));
  if (shown < names.size()) text += fmt::format(" and {} more", names.size() - shown);
  return text;
}

int compare_as_known(const Date& a, const Date& b) {
  const auto sign = [](int x, int y) { return x < y ? -1 : x > y ? 1 : 0; };
  if (a.year != b.year) return sign(a.year, b.year);
  if (a.month == 0 || b.month == 0) return 0;
  if (a.month != b.month) return sign(a.month, b.month);
  return a.day == 0 || b.day == 0 ? 0 : sign(a.day, b.day);
}

}  // namespace quaestor
