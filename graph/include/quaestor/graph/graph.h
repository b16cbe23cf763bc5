// The merged, resolved graph: one node for one thing, one investment for one decision, every edge
// with its evidence. Place in the flow: made from a store's bundles, read by queries/ and render/.
//
//   Graph graph = open_graph("news.quaestor");         // open.h; or build_graph(bundles)
//   for (NodeIndex n : graph.find("Frankrijk")) for (const Edge& e : graph.in_edges(n)) ...
//
// It is a pure function of the *set* of bundles: their order, grouping and duplicates do not
// matter. Its arrays lie in memory or in a mapped file, and both look the same. Copies share them.
// Boost.Graph's algorithms run on it through boost_graph.h, which this header does not pull in.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/facts/fact.h"
#include "quaestor/graph/lazy_list.h"

namespace quaestor {

using NodeIndex = std::uint32_t;
using EdgeIndex = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

// An investment is a node of its own: investor -invests-> investment -into-> country, place,
// target.
enum class EdgeKind : std::uint32_t {
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

// What a thing is to a fact.
enum class Part : std::uint32_t { investor, destination, place, target, subject, object };

class Argument {
 public:
  Argument() = default;
  Argument(Part part, NodeIndex node)
      : packed_(static_cast<std::uint32_t>(part) << kShift | node) {}
  Part part() const { return static_cast<Part>(packed_ >> kShift); }
  NodeIndex node() const { return packed_ & kMaxNode; }

  static constexpr NodeIndex kMaxNode = (1U << 29) - 1;

 private:
  static constexpr unsigned kShift = 29;
  std::uint32_t packed_ = 0;
};

// The columns of a fact that filters and sums look at.
struct Outline {
  Relation relation = Relation::investment;
  std::optional<Form> form;
  std::optional<Status> status;
  Date date;
  std::optional<Qualifier> qualifier;  // there when the fact has an amount
  double value = 0;                    // of the amount
  double value_max = 0;
  std::string_view currency;  // lives as long as the graph
};

// An article that is evidence of a fact.
struct Telling {
  std::uint32_t article = kNone;  // index into articles(), kNone when it is not among them
  std::string_view id;            // told then, and only then
  Date date;                      // the article's
  auto operator<=>(const Telling&) const = default;
};

template <>
const Node& item(const GraphData& data, std::size_t index);
template <>
const Fact& item(const GraphData& data, std::size_t index);
template <>
const ArticleInfo& item(const GraphData& data, std::size_t index);

class Graph {
 public:
  Graph() = default;  // empty

  // Sorted by id, so equal graphs have equal indexes.
  LazyList<Node> nodes() const { return {data_.get(), node_count_}; }
  std::span<const Edge> edges() const { return edges_; }  // sorted by (source, target, kind, fact)
  LazyList<Fact> facts() const {
    return {data_.get(), fact_count_};
  }  // merged, evidence sorted, in canonical order
  LazyList<ArticleInfo> articles() const {
    return {data_.get(), article_count_};
  }  // those that count, sorted by id

  std::span<const Edge> out_edges(NodeIndex node) const { return row(edges_, out_begin_, node); }
  std::span<const EdgeIndex> in_edges(NodeIndex node) const {
    return row(in_list_, in_begin_, node);
  }  // indexes into edges(), sorted
  const Edge& edge(EdgeIndex e) const { return edges_[e]; }

  // The node with this id, or kNone.
  NodeIndex find_id(std::string_view id) const;
  // Every node that has this name or alias after folding (case, accents, legal forms), sorted;
  // empty if none.
  std::vector<NodeIndex> find(std::string_view name) const;
  // The article cited by an evidence, or nullptr.
  const ArticleInfo* article(std::string_view article_id) const;

  // One column of a node or fact, where the whole thing is not needed; views live as long as the
  // graph. Equal to the same fields of nodes()[node] and facts()[fact].
  Kind kind(NodeIndex node) const;
  std::string_view id(NodeIndex node) const;
  std::string_view name(NodeIndex node) const;
  std::uint32_t fact_of(NodeIndex node) const;  // Node::fact
  Outline outline(std::uint32_t fact) const;
  // Investors, destinations, places, target, subject, object, in this order.
  std::span<const Argument> arguments(std::uint32_t fact) const;
  // Who tells it: the outlet of each article that is evidence, or the article's name where it has
  // none; sorted, each once.
  std::vector<std::string_view> sources(std::uint32_t fact) const;
  std::string_view title(std::uint32_t fact) const;
  // The articles of its pieces of evidence, in their order; one may come several times.
  std::vector<Telling> told_by(std::uint32_t fact) const;

 private:
  friend class GraphOpener;
  // A part of `all`, from begin[node] to begin[node + 1]; throws Error bad_format if it lies
  // outside.
  template <typename T>
  std::span<const T> row(std::span<const T> all, const std::uint32_t* begin, NodeIndex node) const {
    const std::uint32_t first = begin[node];
    const std::uint32_t last = begin[node + 1];
    if (first > last || last > all.size()) damaged();
    return all.subspan(first, last - first);
  }
  [[noreturn]] void damaged() const;

  std::shared_ptr<const GraphData> data_;
  std::size_t node_count_ = 0;
  std::size_t fact_count_ = 0;
  std::size_t article_count_ = 0;
  std::span<const Edge> edges_;
  const std::uint32_t* out_begin_ = nullptr;  // node_count_ + 1
  std::span<const EdgeIndex> in_list_;
  const std::uint32_t* in_begin_ = nullptr;  // node_count_ + 1
};

// Merges and resolves. Of articles that share an address, the one with the latest date (then
// greatest id) counts; of articles with the same text, the one with the smallest id.
Graph build_graph(std::span<const Bundle> bundles);

}  // namespace quaestor
