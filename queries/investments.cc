// Investments as rows, latest first, with the sums that may be cited under them.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "cells.h"
#include "quaestor/facts/amount_text.h"
#include "quaestor/queries/amounts.h"
#include "run.h"
#include "select.h"

namespace quaestor {

namespace {

Row row_of(const Graph& graph, std::uint32_t index) {
  const Fact& fact = graph.facts()[index];
  return {{join_names(fact.investors), where_cell(fact.destinations, fact.places),
           fact.target ? fact.target->name : "", fact.amount ? format_amount(*fact.amount) : "",
           fact.form ? std::string(to_string(*fact.form)) : "",
           fact.status ? std::string(to_string(*fact.status)) : "", to_string(fact.date),
           sources_cell(graph, fact)},
          {index}};
}

// Date and amount descending, then investors' names, destinations, and the graph's own order.
bool comes_first(const Graph& graph, const Row& a, const Row& b) {
  const Fact& x = graph.facts()[a.facts.front()];
  const Fact& y = graph.facts()[b.facts.front()];
  const double x_value = x.amount ? x.amount->value : -1;
  const double y_value = y.amount ? y.amount->value : -1;
  return std::tie(y.date, y_value, a.cells[0], a.cells[1], a.facts.front()) <
         std::tie(x.date, x_value, b.cells[0], b.cells[1], b.facts.front());
}

// "units of Amazon are not counted: AWS (3 investments)".
void add_units_note(const Graph& graph, const Query& query, Table& table) {
  if (!query.by.given() || graph.find_id(query.by.id) == kNone) return;
  std::string units;
  NodeIndex last = kNone;
  for (EdgeIndex e : graph.in_edges(graph.find_id(query.by.id))) {
    const Edge& edge = graph.edge(e);
    if (edge.kind != EdgeKind::subsidiary_of || edge.source == last) continue;
    last = edge.source;
    Query unit = query;
    unit.by = term_of(graph.nodes()[edge.source].entity);
    const std::size_t count = select_facts(graph, unit).size();
    if (count == 0) continue;
    units += fmt::format("{}{} ({})", units.empty() ? "" : ", ", unit.by.name, count);
  }
  if (units.empty()) return;
  table.notes.push_back(fmt::format("not counted, by units of {}: {}", query.by.name, units));
}

}  // namespace

void add_left_out_notes(const Graph& graph, const Query& query, Table& table) {
  if (query.scan == Scan::investments) add_units_note(graph, query, table);
  if (!query.since && !query.until) return;
  Query any_time = query;
  any_time.since = any_time.until = {};
  long undated = 0;
  for (std::uint32_t fact : select_facts(graph, any_time))
    undated += graph.facts()[fact].date ? 0 : 1;
  if (undated > 0) table.notes.push_back(fmt::format("left out, no date told: {}", undated));
}

Table investments(const Graph& graph, const Query& query) {
  Table table;
  table.columns = {{"investor"}, {"destination"}, {"target"}, {"amount", true},
                   {"form"},     {"status"},      {"date"},   {"sources"}};
  Totals totals;
  for (std::uint32_t fact : select_facts(graph, query)) {
    totals.add(graph.facts()[fact]);
    table.rows.push_back(row_of(graph, fact));
  }
  std::sort(table.rows.begin(), table.rows.end(),
            [&](const Row& a, const Row& b) { return comes_first(graph, a, b); });
  table.notes = totals.notes();
  add_left_out_notes(graph, query, table);
  return table;
}

}  // namespace quaestor
