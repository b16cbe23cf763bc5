// One row a role: who, as what, where.
#include <algorithm>
#include <tuple>

#include "cells.h"
#include "quaestor/facts/text.h"
#include "run.h"

namespace quaestor {

Table people(const Graph& graph, const Query& query) {
  Query roles = query;
  roles.scan = Scan::relations;
  roles.relations = {Relation::role};
  const std::string title = fold(query.text);
  Table table;
  table.columns = {{"person"}, {"title"}, {"at"}, {"date"}, {"sources"}, {"id", false, true}};
  for (std::uint32_t index : select_facts(graph, roles)) {
    const Fact& fact = graph.facts()[index];
    if (fold(fact.title).find(title) == std::string::npos) continue;
    table.rows.push_back({{fact.subject->name, fact.title, fact.object->name, to_string(fact.date),
                           sources_cell(graph, index), fact.subject->id},
                          {index}});
  }
  std::sort(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.cells, a.facts) < std::tie(b.cells, b.facts);
  });
  add_left_out_notes(graph, roles, table);
  return table;
}

}  // namespace quaestor
