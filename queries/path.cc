// The shortest way between two things over facts in either direction, as rows. Among equally short
// ways the one met first in the graph's order.
#include "cells.h"
#include "quaestor/facts/amount_text.h"
#include "run.h"
#include "shortest_way.h"

namespace quaestor {

namespace {

using Step = UndirectedView::Step;

std::string detail_of(const Fact& fact) {
  if (fact.relation != Relation::investment) return fact.title;
  std::string text = fact.amount ? format_amount(*fact.amount) : "";
  if (fact.status) text += (text.empty() ? "" : ", ") + std::string(to_string(*fact.status));
  return text;
}

Row row_of(const Graph& graph, const Step& step) {
  const Edge& edge = graph.edge(step.edge);
  const UndirectedView view(graph);
  std::string relation = relation_words(to_string(edge.kind));
  if (edge.kind != EdgeKind::competes_with && edge.kind != EdgeKind::partners_with) {
    relation = step.reversed ? "← " + relation : relation + " →";
  }
  Row row{{graph.nodes()[source(step, view)].entity.name, std::move(relation),
           graph.nodes()[target(step, view)].entity.name, "", "", ""},
          {}};
  if (edge.fact == kNone) return row;
  const Fact& fact = graph.facts()[edge.fact];
  row.cells[3] = detail_of(fact);
  row.cells[4] = to_string(fact.date);
  row.cells[5] = sources_cell(graph, fact);
  row.facts = {edge.fact};
  return row;
}

}  // namespace

Table path(const Graph& graph, const Query& query) {
  const NodeIndex start = node_of(graph, query.subject);
  const NodeIndex goal = node_of(graph, query.object);
  Table table;
  table.columns = {{"from"}, {"relation"}, {"to"}, {"detail"}, {"date"}, {"sources"}};
  if (start == goal) {
    table.notes.push_back("both names stand for " + graph.nodes()[start].entity.name);
    return table;
  }
  for (const Step& step : shortest_way(graph, start, goal))
    table.rows.push_back(row_of(graph, step));
  if (table.rows.empty()) {
    table.notes.push_back("nothing connects " + query.subject.name + " and " + query.object.name);
  }
  return table;
}

}  // namespace quaestor
