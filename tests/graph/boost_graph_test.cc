#include "quaestor/graph/boost_graph.h"

#include <doctest/doctest.h>

#include <boost/concept/assert.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <cmath>
#include <limits>
#include <queue>
#include <vector>

#include "graph/random_bundles.h"

namespace quaestor {
namespace {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyGraphConcept<Graph, NodeIndex, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, EdgeIndex, boost::edge_index_t>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<UndirectedView>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<UndirectedView>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<UndirectedView>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<UndirectedView>));

constexpr int kFar = -1;
constexpr int kRounds = 20;

// Distances by the definition: relax every edge until nothing changes.
std::vector<int> naive_distances(const Graph& g, NodeIndex start, bool undirected) {
  std::vector<int> d(g.nodes().size(), kFar);
  d[start] = 0;
  const auto relax = [&](NodeIndex from, NodeIndex to) {
    if (d[from] == kFar || (d[to] != kFar && d[to] <= d[from] + 1)) return false;
    d[to] = d[from] + 1;
    return true;
  };
  for (bool changed = true; changed;) {
    changed = false;
    for (const Edge& e : g.edges()) {
      changed = relax(e.source, e.target) || changed;
      if (undirected) changed = relax(e.target, e.source) || changed;
    }
  }
  return d;
}

template <typename G>
std::vector<int> boost_distances(const G& g, NodeIndex start) {
  std::vector<int> d(num_vertices(g), kFar);
  d[start] = 0;
  auto map = boost::make_iterator_property_map(d.begin(), get(boost::vertex_index, g));
  boost::breadth_first_search(
      g, start,
      boost::visitor(boost::make_bfs_visitor(boost::record_distances(map, boost::on_tree_edge()))));
  return d;
}

template <typename G>
std::vector<int> dijkstra_distances(const G& g, NodeIndex start) {
  using EdgeOf = typename boost::graph_traits<G>::edge_descriptor;
  std::vector<int> d(num_vertices(g));
  boost::dijkstra_shortest_paths(
      g, start,
      boost::weight_map(boost::make_function_property_map<EdgeOf>([](const EdgeOf&) {
        return 1;
      })).distance_map(boost::make_iterator_property_map(d.begin(), get(boost::vertex_index, g))));
  for (int& x : d) x = x == std::numeric_limits<int>::max() ? kFar : x;
  return d;
}

// Every node gives its rank away in equal parts; nodes without out edges keep theirs out of
// circulation.
std::vector<double> naive_page_rank(const Graph& g, int rounds, double damping) {
  const std::size_t n = g.nodes().size();
  std::vector<double> rank(n, 1.0 / static_cast<double>(n));
  std::vector<double> degree(n, 0);
  for (const Edge& e : g.edges()) degree[e.source] += 1;
  for (int round = 0; round < rounds; ++round) {
    std::vector<double> next(n, 1 - damping);
    for (const Edge& e : g.edges()) next[e.target] += damping * rank[e.source] / degree[e.source];
    rank = next;
  }
  return rank;
}

Graph sample(std::uint64_t seed) { return build_graph(testing::random_bundles(seed, 25)); }

TEST_CASE("breadth-first search and Dijkstra find the naive distances, directed and undirected") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Graph g = sample(seed);
    REQUIRE(g.nodes().size() > 10);
    for (NodeIndex start = 0; start < g.nodes().size(); start += 7) {
      CHECK(boost_distances(g, start) == naive_distances(g, start, false));
      CHECK(dijkstra_distances(g, start) == naive_distances(g, start, false));
      const UndirectedView view(g);
      CHECK(boost_distances(view, start) == naive_distances(g, start, true));
      CHECK(dijkstra_distances(view, start) == naive_distances(g, start, true));
    }
  }
}

TEST_CASE("connected components of the undirected view are the sets that reach each other") {
  const Graph g = sample(8);
  const UndirectedView view(g);
  std::vector<int> component(num_vertices(view));
  const int count = boost::connected_components(
      view, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, view)));
  CHECK(count >= 1);
  const std::vector<int> d = naive_distances(g, 0, true);
  for (NodeIndex n = 0; n < g.nodes().size(); ++n) {
    CHECK((component[n] == component[0]) == (d[n] != kFar));
  }
}

TEST_CASE("PageRank is the naive one") {
  const Graph g = sample(3);
  std::vector<double> rank(num_vertices(g));
  boost::graph::page_rank(
      g, boost::make_iterator_property_map(rank.begin(), get(boost::vertex_index, g)),
      boost::graph::n_iterations(kRounds), 0.85);
  const std::vector<double> naive = naive_page_rank(g, kRounds, 0.85);
  for (std::size_t i = 0; i < rank.size(); ++i) CHECK(rank[i] == doctest::Approx(naive[i]));
}

TEST_CASE("in and out edges tell the same edges, once each") {
  const Graph g = sample(5);
  std::vector<int> seen_out(num_edges(g)), seen_in(num_edges(g));
  for (auto [n, end] = vertices(g); n != end; ++n) {
    for (auto [e, last] = out_edges(*n, g); e != last; ++e) {
      CHECK(source(*e, g) == *n);
      ++seen_out[*e];
    }
    for (auto [e, last] = in_edges(*n, g); e != last; ++e) {
      CHECK(target(*e, g) == *n);
      ++seen_in[*e];
    }
  }
  CHECK(seen_out == std::vector<int>(num_edges(g), 1));
  CHECK(seen_in == seen_out);
}

TEST_CASE("a step of the view starts at its node and knows its way back") {
  const Graph g = sample(6);
  const UndirectedView view(g);
  std::size_t steps = 0;
  for (NodeIndex n = 0; n < num_vertices(view); ++n) {
    CHECK(out_degree(n, view) == in_degree(n, view));
    for (auto [s, end] = out_edges(n, view); s != end; ++s, ++steps) CHECK(source(*s, view) == n);
    for (auto [s, end] = in_edges(n, view); s != end; ++s) CHECK(target(*s, view) == n);
  }
  CHECK(steps == 2 * num_edges(view));
}

}  // namespace
}  // namespace quaestor
