#include "run.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "describe.h"
#include "quaestor/facts/error.h"
#include "quaestor/queries/fact_ids.h"
#include "quaestor/queries/trace.h"

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
      return query.all_ways || !query.kinds.empty() ? all_ways(graph, query) : path(graph, query);
    case Scan::comparison:
      return comparison(graph, query);
    case Scan::evidence:
      return sources(graph, query);
    case Scan::companies:
      return companies(graph, query);
    case Scan::people:
      return people(graph, query);
    case Scan::regulations:
      return regulations(graph, query);
    case Scan::neighbours:
      return neighbours(graph, query);
    case Scan::timeline:
      return timeline(graph, query);
    case Scan::ranking:
      return ranking(graph, query);
    case Scan::communities:
      return communities(graph, query);
    case Scan::conflicts:
      return conflicts(graph, query);
    case Scan::articles:
      return articles(graph, query);
    case Scan::quotes:
      return quotes(graph, query);
    case Scan::changes:
      return changes(graph, query);
    case Scan::vocabulary:
      return vocabulary(graph, query);
    case Scan::search:
      return search(graph, query);
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

// The columns asked for, in that order; without any, those that are not extra.
void choose_columns(const Query& query, Table& table) {
  const bool all_plain = std::none_of(table.columns.begin(), table.columns.end(),
                                      [](const Column& column) { return column.extra; });
  if (query.columns.empty() && all_plain) return;
  std::vector<std::size_t> kept;
  const auto add_all = [&](bool extras) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (extras || !table.columns[c].extra) kept.push_back(c);
    }
  };
  if (query.columns.empty()) add_all(false);
  for (const std::string& name : query.columns) {
    if (name == "all") {
      add_all(true);
      continue;
    }
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                    [&](const Column& column) { return column.name == name; });
    if (found == table.columns.end()) {
      std::string known;
      for (const Column& column : table.columns) known += (known.empty() ? "" : ", ") + column.name;
      throw Error(ErrorKind::usage, "--columns " + name,
                  fmt::format("is no column of this table; use some of {}, all", known));
    }
    kept.push_back(static_cast<std::size_t>(found - table.columns.begin()));
  }
  Table chosen;
  chosen.notes = std::move(table.notes);
  chosen.left_out = table.left_out;
  for (std::size_t c : kept) chosen.columns.push_back(table.columns[c]);
  for (Row& row : table.rows) {
    Row fewer{.cells = {}, .facts = std::move(row.facts)};
    for (std::size_t c : kept) fewer.cells.push_back(row.cells[c]);
    chosen.rows.push_back(std::move(fewer));
  }
  table = std::move(chosen);
}

}  // namespace

Table run(const Graph& graph, const Query& query) {
  trace_step(describe(query));
  Table table = dispatch(graph, query);
  if (is_traced()) {
    std::set<std::uint32_t> facts;
    for (const Row& row : table.rows) facts.insert(row.facts.begin(), row.facts.end());
    trace_step(fmt::format("{} rows from {} facts", table.rows.size(), facts.size()));
    if (table.left_out > 0)
      trace_step(fmt::format("{} rows more were only counted", table.left_out));
  }
  choose_columns(query, table);
  const std::size_t all = table.rows.size() + table.left_out;
  if (query.limit > 0 && all > query.limit) {
    table.notes.insert(table.notes.begin(),
                       fmt::format("{} of {} rows, --all shows the rest; sums are over all of them",
                                   query.limit, all));
    table.rows.resize(query.limit);
  }
  if (query.ids) add_ids(graph, table);
  return table;
}

std::size_t shown_rows(const Query& query, std::size_t rows) {
  return query.limit == 0 ? rows : std::min(query.limit, rows);
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
