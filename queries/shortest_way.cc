// Two searches grow level by level, always the one with fewer edges to look at, until a level of
// the one meets what the other has seen. Then the way is walked from the start: first to things of
// the forward search that lead to a meeting place in time (found by going back through its levels),
// then to things of the backward search that come one level nearer to the goal. Taking the first
// step that fits at each thing gives what breadth-first search would give: its queue holds the
// things of a level in the order of their first ways, so the way it meets first is the first of
// all.
#include "shortest_way.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace quaestor {
namespace {

using Step = UndirectedView::Step;
using Level = std::vector<NodeIndex>;

// Distances of the few things that were seen, among many: pages nobody writes to cost nothing.
class Distances {
 public:
  explicit Distances(std::size_t size)
      : values_(static_cast<std::uint32_t*>(std::calloc(size + 1, sizeof(std::uint32_t)))) {
    if (!values_) throw std::bad_alloc();
  }
  bool seen(NodeIndex node) const { return values_[node] != 0; }
  std::uint32_t of(NodeIndex node) const { return values_[node] - 1; }
  void put(NodeIndex node, std::uint32_t distance) { values_[node] = distance + 1; }
  void forget(NodeIndex node) { values_[node] = 0; }

 private:
  struct Free {
    void operator()(std::uint32_t* values) const { std::free(values); }
  };
  std::unique_ptr<std::uint32_t[], Free> values_;
};

template <typename Use>
void for_each_neighbour(const Graph& graph, NodeIndex node, Use use) {
  for (const Edge& edge : graph.out_edges(node)) use(edge.target);
  for (const EdgeIndex e : graph.in_edges(node)) use(graph.edge(e).source);
}

// A search from one end.
class Side {
 public:
  Side(const Graph& graph, NodeIndex end) : graph_(&graph), distances_(graph.nodes().size()) {
    distances_.put(end, 0);
    levels_ = {{end}};
    weigh();
  }

  bool exhausted() const { return levels_.back().empty(); }
  std::size_t weight() const { return weight_; }
  const Distances& distances() const { return distances_; }
  Distances& distances() { return distances_; }
  const std::vector<Level>& levels() const { return levels_; }

  void grow() {
    const auto distance = static_cast<std::uint32_t>(levels_.size());
    Level next;
    for (const NodeIndex node : levels_.back()) {
      for_each_neighbour(*graph_, node, [&](NodeIndex found) {
        if (distances_.seen(found)) return;
        distances_.put(found, distance);
        next.push_back(found);
      });
    }
    levels_.push_back(std::move(next));
    weigh();
  }

 private:
  // How many edges the next level will look at.
  void weigh() {
    weight_ = 0;
    for (const NodeIndex node : levels_.back()) {
      weight_ += graph_->out_edges(node).size() + graph_->in_edges(node).size();
    }
  }

  const Graph* graph_;
  Distances distances_;
  std::vector<Level> levels_;
  std::size_t weight_ = 0;
};

// The things of the newest level of `grown` that `other` has seen. All are on the last level of
// `other` too: before this level nothing was seen by both, and a neighbour of what `other` saw
// earlier would have been.
Level meeting(const Side& grown, const Side& other) {
  Level met;
  for (const NodeIndex node : grown.levels().back()) {
    if (other.distances().seen(node)) met.push_back(node);
  }
  return met;
}

// Grows both until they meet; the things where they do, through one of which every shortest way
// goes. Empty when there is no way.
Level search(Side& forward, Side& backward) {
  while (!forward.exhausted() && !backward.exhausted()) {
    Side& grown = forward.weight() <= backward.weight() ? forward : backward;
    grown.grow();
    Level met = meeting(grown, &grown == &forward ? backward : forward);
    if (!met.empty()) return met;
  }
  return {};
}

// The first step from `node` to something that `fits`.
template <typename Fits>
Step first_step(const Graph& graph, NodeIndex node, Fits fits) {
  const auto outs = graph.out_edges(node);
  for (const Edge& edge : outs) {
    if (fits(edge.target)) return {static_cast<EdgeIndex>(&edge - graph.edges().data()), false};
  }
  for (const EdgeIndex e : graph.in_edges(node)) {
    if (fits(graph.edge(e).source)) return {e, true};
  }
  return {};
}

// For each forward level, the things from which `met` is reached one level at a time.
std::vector<std::vector<NodeIndex>> leading(const Graph& graph, const Side& forward, Level met) {
  std::vector<Level> levels(forward.levels().size());
  std::sort(met.begin(), met.end());
  levels.back() = std::move(met);
  for (std::size_t level = levels.size() - 1; level-- > 1;) {
    for (const NodeIndex node : levels[level + 1]) {
      for_each_neighbour(graph, node, [&](NodeIndex before) {
        if (forward.distances().seen(before) && forward.distances().of(before) == level) {
          levels[level].push_back(before);
        }
      });
    }
    std::sort(levels[level].begin(), levels[level].end());
    levels[level].erase(std::unique(levels[level].begin(), levels[level].end()),
                        levels[level].end());
  }
  return levels;
}

}  // namespace

std::vector<Step> shortest_way(const Graph& graph, NodeIndex start, NodeIndex goal) {
  if (start == goal) return {};
  const UndirectedView view(graph);
  Side forward(graph, start);
  Side backward(graph, goal);
  Level met = search(forward, backward);
  if (met.empty()) return {};
  const std::vector<Level> levels = leading(graph, forward, std::move(met));
  std::vector<Step> way;
  NodeIndex at = start;
  const auto take = [&](const Step& step) {
    way.push_back(step);
    at = target(step, view);
  };
  for (std::size_t level = 1; level < levels.size(); ++level) {
    take(first_step(graph, at, [&](NodeIndex node) {
      return std::binary_search(levels[level].begin(), levels[level].end(), node);
    }));
  }
  while (at != goal) {
    const std::uint32_t left = backward.distances().of(at);
    take(first_step(graph, at, [&](NodeIndex node) {
      return backward.distances().seen(node) && backward.distances().of(node) + 1 == left;
    }));
  }
  return way;
}

}  // namespace quaestor
