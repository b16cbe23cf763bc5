#include "question_office.h"

#include <algorithm>
#include <vector>

#include "quaestor/facts/table.h"

namespace quaestor {

namespace {

// The governments of a country that the graph has.
std::vector<Term> governments(const Graph& graph, const Term& country) {
  std::vector<Term> found;
  for (const TableRow& row : read_table(data_dir() / "lexicons" / "organizations.tsv", 5)) {
    if (row.cells[4] != "government" || "country/" + row.cells[3] != country.id) continue;
    const NodeIndex node = graph.find_id("organization/" + row.cells[0]);
    if (node != kNone) found.push_back(term_of(graph.nodes()[node].entity));
  }
  return found;
}

}  // namespace

void set_office(const Graph& graph, const Question& question, Query& query) {
  if (query.scan != Scan::relations || query.relations != std::vector{Relation::role}) return;
  const bool somewhere = query.object.id.starts_with("country/");
  if (query.subject.given() || (query.object.given() && !somewhere)) return;
  const auto office = std::find_if(question.items.begin(), question.items.end(),
                                   [](const Item& item) { return !item.office.empty(); });
  if (office == question.items.end()) return;
  query.scan = Scan::people;
  query.relations.clear();
  query.text = office->office;
  if (!somewhere) return;
  std::vector<Term> places = governments(graph, query.object);
  places.insert(places.begin(), query.object);
  for (const Term& place : places) {
    Query there = query;
    there.object = place;
    if (run(graph, there).rows.empty()) continue;
    query.object = place;
    return;
  }
}

}  // namespace quaestor
