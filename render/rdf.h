// The graph as resources of RDF, for the writers of Turtle and JSON-LD. Vocabulary: own terms
// (urn:quaestor:term:) for investments and their status, schema.org for things and articles, PROV
// for what was quoted from where. Format: docs/formats.md, "turtle, jsonld".
//
//   for_each_resource(graph, [&](const rdf::Resource& resource) { write(resource); });
//
// Names of terms are given as "prefix:local"; kPrefixes says what the prefixes stand for. Nothing
// is escaped but addresses (percent-encoded, so that no id can end an IRI).
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "quaestor/graph/graph.h"

namespace quaestor::rdf {

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPrefixes{{
    {"prov", "http://www.w3.org/ns/prov#"},
    {"q", "urn:quaestor:term:"},
    {"schema", "https://schema.org/"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
}};

struct Property;

struct Resource {
  std::string iri;  // empty: nested, has no name of its own
  std::vector<std::string> types;
  std::vector<Property> properties;
};

struct Value {
  enum class Form { iri, term, text, typed, nested };
  Form form = Form::text;
  std::string text;  // IRI, "prefix:local", or what the literal says
  std::string type;  // typed: the literal's type as "xsd:…"; text: a language or empty
  std::vector<Resource> nested;  // one, without an IRI
};

struct Property {
  Property(std::string term, Value what) : name(std::move(term)), value(std::move(what)) {}
  std::string name;
  Value value;
};

void for_each_resource(const Graph& graph, const std::function<void(const Resource&)>& use);

}  // namespace quaestor::rdf
