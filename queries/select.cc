// Which facts a query is about. Where a name is given, the facts are reached over the edges of what
// it stands for (the name with the fewest edges); else all facts are scanned. Both ways end in the
// same predicate, so they give the same facts.
#include <fmt/format.h>

#include <algorithm>

#include "cells.h"
#include "column_filter.h"
#include "quaestor/queries/query.h"
#include "quaestor/queries/rates.h"
#include "quaestor/queries/trace.h"
#include "select.h"

namespace quaestor {

namespace {

bool any_of(std::span<const Entity> entities, const Term& term) {
  return std::any_of(entities.begin(), entities.end(),
                     [&](const Entity& e) { return term.holds(e.id); });
}

bool is(const std::optional<Entity>& entity, const Term& term) {
  return entity && term.holds(entity->id);
}

bool goes_to(const Fact& fact, const Term& term) {
  return any_of(fact.destinations, term) || any_of(fact.places, term) || is(fact.target, term);
}

bool in_time(const Fact& fact, const Query& query) {
  if (!query.since && !query.until) return true;
  if (!fact.date) return false;
  return (!query.since || compare_as_known(fact.date, query.since) >= 0) &&
         (!query.until || compare_as_known(fact.date, query.until) <= 0);
}

template <class T>
bool among(const std::vector<T>& wanted, const std::optional<T>& value) {
  return wanted.empty() ||
         (value && std::find(wanted.begin(), wanted.end(), *value) != wanted.end());
}

// Is the amount, or the end of a range that counts, on the right side of the bound?
bool within(const Fact& fact, const std::optional<Amount>& bound, bool least) {
  if (!bound) return true;
  if (!fact.amount) return false;
  const Amount& amount = *fact.amount;
  const auto value =
      standard_rates().convert(least ? std::max(amount.value, amount.value_max) : amount.value,
                               amount.currency, fact.date, bound->currency);
  return value && (least ? value->value >= bound->value : value->value <= bound->value);
}

bool amount_passes(const Fact& fact, const Query& query) {
  if (!query.currency.empty() && (!fact.amount || fact.amount->currency != query.currency)) {
    return false;
  }
  return within(fact, query.min, true) && within(fact, query.max, false);
}

bool investment_passes(const Fact& fact, const Query& query, const Homes& homes) {
  if (fact.relation != Relation::investment) return false;
  if (query.by.given() && !any_of(fact.investors, query.by)) return false;
  if (query.from.given() && !any_of(fact.investors, homes.from)) return false;
  if (query.in.given() && !any_of(fact.destinations, query.in) && !any_of(fact.places, query.in)) {
    return false;
  }
  if (query.into.given() && !is(fact.target, query.into)) return false;
  if (query.between_a.given() &&
      !(any_of(fact.investors, homes.a) && goes_to(fact, query.between_b)) &&
      !(any_of(fact.investors, homes.b) && goes_to(fact, query.between_a))) {
    return false;
  }
  if (query.sector.given() && !any_of(fact.investors, query.sector) &&
      !is(fact.target, query.sector)) {
    return false;
  }
  if (query.together && fact.investors.size() < 2) return false;
  return (!query.form || fact.form == query.form) && among(query.statuses, fact.status) &&
         amount_passes(fact, query);
}

bool relation_passes(const Fact& fact, const Query& query) {
  if (fact.relation == Relation::investment) return false;
  if (!among(query.relations, std::optional(fact.relation))) return false;
  const bool symmetric = is_symmetric(fact.relation);
  const auto place_or_object = [&](const Term& term) {
    return is(fact.object, term) || any_of(fact.places, term);
  };
  if (query.either.given() && !is(fact.subject, query.either) && !place_or_object(query.either)) {
    return false;
  }
  const bool forward = (!query.subject.given() || is(fact.subject, query.subject)) &&
                       (!query.object.given() || place_or_object(query.object));
  const bool backward = symmetric && (!query.subject.given() || is(fact.object, query.subject)) &&
                        (!query.object.given() || is(fact.subject, query.object));
  return forward || backward;
}

// The facts at the nodes a term stands for, over edges in both directions.
void facts_at(const Graph& graph, const Term& term, std::vector<std::uint32_t>& out) {
  for (const std::string& id : term.ids) {
    const NodeIndex node = graph.find_id(id);
    if (node == kNone) continue;
    for (const Edge& edge : graph.out_edges(node)) {
      if (edge.fact != kNone) out.push_back(edge.fact);
    }
    for (EdgeIndex e : graph.in_edges(node)) {
      if (graph.edge(e).fact != kNone) out.push_back(graph.edge(e).fact);
    }
  }
}

std::size_t degree(const Graph& graph, const Term& term) {
  std::size_t sum = 0;
  for (const std::string& id : term.ids) {
    const NodeIndex node = graph.find_id(id);
    if (node != kNone) sum += graph.out_edges(node).size() + graph.in_edges(node).size();
  }
  return sum;
}

}  // namespace

Term with_residents(const Graph& graph, const Term& term) {
  Term all = term;
  for (const std::string& id : term.ids) {
    const NodeIndex node = graph.find_id(id);
    if (node == kNone) continue;
    for (EdgeIndex e : graph.in_edges(node)) {
      const Edge& edge = graph.edge(e);
      if (edge.kind != EdgeKind::headquartered_in) continue;
      all.ids.emplace_back(graph.id(edge.source));
    }
  }
  std::sort(all.ids.begin(), all.ids.end());
  all.ids.erase(std::unique(all.ids.begin(), all.ids.end()), all.ids.end());
  return all;
}

Homes homes_of(const Graph& graph, const Query& query) {
  return {with_residents(graph, query.from), with_residents(graph, query.between_a),
          with_residents(graph, query.between_b)};
}

bool passes(const Fact& fact, const Query& query, const Homes& homes, bool with_dates) {
  if (with_dates && !in_time(fact, query)) return false;
  return query.scan == Scan::relations ? relation_passes(fact, query)
                                       : investment_passes(fact, query, homes);
}

std::vector<std::uint32_t> select_facts(const Graph& graph, const Query& query) {
  const Homes homes = homes_of(graph, query);
  std::vector<const Term*> terms;
  if (query.scan == Scan::relations) {
    terms = {&query.subject, &query.object, &query.either};
  } else {
    terms = {&query.by, &homes.from, &query.in, &query.into};
  }
  const Term* narrowest = nullptr;
  std::size_t least = graph.edges().size();
  for (const Term* term : terms) {
    if (!term->given()) continue;
    const std::size_t size = degree(graph, *term);
    if (narrowest == nullptr || size < least) {
      narrowest = term;
      least = size;
    }
  }
  const ColumnFilter filter(graph, query, homes);
  const auto fits = [&](std::uint32_t f) {
    return filter.may_pass(f) && passes(graph.facts()[f], query, homes);
  };
  std::vector<std::uint32_t> found;
  if (narrowest != nullptr) {
    facts_at(graph, *narrowest, found);
    trace_step(fmt::format("expand {} over {} connections", narrowest->name, least));
    trace_touch(narrowest->ids.size(), least, found.size());
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::erase_if(found, [&](std::uint32_t f) { return !fits(f); });
    return found;
  }
  trace_step("scan all facts");
  trace_touch(0, 0, graph.facts().size());
  for (std::uint32_t f = 0; f < graph.facts().size(); ++f) {
    if (fits(f)) found.push_back(f);
  }
  return found;
}

}  // namespace quaestor
