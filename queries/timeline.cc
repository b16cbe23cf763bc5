// Dated facts, oldest first.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "cells.h"
#include "run.h"
#include "walk.h"

namespace quaestor {

namespace {

// Does any filter speak of investments only?
bool only_investments(const Query& query) {
  return query.by.given() || query.from.given() || query.in.given() || query.into.given() ||
         query.between_a.given() || query.sector.given() || query.form || query.min || query.max ||
         !query.statuses.empty() || !query.currency.empty();
}

std::vector<std::uint32_t> facts_of(const Graph& graph, const Query& query) {
  Query part = query;
  part.either = {};
  part.subject = part.object = {};
  part.scan = Scan::investments;
  std::vector<std::uint32_t> facts = select_facts(graph, part);
  if (!only_investments(query)) {
    part.scan = Scan::relations;
    const std::vector<std::uint32_t> relations = select_facts(graph, part);
    facts.insert(facts.end(), relations.begin(), relations.end());
  }
  if (query.either.given()) {
    std::erase_if(facts, [&](std::uint32_t index) {
      const Fact& fact = graph.facts()[index];
      return !names_any(fact, query.either);
    });
  }
  return facts;
}

}  // namespace

Table timeline(const Graph& graph, const Query& query) {
  Table table;
  table.columns = {{"date"}, {"what"}, {"detail"}, {"kind"}, {"sources"}};
  long undated = 0;
  for (std::uint32_t index : facts_of(graph, query)) {
    const Fact& fact = graph.facts()[index];
    if (!fact.date) {
      ++undated;
      continue;
    }
    table.rows.push_back({{to_string(fact.date), what_cell(fact), detail_cell(fact),
                           relation_words(to_string(fact.relation)), sources_cell(graph, index)},
                          {index}});
  }
  std::sort(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.cells[0], a.cells[1], a.facts) < std::tie(b.cells[0], b.cells[1], b.facts);
  });
  if (undated > 0) table.notes.push_back(fmt::format("left out, no date told: {}", undated));
  return table;
}

}  // namespace quaestor
