#include "shortest_way.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>

#include "graph/random_bundles.h"

namespace quaestor {
namespace {

using Step = UndirectedView::Step;

// The naive twin: Boost.Graph's breadth-first search over everything, each thing remembering the
// step that found it.
class Recorder : public boost::default_bfs_visitor {
 public:
  explicit Recorder(std::vector<Step>& found_by) : found_by_(&found_by) {}
  void tree_edge(const Step& step, const UndirectedView& view) const {
    (*found_by_)[target(step, view)] = step;
  }

 private:
  std::vector<Step>* found_by_;
};

std::vector<Step> naive_way(const Graph& graph, NodeIndex start, NodeIndex goal) {
  const UndirectedView view(graph);
  std::vector<Step> found_by(graph.nodes().size());
  boost::breadth_first_search(view, start, boost::visitor(Recorder(found_by)));
  if (start == goal || found_by[goal].edge == kNone) return {};
  std::vector<Step> way;
  for (NodeIndex at = goal; at != start; at = source(way.back(), view)) way.push_back(found_by[at]);
  std::reverse(way.begin(), way.end());
  return way;
}

bool same(const std::vector<Step>& a, const std::vector<Step>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Step& x, const Step& y) {
    return x.edge == y.edge && x.reversed == y.reversed;
  });
}

TEST_CASE("law: the search from both ends finds the way that breadth-first search finds") {
  std::size_t longest = 0;
  CHECK(rc::check([&](std::uint64_t seed) {
    testing::Random random(seed);
    // Few articles leave many things unconnected, many make many ways equally short.
    const Graph g = build_graph(testing::random_bundles(seed, 3 + random.below(40)));
    const std::size_t n = g.nodes().size();
    for (int round = 0; n > 0 && round < 60; ++round) {
      const auto start = static_cast<NodeIndex>(random.below(n));
      const auto goal = static_cast<NodeIndex>(random.below(n));
      const std::vector<Step> expected = naive_way(g, start, goal);
      longest = std::max(longest, expected.size());
      RC_ASSERT(same(shortest_way(g, start, goal), expected));
    }
  }));
  CHECK(longest >= 4);
}

}  // namespace
}  // namespace quaestor
