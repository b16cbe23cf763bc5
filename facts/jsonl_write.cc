// Facts, evidence and articles as JSON; reading it is in jsonl.cc.
#include "json_text.h"
#include "quaestor/facts/jsonl.h"

namespace quaestor {

namespace {
void write(const Entity& entity, std::string& out) {
  JsonObject j(out);
  j.text("kind", to_string(entity.kind));
  j.text("id", entity.id);
  j.text("name", entity.name);
  if (!entity.country.empty()) j.text("country", entity.country);
  if (!entity.aliases.empty()) write_json_list(entity.aliases, j.at("aliases"), write_json_text);
  j.end();
}

void write(const std::vector<Entity>& entities, std::string& out) {
  write_json_list(entities, out, [](const Entity& entity, std::string& to) { write(entity, to); });
}

void write(const Amount& amount, std::string& out) {
  JsonObject j(out);
  j.number("value", amount.value);
  if (amount.value_max != 0) j.number("value_max", amount.value_max);
  j.text("currency", amount.currency);
  j.text("qualifier", to_string(amount.qualifier));
  if (!amount.text.empty()) j.text("text", amount.text);
  j.end();
}

void write(const Evidence& evidence, std::string& out) {
  JsonObject j(out);
  j.text("article", evidence.article);
  if (!evidence.language.empty()) j.text("language", evidence.language);
  j.text("quote", evidence.quote);
  j.number("start", static_cast<double>(evidence.begin));
  j.number("end", static_cast<double>(evidence.end));
  if (!evidence.article_id.empty()) j.text("article_id", evidence.article_id);
  j.end();
}

void write(const std::vector<Evidence>& evidence, std::string& out) {
  write_json_list(evidence, out, [](const Evidence& one, std::string& to) { write(one, to); });
}

void write_investment(const Fact& fact, JsonObject& j) {
  write(fact.investors, j.at("investors"));
  if (!fact.destinations.empty()) write(fact.destinations, j.at("destinations"));
  if (!fact.places.empty()) write(fact.places, j.at("places"));
  if (fact.target) write(*fact.target, j.at("target"));
  if (fact.amount) write(*fact.amount, j.at("amount"));
  if (fact.form) j.text("form", to_string(*fact.form));
  if (fact.status) j.text("status", to_string(*fact.status));
  if (fact.date) j.text("date", to_string(fact.date));
  if (fact.capacity_mw > 0) j.number("capacity_mw", fact.capacity_mw);
}

void write(const Fact& fact, std::string& out) {
  JsonObject j(out);
  j.text("relation", to_string(fact.relation));
  if (fact.relation == Relation::investment) {
    write_investment(fact, j);
  } else {
    if (fact.subject) write(*fact.subject, j.at("subject"));
    if (fact.object) write(*fact.object, j.at("object"));
    if (!fact.title.empty()) j.text("title", fact.title);
    if (!fact.places.empty()) write(fact.places, j.at("places"));
    if (fact.date) j.text("date", to_string(fact.date));
  }
  j.number("confidence", fact.confidence);
  if (!fact.rule.empty()) j.text("rule", fact.rule);
  write(fact.evidence, j.at("evidence"));
  j.end();
}

void write_members(const ArticleInfo& article, JsonObject& j) {
  j.text("id", article.id);
  j.text("name", article.name);
  if (!article.title.empty()) j.text("title", article.title);
  if (article.date) j.text("date", to_string(article.date));
  if (!article.language.empty()) j.text("language", article.language);
  if (!article.url.empty()) j.text("url", article.url);
  if (!article.outlet.empty()) j.text("outlet", article.outlet);
  if (article.version > 0) j.number("version", article.version);
}
}  // namespace

std::string number_to_string(double value) {
  std::string out;
  write_json_number(value, out);
  return out;
}

std::string fact_to_json(const Fact& fact) {
  std::string out;
  write(fact, out);
  return out;
}

std::string evidence_to_json(const std::vector<Evidence>& evidence) {
  std::string out;
  write(evidence, out);
  return out;
}

std::string article_to_json(const ArticleInfo& article) {
  std::string out;
  JsonObject j(out);
  write_members(article, j);
  j.end();
  return out;
}

std::string bundle_to_json(const Bundle& bundle) {
  std::string out;
  JsonObject j(out);
  write_members(bundle.article, j);
  j.text("text", bundle.text);
  write_json_list(bundle.facts, j.at("facts"),
                  [](const Fact& fact, std::string& to) { write(fact, to); });
  j.end();
  return out;
}

std::string facts_to_json_array(const std::vector<Fact>& facts) {
  std::string out = "[";
  for (const Fact& fact : facts) {
    if (out.size() > 1) out += ",\n";
    write(fact, out);
  }
  return out + "]";
}

}  // namespace quaestor
