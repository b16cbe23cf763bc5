#include "graph_check.h"

#include <algorithm>

#include "graph_data.h"

namespace quaestor {
namespace {

constexpr auto kLastKind = static_cast<std::uint32_t>(EdgeKind::located_in);

bool is_node(const Graph& graph, NodeIndex node) { return node < graph.nodes().size(); }

bool is_fact(const Graph& graph, std::uint32_t fact) {
  return fact == kNone || fact < graph.facts().size();
}

bool edges_fit(const Graph& graph) {
  for (const Edge& edge : graph.edges()) {
    if (!is_node(graph, edge.source) || !is_node(graph, edge.target) ||
        !is_fact(graph, edge.fact) || static_cast<std::uint32_t>(edge.kind) > kLastKind) {
      return false;
    }
  }
  return true;
}

// Every edge stands in the row of its source and, by index, in the row of its target.
bool rows_fit(const Graph& graph) {
  std::size_t outs = 0;
  std::size_t ins = 0;
  for (NodeIndex node = 0; node < graph.nodes().size(); ++node) {
    for (const Edge& edge : graph.out_edges(node)) {
      if (edge.source != node) return false;
      ++outs;
    }
    for (const EdgeIndex e : graph.in_edges(node)) {
      if (e >= graph.edges().size() || graph.edge(e).target != node) return false;
      ++ins;
    }
  }
  return outs == graph.edges().size() && ins == graph.edges().size();
}

bool arguments_fit(const Graph& graph) {
  for (std::uint32_t fact = 0; fact < graph.facts().size(); ++fact) {
    graph.outline(fact);
    for (const Argument argument : graph.arguments(fact)) {
      if (!is_node(graph, argument.node()) || argument.part() > Part::object) return false;
    }
  }
  return true;
}

bool nodes_fit(const Graph& graph) {
  for (NodeIndex node = 0; node < graph.nodes().size(); ++node) {
    graph.kind(node);
    graph.name(node);
    if (!is_fact(graph, graph.fact_of(node))) return false;
    if (node > 0 && graph.id(node - 1) >= graph.id(node)) return false;
  }
  return true;
}

bool articles_fit(const Graph& graph) {
  for (std::size_t i = 0; i < graph.articles().size(); ++i) {
    if (graph.article(graph.articles()[i].id) != &graph.articles()[i]) return false;
  }
  return true;
}

bool names_fit(const Graph& graph) {
  const Image& image = GraphOpener::image(graph);
  const auto hashes = image.array<std::uint64_t>(Section::name_hashes);
  const auto nodes = image.array<NodeIndex>(Section::name_nodes);
  return std::is_sorted(hashes.begin(), hashes.end()) &&
         std::all_of(nodes.begin(), nodes.end(), [&](NodeIndex n) { return is_node(graph, n); });
}

}  // namespace

void check_whole(const Graph& graph) {
  const Image& image = GraphOpener::image(graph);
  image.verify();
  if (!nodes_fit(graph) || !edges_fit(graph) || !rows_fit(graph) || !arguments_fit(graph) ||
      !articles_fit(graph) || !names_fit(graph)) {
    image.damaged();
  }
}

}  // namespace quaestor
