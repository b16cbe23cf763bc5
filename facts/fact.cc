#include "quaestor/facts/fact.h"

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {
std::string validate_investment(const Fact& fact) {
  if (fact.investors.empty()) return "investment without investor";
  for (const Entity& investor : fact.investors) {
    if (investor.kind != Kind::company && investor.kind != Kind::organization &&
        investor.kind != Kind::country) {
      return "investor of kind " + std::string(to_string(investor.kind));
    }
  }
  for (const Entity& destination : fact.destinations) {
    if (destination.kind != Kind::country && destination.kind != Kind::bloc) {
      return "destination of kind " + std::string(to_string(destination.kind));
    }
  }
  if (fact.target && fact.target->kind != Kind::company &&
      fact.target->kind != Kind::organization) {
    return "target of kind " + std::string(to_string(fact.target->kind));
  }
  if (fact.amount && (fact.amount->value <= 0 || fact.amount->currency.size() != 3)) {
    return "amount without value or currency";
  }
  return {};
}
}  // namespace

std::string validate(const Fact& fact) {
  if (fact.evidence.empty()) return "no evidence";
  for (const Evidence& e : fact.evidence) {
    if (e.quote.empty() || e.end - e.begin != e.quote.size()) return "quote and offsets disagree";
  }
  for (const Entity& place : fact.places) {
    if (place.kind != Kind::place) return "place of kind " + std::string(to_string(place.kind));
  }
  if (fact.relation == Relation::investment) return validate_investment(fact);
  if (!fact.subject || !fact.object) return "relation without subject or object";
  if (fact.subject->id == fact.object->id) return "relation of a thing to itself";
  return {};
}

std::string article_id(std::string_view url, std::string_view text) {
  std::uint64_t hash = fnv1a(url);
  hash = fnv1a(std::string_view("\0", 1), hash);
  return "article/" + hex16(fnv1a(text, hash));
}

}  // namespace quaestor
