#include "walk.h"

#include <algorithm>
#include <tuple>

#include "quaestor/queries/trace.h"

namespace quaestor {

namespace {

bool is_event(const Graph& graph, NodeIndex node) { return graph.fact_of(node) != kNone; }

// Every neighbour over one edge, in either direction.
std::vector<Hop> over_edges(const Graph& graph, NodeIndex node) {
  std::vector<Hop> hops;
  for (const Edge& edge : graph.out_edges(node)) hops.push_back({edge.target, edge.fact});
  for (EdgeIndex e : graph.in_edges(node)) {
    const Edge& edge = graph.edge(e);
    hops.push_back({edge.source, edge.fact});
  }
  trace_touch(1, hops.size(), 0);
  return hops;
}

}  // namespace

std::vector<Hop> hops_from(const Graph& graph, NodeIndex node) {
  std::vector<Hop> hops;
  for (const Hop& hop : over_edges(graph, node)) {
    if (!is_event(graph, hop.to)) {
      hops.push_back(hop);
      continue;
    }
    for (const Hop& end : over_edges(graph, hop.to)) hops.push_back(end);
  }
  std::erase_if(hops, [&](const Hop& hop) { return hop.to == node; });
  std::sort(hops.begin(), hops.end(), [](const Hop& a, const Hop& b) {
    return std::tie(a.to, a.fact) < std::tie(b.to, b.fact);
  });
  hops.erase(std::unique(hops.begin(), hops.end()), hops.end());
  return hops;
}

std::vector<std::uint32_t> facts_about(const Graph& graph, NodeIndex node) {
  std::vector<std::uint32_t> facts;
  for (const Hop& hop : over_edges(graph, node)) facts.push_back(hop.fact);
  facts.push_back(graph.fact_of(node));
  std::sort(facts.begin(), facts.end());
  facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
  if (!facts.empty() && facts.back() == kNone) facts.pop_back();
  return facts;
}

bool names_any(const Fact& fact, const Term& term) {
  const auto holds = [&](const Entity& entity) { return term.holds(entity.id); };
  for (const auto* list : {&fact.investors, &fact.destinations, &fact.places}) {
    if (std::any_of(list->begin(), list->end(), holds)) return true;
  }
  for (const auto* end : {&fact.target, &fact.subject, &fact.object}) {
    if (*end && holds(**end)) return true;
  }
  return false;
}

}  // namespace quaestor
