// The whole graph as RDF 1.1 Turtle. Vocabulary: rdf.h; format: docs/formats.md.
#include <fmt/format.h>

#include "export_writers.h"
#include "quaestor/render/escape.h"
#include "rdf.h"

namespace quaestor {

namespace {

// A language is a tag only if it is one of the four; the rest of a literal's text is free.
std::string literal(const rdf::Value& value) {
  std::string out = "\"" + escape_turtle(value.text) + "\"";
  if (value.form == rdf::Value::Form::typed) return out + "^^" + value.type;
  const bool tag = value.type.size() == 2 && value.type[0] >= 'a' && value.type[0] <= 'z' &&
                   value.type[1] >= 'a' && value.type[1] <= 'z';
  return tag ? out + "@" + value.type : out;
}

std::string properties_of(const rdf::Resource& resource, const std::string& indent);

std::string value_text(const rdf::Value& value, const std::string& indent) {
  switch (value.form) {
    case rdf::Value::Form::iri:
      return "<" + value.text + ">";
    case rdf::Value::Form::term:
      return value.text;
    case rdf::Value::Form::nested:
      return "[ " + properties_of(value.nested.front(), indent + "  ") + " ]";
    default:
      return literal(value);
  }
}

std::string properties_of(const rdf::Resource& resource, const std::string& indent) {
  std::string out = "a ";
  for (std::size_t i = 0; i < resource.types.size(); ++i) {
    out += (i == 0 ? "" : ", ") + resource.types[i];
  }
  for (const auto& property : resource.properties) {
    out += " ;\n" + indent + property.name + " " + value_text(property.value, indent);
  }
  return out;
}

}  // namespace

void write_graph_turtle(const ExportInput& input, const ExportSink& sink) {
  for (const auto& prefix : rdf::kPrefixes) {
    sink("", fmt::format("@prefix {}: <{}> .\n", prefix.first, prefix.second));
  }
  rdf::for_each_resource(input.graph, [&](const rdf::Resource& resource) {
    sink("", fmt::format("\n<{}> {} .\n", resource.iri, properties_of(resource, "  ")));
  });
}

}  // namespace quaestor
