// Which facts a query is about. Where a name is given, the facts are reached over the edges of what
// it stands for (the name with the fewest edges); else all facts are scanned. Both ways end in the
// same predicate, so they give the same facts.
#include <fmt/format.h>

#include <algorithm>

#include "column_filter.h"
#include "quaestor/queries/query.h"
#include "quaestor/queries/trace.h"
#include "select.h"

namespace quaestor {

namespace {

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
  std::vector<std::uint32_t> found;
  if (narrowest != nullptr) {
    facts_at(graph, *narrowest, found);
    trace_step(fmt::format("expand {} over {} connections", narrowest->name, least));
    trace_touch(narrowest->ids.size(), least, found.size());
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::erase_if(found, [&](std::uint32_t f) { return !filter.passes(f); });
    return found;
  }
  trace_step("scan all facts");
  trace_touch(0, 0, graph.facts().size());
  for (std::uint32_t f = 0; f < graph.facts().size(); ++f) {
    if (filter.passes(f)) found.push_back(f);
  }
  return found;
}

}  // namespace quaestor
