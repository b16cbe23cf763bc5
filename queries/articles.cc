// What was read: one row an article, latest first.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "cells.h"
#include "quaestor/facts/text.h"
#include "run.h"

namespace quaestor {

namespace {

bool passes(const ArticleInfo& article, const Query& query) {
  if (!query.language.empty() && article.language != query.language) return false;
  if (!query.outlet.empty() && fold(article.outlet).find(fold(query.outlet)) == std::string::npos) {
    return false;
  }
  if (!query.since && !query.until) return true;
  return article.date && (!query.since || compare_as_known(article.date, query.since) >= 0) &&
         (!query.until || compare_as_known(article.date, query.until) <= 0);
}

}  // namespace

Table articles(const Graph& graph, const Query& query) {
  std::map<std::string, std::vector<std::uint32_t>> facts;
  for (std::uint32_t index = 0; index < graph.facts().size(); ++index) {
    const Fact& fact = graph.facts()[index];
    std::set<std::string> ids;
    for (const Evidence& evidence : fact.evidence) ids.insert(evidence.article_id);
    for (const std::string& id : ids) facts[id].push_back(index);
  }
  Table table;
  table.columns = {{"date"},        {"outlet"}, {"title"}, {"language"},
                   {"facts", true}, {"input"},  {"url"},   {"id", false, true}};
  for (const ArticleInfo& article : graph.articles()) {
    if (!passes(article, query)) continue;
    std::vector<std::uint32_t>& told = facts[article.id];
    table.rows.push_back({{to_string(article.date), article.outlet, article.title, article.language,
                           std::to_string(told.size()), article.name, article.url, article.id},
                          std::move(told)});
  }
  std::sort(table.rows.begin(), table.rows.end(), [](const Row& a, const Row& b) {
    return std::tie(b.cells[0], a.cells[1], a.cells[5], a.cells[7]) <
           std::tie(a.cells[0], b.cells[1], b.cells[5], b.cells[7]);
  });
  return table;
}

}  // namespace quaestor
