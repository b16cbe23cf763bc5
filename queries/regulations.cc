// One row a law: who made it, whom it binds.
#include <algorithm>
#include <tuple>

#include "cells.h"
#include "run.h"
#include "walk.h"

namespace quaestor {

namespace {

constexpr std::size_t kBoundShown = 8;

struct Law {
  std::vector<std::string> makers, bound;
  bool made_by_asked = false, binds_asked = false;
};

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

Law law_of(const Graph& graph, const Query& query, const std::vector<std::uint32_t>& facts) {
  Law law;
  for (std::uint32_t index : facts) {
    const Fact& fact = graph.facts()[index];
    if (fact.relation == Relation::issued_by) {
      add_once(law.makers, fact.object->name);
      law.made_by_asked = law.made_by_asked || query.object.holds(fact.object->id);
    } else if (fact.relation == Relation::subject_to) {
      add_once(law.bound, fact.subject->name);
      law.binds_asked = law.binds_asked || query.either.holds(fact.subject->id);
    }
  }
  std::sort(law.bound.begin(), law.bound.end());
  return law;
}

}  // namespace

Table regulations(const Graph& graph, const Query& query) {
  Table table;
  table.columns = {{"regulation"},     {"made by"}, {"binds"},
                   {"articles", true}, {"sources"}, {"id", false, true}};
  for (NodeIndex node = 0; node < graph.nodes().size(); ++node) {
    const Entity& entity = graph.nodes()[node].entity;
    if (entity.kind != Kind::regulation) continue;
    if (query.subject.given() && !query.subject.holds(entity.id)) continue;
    std::vector<std::uint32_t> facts = facts_about(graph, node);
    const Law law = law_of(graph, query, facts);
    if (query.object.given() && !law.made_by_asked) continue;
    if (query.either.given() && !law.binds_asked) continue;
    table.rows.push_back(
        {{entity.name, some_names(law.makers, kBoundShown), some_names(law.bound, kBoundShown),
          std::to_string(article_count(graph, facts)), sources_cell(graph, facts), entity.id},
         std::move(facts)});
  }
  std::sort(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.cells[0], a.cells[5]) < std::tie(b.cells[0], b.cells[5]);
  });
  return table;
}

}  // namespace quaestor
