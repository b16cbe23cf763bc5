// The whole graph as JSON-LD 1.1, the same triples as Turtle. Vocabulary: rdf.h; format:
// docs/formats.md.
#include <nlohmann/json.hpp>

#include "export_writers.h"
#include "rdf.h"

namespace quaestor {

namespace {

using Json = nlohmann::ordered_json;

Json resource_json(const rdf::Resource& resource);

Json value_json(const rdf::Value& value) {
  switch (value.form) {
    case rdf::Value::Form::iri:
    case rdf::Value::Form::term:
      return Json{{"@id", value.text}};
    case rdf::Value::Form::nested:
      return resource_json(value.nested.front());
    case rdf::Value::Form::typed:
      return Json{{"@value", value.text}, {"@type", value.type}};
    case rdf::Value::Form::text:
      break;
  }
  if (value.type.empty()) return value.text;
  return Json{{"@value", value.text}, {"@language", value.type}};
}

Json resource_json(const rdf::Resource& resource) {
  Json json = Json::object();
  if (!resource.iri.empty()) json["@id"] = resource.iri;
  json["@type"] = resource.types;
  for (const auto& property : resource.properties) {
    Json value = value_json(property.value);
    const auto there = json.find(property.name);
    if (there == json.end()) {
      json[property.name] = std::move(value);
    } else {
      if (!there->is_array()) *there = Json::array({*there});
      there->push_back(std::move(value));
    }
  }
  return json;
}

}  // namespace

void write_graph_jsonld(const ExportInput& input, const ExportSink& sink) {
  Json context;
  for (const auto& prefix : rdf::kPrefixes) context[std::string(prefix.first)] = prefix.second;
  sink("", "{\"@context\":" + context.dump() + ",\n\"@graph\":[");
  bool first = true;
  rdf::for_each_resource(input.graph, [&](const rdf::Resource& resource) {
    sink("", (first ? "\n" : ",\n") +
                 resource_json(resource).dump(-1, ' ', false, Json::error_handler_t::replace));
    first = false;
  });
  sink("", "]}\n");
}

}  // namespace quaestor
