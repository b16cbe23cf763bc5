// The merged, resolved graph: one node for one thing, one investment for one decision, every edge
// with its evidence. Place in the flow: made from a store's bundles, read by queries/ and render/.
//
//   Graph graph = build_graph(bundles);
//   for (NodeIndex n : graph.find("Frankrijk")) for (const Edge& e : graph.in_edges(n)) ...
//
// It is a pure function of the *set* of bundles: their order, grouping and duplicates do not
// matter. Boost.Graph's algorithms run on it through boost_graph.h, which this header does not pull
// in.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "quaestor/facts/fact.h"

namespace quaestor {

using NodeIndex = std::uint32_t;
using EdgeIndex = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

// An investment is a node of its own: investor -invests-> investment -into-> country, place,
// target.
enum class EdgeKind {
  invests,
  into,
  operates_in,
  headquartered_in,
  subsidiary_of,
  partners_with,
  competes_with,
  subject_to,
  issued_by,
  role,
  located_in  // place -> country, from the place's id; carries no fact
};
std::string_view to_string(EdgeKind kind);

struct Node {
  Entity entity;  // kind investment: id "investment/<hash>", name like "Microsoft → France, €4bn"
  std::uint32_t fact = kNone;  // kind investment: index into facts()
};

struct Edge {
  NodeIndex source = 0;
  NodeIndex target = 0;
  EdgeKind kind = EdgeKind::invests;
  std::uint32_t fact = kNone;  // index into facts(), kNone for located_in
};

class Graph {
 public:
  // Sorted by id, so equal graphs have equal indexes.
  std::span<const Node> nodes() const { return nodes_; }
  std::span<const Edge> edges() const { return edges_; }  // sorted by (source, target, kind, fact)
  std::span<const Fact> facts() const {
    return facts_;
  }  // merged, evidence sorted, in canonical order
  std::span<const ArticleInfo> articles() const {
    return articles_;
  }  // those that count, sorted by id

  std::span<const Edge> out_edges(NodeIndex node) const;
  std::span<const EdgeIndex> in_edges(NodeIndex node) const;  // indexes into edges(), sorted
  const Edge& edge(EdgeIndex e) const { return edges_[e]; }

  // The node with this id, or kNone.
  NodeIndex find_id(std::string_view id) const;
  // Every node that has this name or alias after folding (case, accents, legal forms), sorted;
  // empty if none.
  std::vector<NodeIndex> find(std::string_view name) const;
  // The article cited by an evidence, or nullptr.
  const ArticleInfo* article(std::string_view article_id) const;

 private:
  friend class GraphBuilder;
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> out_begin_;  // nodes_.size() + 1
  std::vector<EdgeIndex> in_list_;
  std::vector<std::uint32_t> in_begin_;
  std::vector<Fact> facts_;
  std::vector<ArticleInfo> articles_;
  std::unordered_map<std::string, std::vector<NodeIndex>> names_;  // folded name -> nodes
};

// Merges and resolves. Of articles that share an address, the one with the latest date (then
// greatest id) counts; of articles with the same text, the one with the smallest id.
Graph build_graph(std::span<const Bundle> bundles);

}  // namespace quaestor
