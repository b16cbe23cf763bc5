// Counts: what a graph holds.
#include <array>
#include <map>

#include "run.h"

namespace quaestor {

namespace {

void add(Table& table, std::string what, std::string value) {
  table.rows.push_back({{std::move(what), std::move(value)}, {}});
}

void add_articles(const Graph& graph, Table& table) {
  std::map<std::string, long> languages;
  Date first, last;
  for (const ArticleInfo& article : graph.articles()) {
    ++languages[article.language.empty() ? "not known" : article.language];
    if (!article.date) continue;
    if (!first || article.date < first) first = article.date;
    if (article.date > last) last = article.date;
  }
  add(table, "articles", std::to_string(graph.articles().size()));
  for (const auto& [language, count] : languages) {
    add(table, "articles, language " + language, std::to_string(count));
  }
  if (first) add(table, "earliest article", to_string(first));
  if (last) add(table, "latest article", to_string(last));
}

void add_facts(const Graph& graph, Table& table) {
  std::map<Relation, long> relations;
  std::map<Status, long> statuses;
  long amounts = 0;
  long evidence = 0;
  for (const Fact& fact : graph.facts()) {
    ++relations[fact.relation];
    if (fact.status) ++statuses[*fact.status];
    amounts += fact.amount ? 1 : 0;
    evidence += static_cast<long>(fact.evidence.size());
  }
  add(table, "facts", std::to_string(graph.facts().size()));
  for (const auto& [relation, count] : relations) {
    add(table, "facts, " + std::string(to_string(relation)), std::to_string(count));
  }
  for (const auto& [status, count] : statuses) {
    add(table, "investments, " + std::string(to_string(status)), std::to_string(count));
  }
  add(table, "investments with an amount", std::to_string(amounts));
  add(table, "pieces of evidence", std::to_string(evidence));
}

}  // namespace

Table stats(const Graph& graph, const Query&) {
  Table table;
  table.columns = {{"what"}, {"value", true}};
  add_articles(graph, table);
  std::map<Kind, long> kinds;
  for (const Node& node : graph.nodes()) ++kinds[node.entity.kind];
  add(table, "things", std::to_string(graph.nodes().size()));
  for (const auto& [kind, count] : kinds) {
    add(table, "things, " + std::string(to_string(kind)), std::to_string(count));
  }
  add(table, "connections", std::to_string(graph.edges().size()));
  add_facts(graph, table);
  if (graph.articles().empty()) table.rows.clear();
  return table;
}

}  // namespace quaestor
