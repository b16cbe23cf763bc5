#include "path_row.h"

#include "cells.h"
#include "quaestor/facts/amount_text.h"

namespace quaestor {

namespace {

std::string detail_of(const Fact& fact) {
  if (fact.relation != Relation::investment) return fact.title;
  std::string text = fact.amount ? format_amount(*fact.amount) : "";
  if (fact.status) text += (text.empty() ? "" : ", ") + std::string(to_string(*fact.status));
  return text;
}

}  // namespace

Row path_row(const Graph& graph, EdgeIndex index, bool reversed) {
  const Edge& edge = graph.edge(index);
  std::string relation = relation_words(to_string(edge.kind));
  if (edge.kind != EdgeKind::competes_with && edge.kind != EdgeKind::partners_with) {
    relation = reversed ? "← " + relation : relation + " →";
  }
  Row row{{graph.nodes()[reversed ? edge.target : edge.source].entity.name, std::move(relation),
           graph.nodes()[reversed ? edge.source : edge.target].entity.name, "", "", ""},
          {}};
  if (edge.fact == kNone) return row;
  const Fact& fact = graph.facts()[edge.fact];
  row.cells[3] = detail_of(fact);
  row.cells[4] = to_string(fact.date);
  row.cells[5] = sources_cell(graph, edge.fact);
  row.facts = {edge.fact};
  return row;
}

}  // namespace quaestor
