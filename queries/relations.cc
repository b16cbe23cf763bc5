// Facts that are not investments: seats, operations, units, partners, rivals, laws, people.
#include <algorithm>
#include <tuple>

#include "cells.h"
#include "run.h"

namespace quaestor {

namespace {

// The ends of a fact as they stand in its row. Rivals and partners hold both ways: what was asked
// about stands left.
struct Ends {
  NodeIndex subject = kNone;
  NodeIndex object = kNone;
};

Ends ends_of(const Graph& graph, const Query& query, const Outline& fact, std::uint32_t index) {
  Ends ends;
  for (const Argument argument : graph.arguments(index)) {
    if (argument.part() == Part::subject) ends.subject = argument.node();
    if (argument.part() == Part::object) ends.object = argument.node();
  }
  const Term& asked = query.subject.given() ? query.subject : query.either;
  if (is_symmetric(fact.relation) && asked.given() &&
      !asked.holds(std::string(graph.id(ends.subject)))) {
    std::swap(ends.subject, ends.object);
  }
  return ends;
}

Row row_of(const Graph& graph, const Query& query, std::uint32_t index) {
  const Outline fact = graph.outline(index);
  const Ends ends = ends_of(graph, query, fact, index);
  Row row{{}, {index}};
  row.cells.reserve(7);
  row.cells.emplace_back(graph.name(ends.subject));
  row.cells.push_back(relation_words(to_string(fact.relation)));
  row.cells.emplace_back(graph.name(ends.object));
  row.cells.push_back(names_cell(graph, index, Part::place));
  row.cells.emplace_back(graph.title(index));
  row.cells.push_back(to_string(fact.date));
  row.cells.push_back(sources_cell(graph, index));
  return row;
}

// Columns that are empty in every row say nothing.
void drop_empty_column(Table& table, const std::string& name) {
  const auto column = std::find_if(table.columns.begin(), table.columns.end(),
                                   [&](const Column& c) { return c.name == name; });
  const auto at = column - table.columns.begin();
  for (const Row& row : table.rows) {
    if (!row.cells[static_cast<std::size_t>(at)].empty()) return;
  }
  table.columns.erase(column);
  for (Row& row : table.rows) row.cells.erase(row.cells.begin() + at);
}

}  // namespace

Table relations(const Graph& graph, const Query& query) {
  Table table;
  table.columns = {{"subject"}, {"relation"}, {"object"}, {"places"},
                   {"title"},   {"date"},     {"sources"}};
  for (std::uint32_t fact : select_facts(graph, query)) {
    table.rows.push_back(row_of(graph, query, fact));
  }
  std::sort(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.cells[1], a.cells[0], a.cells[2], a.cells[4], a.facts) <
           std::tie(b.cells[1], b.cells[0], b.cells[2], b.cells[4], b.facts);
  });
  for (const char* name : {"places", "title"}) drop_empty_column(table, name);
  add_left_out_notes(graph, query, table);
  return table;
}

}  // namespace quaestor
