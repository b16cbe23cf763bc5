// What is around a thing, level by level. An investment ties its investors, destinations and
// receiver to each other as one fact; of several facts that lead somewhere the first in the
// graph's order is shown.
#include <algorithm>
#include <map>
#include <tuple>

#include "cells.h"
#include "run.h"
#include "walk.h"

namespace quaestor {

namespace {

struct Reached {
  int depth = 0;
  NodeIndex from = 0;
  std::uint32_t fact = kNone;
};

std::map<NodeIndex, Reached> around(const Graph& graph, NodeIndex start, int depth) {
  std::map<NodeIndex, Reached> reached = {{start, {}}};
  std::vector<NodeIndex> level = {start};
  for (int d = 1; d <= depth && !level.empty(); ++d) {
    std::vector<NodeIndex> next;
    for (NodeIndex from : level) {
      for (const Hop& hop : hops_from(graph, from)) {
        if (reached.try_emplace(hop.to, Reached{d, from, hop.fact}).second) next.push_back(hop.to);
      }
    }
    std::sort(next.begin(), next.end());
    level = std::move(next);
  }
  reached.erase(start);
  return reached;
}

Row row_of(const Graph& graph, NodeIndex node, const Reached& way) {
  const Entity& entity = graph.nodes()[node].entity;
  const Entity& from = graph.nodes()[way.from].entity;
  Row row{{std::to_string(way.depth), entity.name, std::string(to_string(entity.kind)), from.name,
           "", "", "", "", entity.id},
          {}};
  if (way.fact == kNone) {
    const bool inside = entity.kind == Kind::place;
    row.cells[4] = (inside ? entity : from).name + " lies in " + (inside ? from : entity).name;
    return row;
  }
  const Fact& fact = graph.facts()[way.fact];
  row.cells[4] = what_cell(fact);
  row.cells[5] = detail_cell(fact);
  row.cells[6] = to_string(fact.date);
  row.cells[7] = sources_cell(graph, way.fact);
  row.facts = {way.fact};
  return row;
}

}  // namespace

Table neighbours(const Graph& graph, const Query& query) {
  Table table;
  table.columns = {{"depth", true}, {"thing"}, {"kind"},    {"from"},           {"because"},
                   {"detail"},      {"date"},  {"sources"}, {"id", false, true}};
  for (const auto& [node, way] : around(graph, node_of(graph, query.subject), query.depth)) {
    const Kind kind = graph.nodes()[node].entity.kind;
    if (!query.kinds.empty() &&
        std::find(query.kinds.begin(), query.kinds.end(), kind) == query.kinds.end()) {
      continue;
    }
    table.rows.push_back(row_of(graph, node, way));
  }
  std::stable_sort(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
    return std::forward_as_tuple(a.cells[0].size(), a.cells[0], a.cells[2], a.cells[1]) <
           std::forward_as_tuple(b.cells[0].size(), b.cells[0], b.cells[2], b.cells[1]);
  });
  return table;
}

}  // namespace quaestor
