// The whole graph as JSON with typed attributes: node-link (networkx, D3) and Cytoscape's
// elements. Formats: docs/formats.md.
#include <nlohmann/json.hpp>

#include "export_fields.h"
#include "export_writers.h"
#include "quaestor/facts/jsonl.h"

namespace quaestor {

namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void add_fields(Json& record, std::span<const ExportField> fields, const Cells& cells) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (cells[i].empty()) continue;
    const std::string key(fields[i].key);
    record[key] = fields[i].type == FieldType::text ? Json(cells[i]) : Json::parse(cells[i]);
  }
}

Json node_record(const FlatGraph& flat, const Node& node) {
  Json record;
  record["id"] = node.entity.id;
  add_fields(record, kNodeFields, flat.node(node));
  return record;
}

Json edge_record(const FlatGraph& flat, const Edge& edge) {
  Json record;
  record["source"] = flat.id(edge.source);
  record["target"] = flat.id(edge.target);
  add_fields(record, kEdgeFields, flat.edge(edge));
  return record;
}

// Items one a line with commas between.
class Lines {
 public:
  explicit Lines(const ExportSink& sink) : sink_(sink) {}
  void add(const std::string& item) {
    sink_("", (first_ ? "\n" : ",\n") + item);
    first_ = false;
  }

 private:
  const ExportSink& sink_;
  bool first_ = true;
};

void write_articles(const ExportSink& sink, const ExportInput& input) {
  sink("", "\"articles\":[");
  Lines articles(sink);
  for (const ArticleInfo& article : input.graph.articles()) articles.add(article_to_json(article));
  sink("", "]");
}

}  // namespace

void write_graph_node_link(const ExportInput& input, const ExportSink& sink) {
  const FlatGraph flat(input.graph);
  sink("", "{\"directed\":true,\"multigraph\":true,\"graph\":{\"name\":\"quaestor\",\n");
  write_articles(sink, input);
  if (input.bundles) {
    sink("", ",\n\"bundles\":[");
    Lines bundles(sink);
    input.bundles([&](const Bundle& bundle) { bundles.add(bundle_to_json(bundle)); });
    sink("", "]");
  }
  sink("", "},\n\"nodes\":[");
  Lines nodes(sink);
  for (const Node& node : input.graph.nodes()) nodes.add(text_of(node_record(flat, node)));
  sink("", "],\n\"links\":[");
  Lines links(sink);
  std::size_t key = 0;
  for (const Edge& edge : input.graph.edges()) {
    Json record = edge_record(flat, edge);
    record["key"] = key++;
    links.add(text_of(record));
  }
  sink("", "]}\n");
}

void write_graph_cyjs(const ExportInput& input, const ExportSink& sink) {
  const FlatGraph flat(input.graph);
  sink("",
       "{\"format_version\":\"1.0\",\"generated_by\":\"quaestor\",\n"
       "\"data\":{\"name\":\"quaestor\",\n");
  write_articles(sink, input);
  sink("", "},\n\"elements\":{\"nodes\":[");
  Lines nodes(sink);
  for (const Node& node : input.graph.nodes()) {
    Json record;
    record["data"] = node_record(flat, node);
    nodes.add(text_of(record));
  }
  sink("", "],\n\"edges\":[");
  Lines edges(sink);
  std::size_t number = 0;
  for (const Edge& edge : input.graph.edges()) {
    Json data;
    data["id"] = "e" + std::to_string(number++);
    data.update(edge_record(flat, edge));
    Json record;
    record["data"] = std::move(data);
    edges.add(text_of(record));
  }
  sink("", "]}}\n");
}

}  // namespace quaestor
