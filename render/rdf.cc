#include "rdf.h"

#include <fmt/format.h>

#include "labels.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/queries/fact_ids.h"
#include "quaestor/render/escape.h"

namespace quaestor::rdf {

namespace {

// "urn:quaestor:company/nimbra"
std::string iri_of(std::string_view id) {
  std::string iri = "urn:quaestor:";
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    iri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return iri;
}

Value iri(std::string_view id) { return {Value::Form::iri, iri_of(id), "", {}}; }
Value term(std::string name) { return {Value::Form::term, std::move(name), "", {}}; }
Value text(std::string value, std::string language = "") {
  return {Value::Form::text, std::move(value), std::move(language), {}};
}
Value typed(std::string value, std::string type) {
  return {Value::Form::typed, std::move(value), std::move(type), {}};
}
Value nested(Resource resource) { return {Value::Form::nested, "", "", {std::move(resource)}}; }

Value number(double value) { return typed(number_to_string(value), "xsd:double"); }

Value date(const Date& date) {
  return typed(to_string(date), date.month == 0 ? "xsd:gYear"
                                : date.day == 0 ? "xsd:gYearMonth"
                                                : "xsd:date");
}

std::string own(std::string_view name) { return fmt::format("q:{}", name); }

std::vector<std::string> types_of(Kind kind) {
  switch (kind) {
    case Kind::company:
      return {"q:Company", "schema:Organization"};
    case Kind::country:
      return {"schema:Country"};
    case Kind::place:
      return {"schema:Place"};
    case Kind::bloc:
      return {"q:Bloc", "schema:AdministrativeArea"};
    case Kind::organization:
      return {"schema:Organization"};
    case Kind::regulation:
      return {"schema:Legislation"};
    case Kind::person:
      return {"schema:Person"};
    case Kind::investment:
      return {"q:Investment", "prov:Entity"};
    case Kind::article:
      return {"schema:NewsArticle", "prov:Entity"};
  }
  return {};
}

std::string_view predicate(Relation relation) {
  switch (relation) {
    case Relation::investment:
      return "q:investor";
    case Relation::operates_in:
      return "q:operatesIn";
    case Relation::headquartered_in:
      return "q:headquarteredIn";
    case Relation::subsidiary_of:
      return "schema:parentOrganization";
    case Relation::partners_with:
      return "q:partnersWith";
    case Relation::competes_with:
      return "q:competesWith";
    case Relation::subject_to:
      return "q:subjectTo";
    case Relation::issued_by:
      return "schema:legislationPassedBy";
    case Relation::role:
      return "schema:worksFor";
  }
  return {};
}

Value amount_value(const Amount& amount) {
  Resource money{"", {"schema:MonetaryAmount"}, {}};
  if (amount.value_max != 0) {
    money.properties.emplace_back("schema:minValue", number(amount.value));
    money.properties.emplace_back("schema:maxValue", number(amount.value_max));
  } else {
    money.properties.emplace_back("schema:value", number(amount.value));
  }
  money.properties.emplace_back("schema:currency", text(amount.currency));
  money.properties.emplace_back("q:qualifier", term(own(to_string(amount.qualifier))));
  if (!amount.text.empty()) money.properties.emplace_back("q:asWritten", text(amount.text));
  return nested(std::move(money));
}

Value evidence_value(const Evidence& e) {
  Resource quote{"", {"schema:Quotation", "prov:Entity"}, {}};
  quote.properties.emplace_back("schema:text", text(e.quote, e.language));
  if (!e.article_id.empty()) {
    quote.properties.emplace_back("prov:wasQuotedFrom", iri(e.article_id));
  }
  quote.properties.emplace_back("q:start", typed(std::to_string(e.begin), "xsd:integer"));
  quote.properties.emplace_back("q:end", typed(std::to_string(e.end), "xsd:integer"));
  return nested(std::move(quote));
}

// What investments and other facts have in common.
void add_common(Resource& resource, const Fact& fact) {
  if (fact.date) resource.properties.emplace_back("schema:temporal", date(fact.date));
  for (const Entity& place : fact.places)
    resource.properties.emplace_back("q:place", iri(place.id));
  resource.properties.emplace_back("q:confidence", number(fact.confidence));
  for (const Evidence& e : fact.evidence) {
    resource.properties.emplace_back("q:evidence", evidence_value(e));
  }
}

void add_investment(Resource& resource, const Fact& fact) {
  auto& properties = resource.properties;
  for (const Entity& e : fact.investors) properties.emplace_back("q:investor", iri(e.id));
  for (const Entity& e : fact.destinations) properties.emplace_back("q:destination", iri(e.id));
  if (fact.target) properties.emplace_back("q:target", iri(fact.target->id));
  if (fact.amount) properties.emplace_back("schema:amount", amount_value(*fact.amount));
  if (fact.form) properties.emplace_back("q:form", term(own(to_string(*fact.form))));
  if (fact.status) properties.emplace_back("q:status", term(own(to_string(*fact.status))));
  if (fact.capacity_mw > 0) properties.emplace_back("q:capacityMW", number(fact.capacity_mw));
  add_common(resource, fact);
}

Resource node_resource(const Graph& graph, NodeIndex index) {
  const Node& node = graph.nodes()[index];
  const Entity& entity = node.entity;
  Resource resource{iri_of(entity.id), types_of(entity.kind), {}};
  auto& properties = resource.properties;
  properties.emplace_back("schema:name", text(entity.name));
  if (entity.kind == Kind::country && entity_label(entity) != entity.name) {
    properties.emplace_back("schema:alternateName", text(entity_label(entity)));
  }
  for (const std::string& alias : entity.aliases) {
    properties.emplace_back("schema:alternateName", text(alias));
  }
  if (node.fact != kNone) {
    const Fact& fact = graph.facts()[node.fact];
    add_investment(resource, fact);
  }
  for (const Edge& edge : graph.out_edges(index)) {
    if (edge.kind == EdgeKind::located_in) {
      properties.emplace_back("schema:containedInPlace", iri(graph.nodes()[edge.target].entity.id));
    } else if (edge.fact != kNone && edge.kind != EdgeKind::invests &&
               edge.kind != EdgeKind::into) {
      const Fact& fact = graph.facts()[edge.fact];
      properties.emplace_back(std::string(predicate(fact.relation)),
                              iri(graph.nodes()[edge.target].entity.id));
    }
  }
  return resource;
}

// A fact that is no investment, told apart from its plain triple so that date and evidence have a
// place.
Resource statement_resource(const Fact& fact, const std::string& id) {
  Resource resource{iri_of(id), {"q:Statement", "prov:Entity"}, {}};
  resource.properties.emplace_back("q:subject", iri(fact.subject->id));
  resource.properties.emplace_back("q:relation", term(std::string(predicate(fact.relation))));
  resource.properties.emplace_back("q:object", iri(fact.object->id));
  if (!fact.title.empty()) resource.properties.emplace_back("schema:roleName", text(fact.title));
  add_common(resource, fact);
  return resource;
}

Resource article_resource(const ArticleInfo& article) {
  Resource resource{iri_of(article.id), types_of(Kind::article), {}};
  auto& properties = resource.properties;
  properties.emplace_back("q:input", text(article.name));
  if (!article.title.empty()) {
    properties.emplace_back("schema:headline", text(article.title, article.language));
  }
  if (article.date) properties.emplace_back("schema:datePublished", date(article.date));
  if (!article.language.empty()) {
    properties.emplace_back("schema:inLanguage", text(article.language));
  }
  if (!article.url.empty()) properties.emplace_back("schema:url", text(article.url));
  if (!article.outlet.empty()) {
    Resource outlet{"", {"schema:Organization"}, {{"schema:name", text(article.outlet)}}};
    properties.emplace_back("schema:publisher", nested(std::move(outlet)));
  }
  return resource;
}

}  // namespace

void for_each_resource(const Graph& graph, const std::function<void(const Resource&)>& use) {
  const FactIds ids(graph);
  for (NodeIndex n = 0; n < graph.nodes().size(); ++n) use(node_resource(graph, n));
  for (std::uint32_t i = 0; i < graph.facts().size(); ++i) {
    const Fact& fact = graph.facts()[i];
    if (fact.relation != Relation::investment) use(statement_resource(fact, ids.of(i)));
  }
  for (const ArticleInfo& article : graph.articles()) use(article_resource(article));
}

}  // namespace quaestor::rdf
