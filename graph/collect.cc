// The facts that the graph is made of: of articles that count, by the contract, between resolved
// things, each once and in an order made from their content alone.
#include <algorithm>
#include <cmath>
#include <utility>

#include "quaestor/facts/jsonl.h"
#include "steps.h"

namespace quaestor {
namespace {

// "country/FR" is a country, "company/FR" is not.
bool id_fits_kind(const Entity& entity) {
  const std::string_view kind = to_string(entity.kind);
  return entity.id.size() > kind.size() + 1 && entity.id.starts_with(kind) &&
         entity.id[kind.size()] == '/';
}

// Facts that break the contract are no facts; a store written by others may hold some.
bool is_usable(const Fact& fact) {
  if (!validate(fact).empty()) return false;
  bool fits = true;
  for_each_entity(fact, [&](const Entity& entity) { fits = fits && id_fits_kind(entity); });
  const double amount = fact.amount ? fact.amount->value + fact.amount->value_max : 0;
  return fits && std::isfinite(fact.confidence + fact.capacity_mw + amount);
}

void sort_by_id(std::vector<Entity>& entities) {
  std::sort(entities.begin(), entities.end(),
            [](const Entity& a, const Entity& b) { return a.id < b.id; });
  entities.erase(std::unique(entities.begin(), entities.end()), entities.end());
}

// Puts resolved entities in; false if the fact then says nothing (a thing related to itself).
bool apply(const Resolution& resolution, Fact& fact) {
  for_each_entity(fact, [&](Entity& entity) { entity = resolution.thing(entity.id); });
  sort_by_id(fact.investors);
  sort_by_id(fact.destinations);
  sort_by_id(fact.places);
  if (fact.relation != Relation::investment) {
    if (is_symmetric(fact.relation) && fact.object->id < fact.subject->id) {
      std::swap(fact.subject, fact.object);
    }
    return fact.subject->id != fact.object->id;
  }
  if (fact.target) {
    // Nobody invests in itself: another investor is the giver, or there is no receiver.
    if (fact.investors.size() > 1) {
      std::erase_if(fact.investors, [&](const Entity& e) { return e.id == fact.target->id; });
    } else if (fact.investors.front().id == fact.target->id) {
      fact.target.reset();
    }
  }
  return true;
}

}  // namespace

std::vector<Fact> collect_facts(const std::vector<const Bundle*>& bundles) {
  std::vector<Fact> facts;
  for (const Bundle* bundle : bundles) {
    for (const Fact& fact : bundle->facts) {
      if (!is_usable(fact)) continue;
      facts.push_back(fact);
      for (Evidence& e : facts.back().evidence) e.article_id = bundle->article.id;
    }
  }
  const Resolution resolution = resolve(facts);
  std::erase_if(facts, [&](Fact& fact) { return !apply(resolution, fact); });
  std::vector<std::pair<std::string, std::size_t>> order;
  for (std::size_t i = 0; i < facts.size(); ++i) order.emplace_back(fact_to_json(facts[i]), i);
  std::sort(order.begin(), order.end());
  std::vector<Fact> sorted;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i > 0 && order[i].first == order[i - 1].first) continue;
    sorted.push_back(std::move(facts[order[i].second]));
  }
  return sorted;
}

}  // namespace quaestor
