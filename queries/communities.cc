// Groups of things that are tied to each other more than to the rest: modularity is made greater
// step by step until no move of one thing, and then of one group, makes it greater (algorithm:
// V. Blondel et al., "Fast unfolding of communities in large networks", 2008). Things are visited
// in the graph's order and equal gains go to the group met first, so equal graphs give equal
// groups.
#include <algorithm>
#include <map>
#include <numeric>

#include "cells.h"
#include "communities.h"
#include "run.h"
#include "walk.h"

namespace quaestor {

namespace {

constexpr std::size_t kNamesShown = 8;
constexpr double kLeastGain = 1e-12;

// One level: nodes with weighted ties; `inside` is twice the weight within a node that was a group.
struct Level {
  std::vector<std::vector<std::pair<std::uint32_t, double>>> ties;
  std::vector<double> inside;
  double total = 0;  // twice the weight of all ties

  double strength(std::uint32_t node) const {
    double sum = inside[node];
    for (const auto& [to, weight] : ties[node]) sum += weight;
    return sum;
  }
};

Level first_level(const Graph& graph) {
  Level level;
  level.ties.resize(graph.nodes().size());
  level.inside.resize(graph.nodes().size());
  for (const auto& [ends, weight] : ties_of(graph)) {
    level.ties[ends.first].emplace_back(ends.second, weight);
    level.ties[ends.second].emplace_back(ends.first, weight);
    level.total += 2 * weight;
  }
  return level;
}

// Moves nodes between groups while that makes modularity greater; true if anything moved.
bool move_nodes(const Level& level, std::vector<std::uint32_t>& group) {
  const auto n = static_cast<std::uint32_t>(level.ties.size());
  std::vector<double> strength(n), sum(n);
  for (std::uint32_t node = 0; node < n; ++node) {
    strength[node] = level.strength(node);
    sum[group[node]] += strength[node];
  }
  bool moved_ever = false;
  for (bool moved = true; moved;) {
    moved = false;
    for (std::uint32_t node = 0; node < n; ++node) {
      std::map<std::uint32_t, double> to_group;
      for (const auto& [to, weight] : level.ties[node]) to_group[group[to]] += weight;
      const std::uint32_t old = group[node];
      sum[old] -= strength[node];
      const auto gain = [&](std::uint32_t g) {
        const auto found = to_group.find(g);
        const double tied = found == to_group.end() ? 0 : found->second;
        return tied - sum[g] * strength[node] / level.total;
      };
      std::uint32_t best = old;
      double best_gain = gain(old);
      for (const auto& [g, weight] : to_group) {
        if (gain(g) > best_gain + kLeastGain) {
          best = g;
          best_gain = gain(g);
        }
      }
      sum[best] += strength[node];
      group[node] = best;
      moved = moved || best != old;
    }
    moved_ever = moved_ever || moved;
  }
  return moved_ever;
}

// Groups numbered 0, 1, … in the order of their first node.
std::uint32_t renumber(std::vector<std::uint32_t>& group) {
  std::map<std::uint32_t, std::uint32_t> number;
  for (std::uint32_t& g : group) {
    g = number.try_emplace(g, static_cast<std::uint32_t>(number.size())).first->second;
  }
  return static_cast<std::uint32_t>(number.size());
}

Level next_level(const Level& level, const std::vector<std::uint32_t>& group, std::uint32_t count) {
  std::vector<std::map<std::uint32_t, double>> sums(count);
  Level next;
  next.inside.resize(count);
  next.total = level.total;
  for (std::uint32_t node = 0; node < level.ties.size(); ++node) {
    next.inside[group[node]] += level.inside[node];
    for (const auto& [to, weight] : level.ties[node]) {
      if (group[to] == group[node]) {
        next.inside[group[node]] += weight;
      } else {
        sums[group[node]][group[to]] += weight;
      }
    }
  }
  for (const auto& ties : sums) next.ties.emplace_back(ties.begin(), ties.end());
  return next;
}

// Groups of groups, until joining makes nothing better; `whole` gets each node's group.
void join_groups(const Level& first, std::vector<std::uint32_t>& whole) {
  Level level = next_level(first, whole, renumber(whole));
  for (;;) {
    std::vector<std::uint32_t> group(level.ties.size());
    std::iota(group.begin(), group.end(), 0);
    const bool moved = move_nodes(level, group);
    const std::uint32_t count = renumber(group);
    for (std::uint32_t& g : whole) g = group[g];
    if (!moved) return;
    level = next_level(level, group, count);
  }
}

}  // namespace

std::map<std::pair<NodeIndex, NodeIndex>, double> ties_of(const Graph& graph) {
  std::map<std::pair<NodeIndex, NodeIndex>, double> ties;
  for (NodeIndex node = 0; node < graph.nodes().size(); ++node) {
    if (graph.nodes()[node].entity.kind == Kind::investment) continue;
    for (const Hop& hop : hops_from(graph, node)) {
      if (hop.to > node) ties[{node, hop.to}] += 1;
    }
  }
  return ties;
}

std::vector<std::uint32_t> communities_of(const Graph& graph) {
  const Level first = first_level(graph);
  std::vector<std::uint32_t> whole(graph.nodes().size());
  std::iota(whole.begin(), whole.end(), 0);
  if (first.total == 0) return whole;
  // After groups were joined single things may be better off elsewhere again. Each round makes the
  // modularity greater, so this ends.
  while (move_nodes(first, whole)) join_groups(first, whole);
  renumber(whole);
  return whole;
}

Table communities(const Graph& graph, const Query&) {
  const std::vector<std::uint32_t> group = communities_of(graph);
  std::map<std::uint32_t, std::vector<NodeIndex>> members;
  for (NodeIndex node = 0; node < graph.nodes().size(); ++node) {
    if (graph.nodes()[node].entity.kind != Kind::investment) members[group[node]].push_back(node);
  }
  std::vector<Row> rows;
  for (auto& [number, nodes] : members) {
    if (nodes.size() < 2) continue;
    const auto ties = [&](NodeIndex node) { return hops_from(graph, node).size(); };
    std::stable_sort(nodes.begin(), nodes.end(),
                     [&](NodeIndex a, NodeIndex b) { return ties(a) > ties(b); });
    std::vector<std::string> names;
    std::vector<std::uint32_t> facts;
    for (NodeIndex node : nodes) {
      names.push_back(graph.nodes()[node].entity.name);
      for (const Hop& hop : hops_from(graph, node)) {
        if (hop.fact != kNone && group[hop.to] == number) facts.push_back(hop.fact);
      }
    }
    std::sort(facts.begin(), facts.end());
    facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
    rows.push_back({{"", std::to_string(nodes.size()), std::to_string(facts.size()),
                     some_names(names, kNamesShown), some_names(names, names.size())},
                    std::move(facts)});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::stoul(a.cells[1]) > std::stoul(b.cells[1]);
  });
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].cells[0] = std::to_string(i + 1);
  Table table;
  table.columns = {{"community", true},
                   {"things", true},
                   {"facts", true},
                   {"the most tied"},
                   {"members", false, true}};
  table.rows = std::move(rows);
  return table;
}

}  // namespace quaestor
