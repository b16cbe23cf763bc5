#include "quaestor/facts/jsonl.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "quaestor/facts/error.h"

namespace quaestor {

namespace {
using Json = nlohmann::ordered_json;

// A closed vocabulary's value, or an error naming the key.
template <typename E>
E need(std::optional<E> value, const std::string& text, const char* key) {
  if (!value) throw Error(ErrorKind::bad_format, "", fmt::format("unknown {} \"{}\"", key, text));
  return *value;
}

Entity entity_from(const Json& j) {
  Entity entity;
  const std::string kind = j.at("kind").get<std::string>();
  entity.kind = need(parse_kind(kind), kind, "kind");
  entity.id = j.at("id").get<std::string>();
  entity.name = j.at("name").get<std::string>();
  entity.country = j.value("country", "");
  if (j.contains("aliases")) entity.aliases = j.at("aliases").get<std::vector<std::string>>();
  return entity;
}

std::vector<Entity> entities_from(const Json& j, const char* key) {
  std::vector<Entity> entities;
  if (!j.contains(key)) return entities;
  for (const Json& e : j.at(key)) entities.push_back(entity_from(e));
  return entities;
}

std::optional<Entity> entity_at(const Json& j, const char* key) {
  if (!j.contains(key)) return std::nullopt;
  return entity_from(j.at(key));
}

Amount amount_from(const Json& j) {
  Amount amount;
  amount.value = j.at("value").get<double>();
  amount.value_max = j.value("value_max", 0.0);
  amount.currency = j.at("currency").get<std::string>();
  const std::string qualifier = j.value("qualifier", "exact");
  amount.qualifier = need(parse_qualifier(qualifier), qualifier, "qualifier");
  amount.text = j.value("text", "");
  return amount;
}

void check_article_id(const std::string& id) {
  if (id.starts_with("article/") && id.size() > 8) return;
  throw Error(ErrorKind::bad_format, "", "not an article's id: " + id);
}

Evidence evidence_from(const Json& j) {
  Evidence evidence;
  evidence.article = j.at("article").get<std::string>();
  evidence.language = j.value("language", "");
  evidence.quote = j.at("quote").get<std::string>();
  evidence.begin = j.value("start", std::size_t{0});
  evidence.end = j.value("end", std::size_t{0});
  evidence.article_id = j.value("article_id", "");
  if (!evidence.article_id.empty()) check_article_id(evidence.article_id);
  return evidence;
}

Fact fact_from(const Json& j) {
  Fact fact;
  const std::string relation = j.at("relation").get<std::string>();
  fact.relation = need(parse_relation(relation), relation, "relation");
  fact.investors = entities_from(j, "investors");
  fact.destinations = entities_from(j, "destinations");
  fact.places = entities_from(j, "places");
  fact.target = entity_at(j, "target");
  fact.subject = entity_at(j, "subject");
  fact.object = entity_at(j, "object");
  if (j.contains("amount")) fact.amount = amount_from(j.at("amount"));
  if (j.contains("form")) {
    const std::string form = j.at("form").get<std::string>();
    fact.form = need(parse_form(form), form, "form");
  }
  if (j.contains("status")) {
    const std::string status = j.at("status").get<std::string>();
    fact.status = need(parse_status(status), status, "status");
  }
  fact.date = parse_date(j.value("date", "")).value_or(Date{});
  fact.capacity_mw = j.value("capacity_mw", 0.0);
  fact.title = j.value("title", "");
  fact.confidence = j.value("confidence", 1.0);
  fact.rule = j.value("rule", "");
  if (j.contains("evidence")) {
    for (const Json& e : j.at("evidence")) fact.evidence.push_back(evidence_from(e));
  }
  return fact;
}

template <typename Make>
auto translated(Make make, const char* what = "a fact") {
  try {
    return make();
  } catch (const nlohmann::json::exception& e) {
    throw Error(ErrorKind::bad_format, "", fmt::format("not {}: {}", what, e.what()));
  }
}

ArticleInfo article_from(const Json& j) {
  ArticleInfo article;
  article.id = j.at("id").get<std::string>();
  article.name = j.at("name").get<std::string>();
  article.title = j.value("title", "");
  article.date = parse_date(j.value("date", "")).value_or(Date{});
  article.language = j.value("language", "");
  article.url = j.value("url", "");
  article.outlet = j.value("outlet", "");
  article.version = j.value("version", 0);
  check_article_id(article.id);
  if (article.version < 0) throw Error(ErrorKind::bad_format, "", "not a version of an article");
  return article;
}

// The law of evidence: the quote is exactly these bytes of the text.
void check_evidence(const Bundle& bundle) {
  for (const Fact& fact : bundle.facts) {
    for (const Evidence& e : fact.evidence) {
      const bool inside = e.begin <= e.end && e.end <= bundle.text.size();
      if (inside && bundle.text.compare(e.begin, e.end - e.begin, e.quote) == 0) continue;
      throw Error(ErrorKind::bad_format, "",
                  fmt::format("{}: the quote at {}-{} is not in the text", bundle.article.id,
                              e.begin, e.end));
    }
  }
}
}  // namespace

Fact fact_from_json(std::string_view line) {
  return translated([&] { return fact_from(Json::parse(line)); });
}

ArticleInfo article_from_json(std::string_view text) {
  return translated([&] { return article_from(Json::parse(text)); }, "an article");
}

Bundle bundle_from_json(std::string_view line) {
  return translated(
      [&] {
        const Json j = Json::parse(line);
        Bundle bundle;
        bundle.article = article_from(j);
        bundle.text = j.at("text").get<std::string>();
        for (const Json& fact : j.at("facts")) bundle.facts.push_back(fact_from(fact));
        check_evidence(bundle);
        return bundle;
      },
      "an article with its facts (made by 'quaestor extract' or 'export --format bundles')");
}

std::vector<Fact> facts_from_json_array(std::string_view text) {
  return translated([&] {
    std::vector<Fact> facts;
    for (const Json& j : Json::parse(text)) facts.push_back(fact_from(j));
    return facts;
  });
}

}  // namespace quaestor
