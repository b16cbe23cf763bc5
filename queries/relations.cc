// Facts that are not investments: seats, operations, units, partners, rivals, laws, people.
#include <algorithm>
#include <tuple>

#include "cells.h"
#include "run.h"

namespace quaestor {

namespace {

Row row_of(const Graph& graph, const Query& query, std::uint32_t index) {
  const Fact& fact = graph.facts()[index];
  const Entity* subject = &*fact.subject;
  const Entity* object = &*fact.object;
  // Rivals and partners hold both ways: what was asked about stands left.
  const Term& asked = query.subject.given() ? query.subject : query.either;
  if (is_symmetric(fact.relation) && asked.given() && !asked.holds(subject->id)) {
    std::swap(subject, object);
  }
  return {
      {subject->name, relation_words(to_string(fact.relation)), object->name,
       where_cell({}, fact.places), fact.title, to_string(fact.date), sources_cell(graph, index)},
      {index}};
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
