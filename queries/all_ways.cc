// Every shortest way between two things, or the shortest that leads only through things of some
// kinds. An investment is a link, not a thing: it may always lie between.
//
// Distances to the goal are found first, breadth first from the goal; then every step that comes
// one nearer is followed from the start, in the graph's order.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "cells.h"
#include "path_row.h"
#include "quaestor/graph/boost_graph.h"
#include "run.h"

namespace quaestor {

namespace {

using Step = UndirectedView::Step;
constexpr int kFar = std::numeric_limits<int>::max();
constexpr std::size_t kMostWays = 1000;

class Ways {
 public:
  Ways(const Graph& graph, const Query& query, NodeIndex start, NodeIndex goal)
      : graph_(graph),
        view_(graph),
        query_(query),
        start_(start),
        goal_(goal),
        distance_(graph.nodes().size(), kFar) {
    measure();
  }

  // At most kMostWays, or one if not all are wanted.
  std::vector<std::vector<Step>> find() {
    if (distance_[start_] != kFar) follow(start_);
    return std::move(found_);
  }

 private:
  bool may_pass(NodeIndex node) const {
    const Kind kind = graph_.nodes()[node].entity.kind;
    return query_.kinds.empty() || kind == Kind::investment ||
           std::find(query_.kinds.begin(), query_.kinds.end(), kind) != query_.kinds.end();
  }

  void measure() {
    std::vector<NodeIndex> level = {goal_};
    distance_[goal_] = 0;
    for (int d = 1; !level.empty() && distance_[start_] == kFar; ++d) {
      std::vector<NodeIndex> next;
      for (NodeIndex at : level) {
        if (at != goal_ && !may_pass(at)) continue;
        const auto [first, last] = out_edges(at, view_);
        for (auto step = first; step != last; ++step) {
          const NodeIndex to = target(*step, view_);
          if (distance_[to] != kFar) continue;
          distance_[to] = d;
          next.push_back(to);
        }
      }
      level = std::move(next);
    }
  }

  void follow(NodeIndex at) {
    if (at == goal_) {
      found_.push_back(way_);
      return;
    }
    const auto [first, last] = out_edges(at, view_);
    for (auto step = first; step != last; ++step) {
      const NodeIndex to = target(*step, view_);
      if (distance_[to] != distance_[at] - 1 || (to != goal_ && !may_pass(to))) continue;
      way_.push_back(*step);
      follow(to);
      way_.pop_back();
      if (found_.size() >= (query_.all_ways ? kMostWays : 1)) return;
    }
  }

  const Graph& graph_;
  UndirectedView view_;
  const Query& query_;
  NodeIndex start_, goal_;
  std::vector<int> distance_;
  std::vector<Step> way_;
  std::vector<std::vector<Step>> found_;
};

}  // namespace

Table all_ways(const Graph& graph, const Query& query) {
  const NodeIndex start = node_of(graph, query.subject);
  const NodeIndex goal = node_of(graph, query.object);
  Table table;
  table.columns = {{"way", true}, {"from"}, {"relation"}, {"to"},
                   {"detail"},    {"date"}, {"sources"}};
  if (start == goal) {
    table.notes.push_back("both names stand for " + query.subject.name);
    return table;
  }
  const std::vector<std::vector<Step>> ways = Ways(graph, query, start, goal).find();
  for (std::size_t way = 0; way < ways.size(); ++way) {
    for (const Step& step : ways[way]) {
      Row row = path_row(graph, step.edge, step.reversed);
      row.cells.insert(row.cells.begin(), std::to_string(way + 1));
      table.rows.push_back(std::move(row));
    }
  }
  if (ways.size() == kMostWays) {
    table.notes.push_back(fmt::format("there are {} ways or more; these are the first", kMostWays));
  }
  if (ways.empty()) {
    table.notes.push_back(fmt::format("nothing connects {} and {}{}", query.subject.name,
                                      query.object.name,
                                      query.kinds.empty() ? "" : " through these kinds"));
  }
  return table;
}

}  // namespace quaestor
