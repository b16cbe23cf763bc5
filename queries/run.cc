#include "run.h"

#include <fmt/format.h>

#include "quaestor/facts/error.h"
#include "quaestor/queries/fact_ids.h"

namespace quaestor {

namespace {

Table dispatch(const Graph& graph, const Query& query) {
  switch (query.scan) {
    case Scan::investments:
      return query.group.empty() ? investments(graph, query) : who_where(graph, query);
    case Scan::relations:
      return relations(graph, query);
    case Scan::card:
      return show(graph, query);
    case Scan::path:
      return path(graph, query);
    case Scan::evidence:
      return sources(graph, query);
    case Scan::statistics:
      break;
  }
  return stats(graph, query);
}

void add_ids(const Graph& graph, Table& table) {
  const FactIds ids(graph);
  table.columns.insert(table.columns.begin(), {"fact", false});
  for (Row& row : table.rows) {
    std::string text;
    for (std::uint32_t fact : row.facts) text += (text.empty() ? "" : ", ") + ids.of(fact);
    row.cells.insert(row.cells.begin(), std::move(text));
  }
}

}  // namespace

Table run(const Graph& graph, const Query& query) {
  Table table = dispatch(graph, query);
  if (query.limit > 0 && table.rows.size() > query.limit) {
    table.notes.insert(table.notes.begin(),
                       fmt::format("{} of {} rows; the sums below are over all of them",
                                   query.limit, table.rows.size()));
    table.rows.resize(query.limit);
  }
  if (query.ids) add_ids(graph, table);
  return table;
}

NodeIndex node_of(const Graph& graph, const Term& term) {
  const NodeIndex node = graph.find_id(term.id);
  if (node == kNone) {
    throw Error(ErrorKind::not_found, term.name,
                "nothing in this graph is about it; 'quaestor stats' tells what is");
  }
  return node;
}

}  // namespace quaestor
