// The facts that the graph is made of: of articles that count, by the contract, between resolved
// things, each once and in an order made from their content alone.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

#include "quaestor/facts/error.h"
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

// The order of facts: by what they say, then by who says it. Negative, zero or positive.
int compare(const std::string& a, const std::string& b) { return a.compare(b); }

template <typename T>
int compare(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}

int compare(const Entity& a, const Entity& b) { return a.id.compare(b.id); }

int compare(const Amount& a, const Amount& b) {
  const auto key = [](const Amount& x) {
    return std::tie(x.value, x.value_max, x.currency, x.qualifier, x.text);
  };
  return compare(key(a), key(b));
}

int compare(const Evidence& a, const Evidence& b) {
  const auto key = [](const Evidence& x) {
    return std::tie(x.article, x.language, x.quote, x.begin, x.end, x.article_id);
  };
  return compare(key(a), key(b));
}

template <typename T>
int compare(const std::optional<T>& a, const std::optional<T>& b) {
  if (!a || !b) return static_cast<int>(a.has_value()) - static_cast<int>(b.has_value());
  return compare(*a, *b);
}

template <typename T>
int compare(const std::vector<T>& a, const std::vector<T>& b) {
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    if (const int c = compare(a[i], b[i]); c != 0) return c;
  }
  return compare(a.size(), b.size());
}

int compare(const Fact& a, const Fact& b) {
  int c = compare(a.relation, b.relation);
  const auto by = [&](const auto& x, const auto& y) {
    if (c == 0) c = compare(x, y);
  };
  by(a.investors, b.investors);
  by(a.subject, b.subject);
  by(a.object, b.object);
  by(a.title, b.title);
  by(a.destinations, b.destinations);
  by(a.places, b.places);
  by(a.target, b.target);
  by(a.amount, b.amount);
  by(a.form, b.form);
  by(a.status, b.status);
  by(a.date, b.date);
  by(a.capacity_mw, b.capacity_mw);
  by(a.confidence, b.confidence);
  by(a.rule, b.rule);
  by(a.evidence, b.evidence);
  return c;
}

std::vector<Fact> usable_facts(std::vector<ReadArticle>& articles) {
  std::size_t count = 0;
  for (const ReadArticle& article : articles) count += article.facts.size();
  std::vector<Fact> facts;
  facts.reserve(count);
  for (ReadArticle& article : articles) {
    for (Fact& fact : article.facts) {
      if (!is_usable(fact)) continue;
      facts.push_back(std::move(fact));
      for (Evidence& e : facts.back().evidence) e.article_id = article.info.id;
    }
    article.facts = {};
  }
  return facts;
}

}  // namespace

void arrange(std::vector<Fact>& facts, std::vector<std::uint32_t> order) {
  for (std::uint32_t start = 0; start < order.size(); ++start) {
    if (order[start] == start) continue;
    Fact first = std::move(facts[start]);
    std::uint32_t at = start;
    for (; order[at] != start; at = std::exchange(order[at], at)) {
      facts[at] = std::move(facts[order[at]]);
    }
    facts[at] = std::move(first);
    order[at] = at;
  }
}

std::vector<Fact> collect_facts(std::vector<ReadArticle>& articles) {
  std::vector<Fact> facts = usable_facts(articles);
  if (facts.size() >= std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorKind::too_large, "graph", "more facts than a graph can hold");
  }
  {
    const Resolution resolution = resolve(facts);
    std::erase_if(facts, [&](Fact& fact) { return !apply(resolution, fact); });
  }
  std::vector<std::uint32_t> order(facts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return compare(facts[a], facts[b]) < 0; });
  arrange(facts, std::move(order));
  facts.erase(std::unique(facts.begin(), facts.end(),
                          [](const Fact& a, const Fact& b) { return compare(a, b) == 0; }),
              facts.end());
  return facts;
}

}  // namespace quaestor
