// What is new since a day: facts that no article before it tells ("new"), and facts told before
// that newer articles tell again ("told again").
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "cells.h"
#include "run.h"

namespace quaestor {

namespace {

// When a fact was told: the first and the last day of its articles, and whether any has no date.
struct Told {
  Date first, last;
  bool undated = false;
};

Told told(const Graph& graph, const Fact& fact) {
  Told told;
  for (const Evidence& evidence : fact.evidence) {
    const ArticleInfo* article = graph.article(evidence.article_id);
    if (article == nullptr || !article->date) {
      told.undated = true;
      continue;
    }
    if (!told.first || article->date < told.first) told.first = article->date;
    told.last = std::max(told.last, article->date);
  }
  return told;
}

}  // namespace

Table changes(const Graph& graph, const Query& query) {
  Table table;
  table.columns = {{"change"}, {"told"}, {"what"}, {"detail"}, {"kind"}, {"date"}, {"sources"}};
  long undated = 0;
  for (std::uint32_t index = 0; index < graph.facts().size(); ++index) {
    const Fact& fact = graph.facts()[index];
    const Told when = told(graph, fact);
    if (!when.last) ++undated;
    if (!when.last || compare_as_known(when.last, query.since) < 0) continue;
    if (query.until && compare_as_known(when.first, query.until) > 0) continue;
    const bool fresh = !when.undated && compare_as_known(when.first, query.since) >= 0;
    table.rows.push_back({{fresh ? "new" : "told again", to_string(when.last), what_cell(fact),
                           detail_cell(fact), relation_words(to_string(fact.relation)),
                           to_string(fact.date), sources_cell(graph, index)},
                          {index}});
  }
  std::sort(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.cells[0], b.cells[1], a.cells[4], a.cells[2], a.facts) <
           std::tie(b.cells[0], a.cells[1], b.cells[4], b.cells[2], b.facts);
  });
  if (undated > 0) {
    table.notes.push_back(fmt::format("in articles without a date only, left out: {}", undated));
  }
  return table;
}

}  // namespace quaestor
