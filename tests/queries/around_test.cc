// The queries that walk, each against a naive twin over the facts themselves.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "communities.h"
#include "quaestor/queries/conflicts.h"
#include "quaestor/queries/query.h"
#include "queries/random_graph.h"
#include "queries/sample.h"

using namespace quaestor;

namespace {

std::set<std::string> ends_of(const Fact& fact) {
  std::set<std::string> ids;
  for (const auto* list : {&fact.investors, &fact.destinations, &fact.places}) {
    for (const Entity& entity : *list) ids.insert(entity.id);
  }
  for (const auto* end : {&fact.target, &fact.subject, &fact.object}) {
    if (*end) ids.insert((*end)->id);
  }
  return ids;
}

// Who is tied to whom: all ends of an investment to each other; of another fact, its subject to the
// rest, as in the graph.
std::map<std::string, std::set<std::string>> naive_ties(const Graph& graph) {
  std::map<std::string, std::set<std::string>> ties;
  const auto tie = [&](const std::string& a, const std::string& b) {
    if (a == b) return;
    ties[a].insert(b);
    ties[b].insert(a);
  };
  for (const Edge& edge : graph.edges()) {
    const Node& source = graph.nodes()[edge.source];
    const Node& target = graph.nodes()[edge.target];
    if (source.fact == kNone && target.fact == kNone) tie(source.entity.id, target.entity.id);
  }
  for (const Fact& fact : graph.facts()) {
    if (fact.relation != Relation::investment) continue;
    const std::set<std::string> ids = ends_of(fact);
    for (const std::string& a : ids) {
      for (const std::string& b : ids) tie(a, b);
    }
  }
  return ties;
}

std::map<std::string, int> naive_depths(const Graph& graph, const std::string& start) {
  const auto ties = naive_ties(graph);
  std::map<std::string, int> depth = {{start, 0}};
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& [a, others] : ties) {
      const auto from = depth.find(a);
      if (from == depth.end()) continue;
      const int next = from->second + 1;
      for (const std::string& b : others) {
        const auto [at, fresh] = depth.try_emplace(b, next);
        if (!fresh && at->second <= next) continue;
        at->second = next;
        changed = true;
      }
    }
  }
  depth.erase(start);
  return depth;
}

Query about(Scan scan, const Entity& entity) {
  Query query;
  query.scan = scan;
  query.subject = term_of(entity);
  return query;
}

std::vector<const Node*> things(const Graph& graph) {
  std::vector<const Node*> found;
  for (const Node& node : graph.nodes()) {
    if (node.fact == kNone) found.push_back(&node);
  }
  return found;
}

void check_neighbours(const Graph& graph) {
  for (const Node* node : things(graph)) {
    for (int depth : {1, 2, 5}) {
      Query query = about(Scan::neighbours, node->entity);
      query.depth = depth;
      query.columns = {"id", "depth"};
      std::map<std::string, int> found;
      const Table table = run(graph, query);
      for (const Row& row : table.rows) found[row.cells[0]] = std::stoi(row.cells[1]);
      std::map<std::string, int> expected = naive_depths(graph, node->entity.id);
      std::erase_if(expected, [&](const auto& entry) { return entry.second > depth; });
      RC_ASSERT(found == expected);
    }
  }
}

// Steps over edges, investments being stops, as path counts them.
std::vector<std::vector<std::size_t>> edge_counts(const Graph& graph) {
  const std::size_t n = graph.nodes().size();
  std::vector<std::vector<std::size_t>> count(n, std::vector<std::size_t>(n));
  for (const Edge& edge : graph.edges()) {
    ++count[edge.source][edge.target];
    ++count[edge.target][edge.source];
  }
  return count;
}

struct Walks {
  std::vector<std::vector<int>> length;   // -1: no way
  std::vector<std::vector<double>> ways;  // how many of that length
};

// All shortest walks between all pairs, by relaxing length after length.
Walks naive_walks(const Graph& graph, const std::vector<bool>& may_pass) {
  const auto count = edge_counts(graph);
  const std::size_t n = count.size();
  Walks walks{std::vector<std::vector<int>>(n, std::vector<int>(n, -1)),
              std::vector<std::vector<double>>(n, std::vector<double>(n))};
  for (std::size_t s = 0; s < n; ++s) {
    walks.length[s][s] = 0;
    walks.ways[s][s] = 1;
    for (int d = 1; d <= static_cast<int>(n); ++d) {
      for (std::size_t to = 0; to < n; ++to) {
        if (walks.length[s][to] >= 0) continue;
        double ways = 0;
        for (std::size_t from = 0; from < n; ++from) {
          if (walks.length[s][from] != d - 1 || (from != s && !may_pass[from])) continue;
          ways += walks.ways[s][from] * static_cast<double>(count[from][to]);
        }
        if (ways == 0) continue;
        walks.ways[s][to] = ways;
        walks.length[s][to] = -2 - d;  // found in this round, not yet to be walked from
      }
      for (int& length : walks.length[s]) length = length <= -2 ? -2 - length : length;
    }
  }
  return walks;
}

void check_all_ways(const Graph& graph, const std::vector<Kind>& kinds) {
  std::vector<bool> may_pass;
  for (const Node& node : graph.nodes()) {
    may_pass.push_back(kinds.empty() || node.fact != kNone ||
                       std::find(kinds.begin(), kinds.end(), node.entity.kind) != kinds.end());
  }
  const Walks walks = naive_walks(graph, may_pass);
  for (NodeIndex from = 0; from < graph.nodes().size(); ++from) {
    for (NodeIndex to = 0; to < graph.nodes().size(); ++to) {
      if (from == to) continue;
      Query query = about(Scan::path, graph.nodes()[from].entity);
      query.object = term_of(graph.nodes()[to].entity);
      query.all_ways = true;
      query.kinds = kinds;
      const Table table = run(graph, query);
      std::set<std::string> numbers;
      for (const Row& row : table.rows) numbers.insert(row.cells[0]);
      RC_ASSERT(static_cast<double>(numbers.size()) == walks.ways[from][to]);
      const int length = std::max(0, walks.length[from][to]);
      RC_ASSERT(table.rows.size() == numbers.size() * static_cast<std::size_t>(length));
    }
  }
}

std::map<std::string, double> ranked(const Graph& graph, Rank rank) {
  Query query;
  query.scan = Scan::ranking;
  query.rank = rank;
  query.columns = {"id", std::string(to_string(rank))};
  std::map<std::string, double> scores;
  const Table table = run(graph, query);
  for (const Row& row : table.rows) scores[row.cells[0]] = std::stod(row.cells[1]);
  return scores;
}

double modularity(const Graph& graph, const std::vector<std::uint32_t>& group) {
  const auto ties = ties_of(graph);
  double total = 0;
  std::map<std::uint32_t, double> inside, strength;
  for (const auto& [ends, weight] : ties) {
    total += weight;
    strength[group[ends.first]] += weight;
    strength[group[ends.second]] += weight;
    if (group[ends.first] == group[ends.second]) inside[group[ends.first]] += weight;
  }
  double sum = 0;
  for (const auto& [g, s] : strength) {
    sum += inside[g] / total - std::pow(s / (2 * total), 2);
  }
  return sum;
}

}  // namespace

TEST_CASE("neighbours stand at the depth a plain relaxation finds") {
  CHECK(rc::check("neighbours on random graphs", [] { check_neighbours(random_graph()); }));
  CHECK(rc::check("neighbours on the sample", [] { check_neighbours(sample::graph()); }));
}

TEST_CASE("all shortest ways are as many and as long as a plain count says") {
  CHECK(rc::check("ways on random graphs", [] {
    const Graph graph = random_graph();
    check_all_ways(graph, {});
    check_all_ways(graph, {Kind::company});
  }));
}

TEST_CASE("degree and betweenness are what plain counting gives") {
  CHECK(rc::check("ranks on random graphs", [] {
    const Graph graph = random_graph();
    const auto ties = naive_ties(graph);
    for (const auto& [id, degree] : ranked(graph, Rank::degree)) {
      RC_ASSERT(degree == static_cast<double>(ties.at(id).size()));
    }
    const std::size_t n = graph.nodes().size();
    const Walks walks = naive_walks(graph, std::vector<bool>(n, true));
    const std::map<std::string, double> between = ranked(graph, Rank::betweenness);
    for (NodeIndex v = 0; v < n; ++v) {
      if (graph.nodes()[v].fact != kNone) continue;
      double sum = 0;
      for (NodeIndex s = 0; s < n; ++s) {
        for (NodeIndex t = s + 1; t < n; ++t) {
          if (s == v || t == v || walks.length[s][t] < 0) continue;
          if (walks.length[s][v] < 0 || walks.length[v][t] < 0) continue;
          if (walks.length[s][v] + walks.length[v][t] != walks.length[s][t]) continue;
          sum += walks.ways[s][v] * walks.ways[v][t] / walks.ways[s][t];
        }
      }
      const double pairs = static_cast<double>((n - 1) * (n - 2)) / 2;
      const auto found = between.find(graph.nodes()[v].entity.id);
      const double score = found == between.end() ? 0 : found->second;
      RC_ASSERT(std::abs(score - (pairs > 0 ? sum / pairs : 0)) < 1e-6);
    }
  }));
}

TEST_CASE("PageRank is the fixed point of its own equation") {
  const Graph graph = sample::graph();
  const std::size_t n = graph.nodes().size();
  std::vector<double> rank(n, 1.0 / static_cast<double>(n));
  for (int round = 0; round < 40; ++round) {
    std::vector<double> next(n, 0.15);
    for (const Edge& edge : graph.edges()) {
      next[edge.target] +=
          0.85 * rank[edge.source] / static_cast<double>(graph.out_edges(edge.source).size());
    }
    rank = next;
  }
  for (const auto& [id, score] : ranked(graph, Rank::pagerank)) {
    CHECK(score == doctest::Approx(rank[graph.find_id(id)]).epsilon(1e-4));
  }
}

TEST_CASE("no move of one thing makes communities better") {
  CHECK(rc::check("modularity on random graphs", [] {
    const Graph graph = random_graph();
    std::vector<std::uint32_t> group = communities_of(graph);
    RC_PRE(!ties_of(graph).empty());
    const double best = modularity(graph, group);
    for (const auto& [ends, weight] : ties_of(graph)) {
      for (const auto& [node, to] : {ends, std::pair(ends.second, ends.first)}) {
        std::vector<std::uint32_t> moved = group;
        moved[node] = group[to];
        RC_ASSERT(modularity(graph, moved) <= best + 1e-9);
      }
    }
  }));
}

TEST_CASE("conflicts are those that comparing all pairs finds") {
  CHECK(rc::check("conflicts on random graphs", [] {
    const Graph graph = random_graph();
    std::set<Conflict> expected;
    for (std::uint32_t one = 0; one < graph.facts().size(); ++one) {
      for (std::uint32_t other = one + 1; other < graph.facts().size(); ++other) {
        const std::string about = contradiction_of(graph, one, other);
        if (!about.empty()) expected.insert({about, one, other});
      }
    }
    const std::vector<Conflict> found = find_conflicts(graph);
    RC_ASSERT(std::vector<Conflict>(expected.begin(), expected.end()) == found);
  }));
}

TEST_CASE(
    "two amounts, a cancelled and a running event, two seats are conflicts; a development is "
    "none") {
  const auto told = [](const char* name, double value, Status status, const Entity& seat) {
    sample::Article article(name, "en", {2026, 1, 1});
    article
        .investment({sample::company("Alpha")}, {sample::france()}, sample::eur(value), status,
                    {2025, 3, 4})
        .relation(Relation::headquartered_in, sample::company("Alpha"), seat);
    return article.bundle();
  };
  const auto kinds = [](const std::vector<Bundle>& bundles) {
    std::set<std::string> kinds;
    const Graph graph = build_graph(bundles);
    for (const Conflict& conflict : find_conflicts(graph)) kinds.insert(conflict.about);
    return kinds;
  };
  const Entity france = sample::france();
  const Entity spain = sample::spain();
  using Kinds = std::set<std::string>;
  CHECK(kinds({told("a", 1e9, Status::planned, france), told("b", 3e9, Status::planned, france)}) ==
        Kinds{"amount"});
  CHECK(kinds({told("a", 1e9, Status::cancelled, france),
               told("b", 1e9, Status::completed, france)}) == Kinds{"status"});
  CHECK(kinds({told("a", 1e9, Status::planned, france),
               told("b", 1e9, Status::completed, spain)}) == Kinds{"seat"});
  CHECK(kinds({told("a", 1e9, Status::planned, france), told("b", 1e9, Status::cancelled, france)})
            .empty());
}
