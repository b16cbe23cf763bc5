// Facts and bundles as JSON Lines, and the whole graph as one JSON object. Formats:
// docs/formats.md.
#include <nlohmann/json.hpp>

#include "export_writers.h"
#include "quaestor/facts/jsonl.h"

namespace quaestor {

namespace {

using Json = nlohmann::ordered_json;

// "key":[ one item a line ], so that two exports can be compared line by line.
template <typename Items, typename ToText>
void write_list(const ExportSink& sink, std::string_view key, const Items& items, ToText to_text) {
  sink("", "\"" + std::string(key) + "\":[");
  bool first = true;
  for (const auto& item : items) {
    sink("", (first ? "\n" : ",\n") + to_text(item));
    first = false;
  }
  sink("", "]");
}

std::string node_text(const Node& node) {
  Json j;
  j["id"] = node.entity.id;
  j["kind"] = to_string(node.entity.kind);
  j["name"] = node.entity.name;
  if (!node.entity.aliases.empty()) j["aliases"] = node.entity.aliases;
  if (!node.entity.country.empty()) j["country"] = node.entity.country;
  if (node.fact != kNone) j["fact"] = node.fact;
  return j.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string edge_text(const Graph& graph, const Edge& edge) {
  Json j;
  j["source"] = graph.nodes()[edge.source].entity.id;
  j["target"] = graph.nodes()[edge.target].entity.id;
  j["kind"] = to_string(edge.kind);
  if (edge.fact != kNone) j["fact"] = edge.fact;
  return j.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

void write_graph_jsonl(const ExportInput& input, const ExportSink& sink) {
  for (const Fact& fact : input.graph.facts()) sink("", fact_to_json(fact) + "\n");
}

void write_graph_bundles(const ExportInput& input, const ExportSink& sink) {
  if (!input.bundles) return;
  input.bundles([&](const Bundle& bundle) { sink("", bundle_to_json(bundle) + "\n"); });
}

void write_graph_json(const ExportInput& input, const ExportSink& sink) {
  const Graph& graph = input.graph;
  sink("", "{");
  write_list(sink, "nodes", graph.nodes(), node_text);
  sink("", ",\n");
  write_list(sink, "edges", graph.edges(), [&](const Edge& e) { return edge_text(graph, e); });
  sink("", ",\n");
  write_list(sink, "facts", graph.facts(), fact_to_json);
  sink("", ",\n");
  write_list(sink, "articles", graph.articles(), article_to_json);
  if (input.bundles) {
    sink("", ",\n\"bundles\":[");
    bool first = true;
    input.bundles([&](const Bundle& bundle) {
      sink("", (first ? "\n" : ",\n") + bundle_to_json(bundle));
      first = false;
    });
    sink("", "]");
  }
  sink("", "}\n");
}

}  // namespace quaestor
