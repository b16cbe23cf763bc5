// The graph's own vocabulary: kinds of things, relations with the kinds they tie, forms, statuses;
// each with how often it occurs and one example.
#include <map>
#include <set>

#include "cells.h"
#include "run.h"

namespace quaestor {

namespace {

struct Use {
  std::vector<std::uint32_t> facts;
  std::set<Kind> from, to;
};

std::string kinds_text(const std::set<Kind>& kinds) {
  std::string text;
  for (Kind kind : kinds) text += (text.empty() ? "" : ", ") + std::string(to_string(kind));
  return text;
}

void note_ends(const Fact& fact, Use& use) {
  for (const Entity& entity : fact.investors) use.from.insert(entity.kind);
  for (const auto* list : {&fact.destinations, &fact.places}) {
    for (const Entity& entity : *list) use.to.insert(entity.kind);
  }
  if (fact.subject) use.from.insert(fact.subject->kind);
  for (const auto* end : {&fact.target, &fact.object}) {
    if (*end) use.to.insert((*end)->kind);
  }
}

void add_kinds(const Graph& graph, Table& table) {
  std::map<Kind, std::pair<long, std::string>> kinds;
  for (const Node& node : graph.nodes()) {
    auto& [count, example] = kinds[node.entity.kind];
    if (count++ == 0) example = node.entity.name;
  }
  for (int k = 0; k < kKinds; ++k) {
    const auto kind = static_cast<Kind>(k);
    if (kind == Kind::article) {
      const bool any = !graph.articles().empty();
      table.rows.push_back({{"thing", "article", "", "", std::to_string(graph.articles().size()),
                             any ? graph.articles().front().name : ""},
                            {}});
      continue;
    }
    const auto& [count, example] = kinds[kind];
    table.rows.push_back(
        {{"thing", std::string(to_string(kind)), "", "", std::to_string(count), example}, {}});
  }
}

void add_uses(const Graph& graph, const std::string& what, const std::vector<std::string>& names,
              std::map<std::string, Use>& uses, Table& table) {
  for (const std::string& name : names) {
    Use& use = uses[name];
    std::string example;
    if (!use.facts.empty()) {
      const Fact& fact = graph.facts()[use.facts.front()];
      example = what_cell(fact);
    }
    table.rows.push_back({{what, name, kinds_text(use.from), kinds_text(use.to),
                           std::to_string(use.facts.size()), example},
                          std::move(use.facts)});
  }
}

template <class T>
std::vector<std::string> all_names(int count) {
  std::vector<std::string> names;
  names.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) names.emplace_back(to_string(static_cast<T>(i)));
  return names;
}

}  // namespace

Table vocabulary(const Graph& graph, const Query&) {
  std::map<std::string, Use> relations, forms, statuses;
  for (std::uint32_t index = 0; index < graph.facts().size(); ++index) {
    const Fact& fact = graph.facts()[index];
    std::vector<Use*> uses = {&relations[std::string(to_string(fact.relation))]};
    if (fact.form) uses.push_back(&forms[std::string(to_string(*fact.form))]);
    if (fact.status) uses.push_back(&statuses[std::string(to_string(*fact.status))]);
    for (Use* use : uses) use->facts.push_back(index);
    note_ends(fact, *uses.front());
  }
  Table table;
  table.columns = {{"what"}, {"name"}, {"from"}, {"to"}, {"count", true}, {"example"}};
  add_kinds(graph, table);
  add_uses(graph, "relation", all_names<Relation>(kRelations), relations, table);
  add_uses(graph, "form", all_names<Form>(kForms), forms, table);
  add_uses(graph, "status", all_names<Status>(kStatuses), statuses, table);
  return table;
}

}  // namespace quaestor
