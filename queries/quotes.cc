// What sources say about a thing: each sentence once, latest article first.
#include <algorithm>
#include <map>
#include <tuple>

#include "cells.h"
#include "run.h"
#include "walk.h"

namespace quaestor {

namespace {

bool in_time(const Date& date, const Query& query) {
  if (!query.since && !query.until) return true;
  return date && (!query.since || compare_as_known(date, query.since) >= 0) &&
         (!query.until || compare_as_known(date, query.until) <= 0);
}

}  // namespace

Table quotes(const Graph& graph, const Query& query) {
  std::map<std::tuple<std::string, std::size_t, std::size_t>, Row> rows;
  for (std::uint32_t index : facts_about(graph, node_of(graph, query.subject))) {
    const Fact& fact = graph.facts()[index];
    for (const Evidence& evidence : fact.evidence) {
      const ArticleInfo* article = graph.article(evidence.article_id);
      if (!in_time(article != nullptr ? article->date : Date(), query)) continue;
      Row& row = rows[{evidence.article_id, evidence.begin, evidence.end}];
      if (row.cells.empty()) {
        const bool known = article != nullptr;
        row.cells = {evidence.quote,
                     what_cell(fact),
                     known && !article->outlet.empty() ? article->outlet : evidence.article,
                     known ? to_string(article->date) : "",
                     evidence.language,
                     known ? article->title : "",
                     known ? article->url : "",
                     evidence.article};
      } else {
        row.cells[1] += "; " + what_cell(fact);
      }
      row.facts.push_back(index);
    }
  }
  Table table;
  table.columns = {{"quote"},    {"says"},
                   {"outlet"},   {"published"},
                   {"language"}, {"title", false, true},
                   {"url"},      {"input", false, true}};
  for (auto& [where, row] : rows) table.rows.push_back(std::move(row));
  std::stable_sort(table.rows.begin(), table.rows.end(),
                   [](const Row& a, const Row& b) { return a.cells[3] > b.cells[3]; });
  return table;
}

}  // namespace quaestor
