// Facts as JSON Lines, and the whole graph as one JSON object. Formats: docs/formats.md.
#include <nlohmann/json.hpp>

#include "export_writers.h"
#include "quaestor/facts/jsonl.h"

namespace quaestor {

namespace {

using Json = nlohmann::ordered_json;

// "key":[ one item a line ], so that two exports can be compared line by line.
template <typename Items, typename ToText>
std::string list(std::string_view key, const Items& items, ToText to_text) {
  std::string out = "\"" + std::string(key) + "\":[";
  bool first = true;
  for (const auto& item : items) {
    out += first ? "\n" : ",\n";
    out += to_text(item);
    first = false;
  }
  return out + "]";
}

std::string node_text(const Node& node) {
  Json j;
  j["id"] = node.entity.id;
  j["kind"] = to_string(node.entity.kind);
  j["name"] = node.entity.name;
  if (!node.entity.aliases.empty()) j["aliases"] = node.entity.aliases;
  if (!node.entity.country.empty()) j["country"] = node.entity.country;
  if (node.fact != kNone) j["fact"] = node.fact;
  return j.dump();
}

std::string edge_text(const Graph& graph, const Edge& edge) {
  Json j;
  j["source"] = graph.nodes()[edge.source].entity.id;
  j["target"] = graph.nodes()[edge.target].entity.id;
  j["kind"] = to_string(edge.kind);
  if (edge.fact != kNone) j["fact"] = edge.fact;
  return j.dump();
}

std::string article_text(const ArticleInfo& article) {
  Json j;
  j["id"] = article.id;
  j["name"] = article.name;
  if (!article.title.empty()) j["title"] = article.title;
  if (article.date) j["date"] = to_string(article.date);
  if (!article.language.empty()) j["language"] = article.language;
  if (!article.url.empty()) j["url"] = article.url;
  if (!article.outlet.empty()) j["outlet"] = article.outlet;
  return j.dump();
}

}  // namespace

std::string write_graph_jsonl(const Graph& graph) {
  std::string out;
  for (const Fact& fact : graph.facts()) out += fact_to_json(fact) + "\n";
  return out;
}

std::string write_graph_json(const Graph& graph) {
  const auto edge = [&graph](const Edge& e) { return edge_text(graph, e); };
  return "{" + list("nodes", graph.nodes(), node_text) + ",\n" +
         list("edges", graph.edges(), edge) + ",\n" + list("facts", graph.facts(), fact_to_json) +
         ",\n" + list("articles", graph.articles(), article_text) + "}\n";
}

}  // namespace quaestor
