// Boost.Graph's algorithms on a Graph, without a copy: the free functions and traits its concepts
// ask for. Place in the flow: included by the queries that search, rank or walk; kept out of
// graph.h so that Boost stays out of other files.
//
//   std::vector<double> rank(num_vertices(graph));
//   boost::graph::page_rank(graph, boost::make_iterator_property_map(rank.begin(),
//   get(boost::vertex_index, graph))); boost::breadth_first_search(UndirectedView(graph), start,
//   boost::visitor(my_visitor));
//
// Graph models VertexListGraph, EdgeListGraph and BidirectionalGraph (hence IncidenceGraph);
// UndirectedView models VertexListGraph, EdgeListGraph and BidirectionalGraph as an undirected
// graph. Vertices are NodeIndex and edges of a Graph EdgeIndex, so plain arrays serve as property
// maps through vertex_index and edge_index. The functions stand in the namespace of the types: call
// them without qualification. To stop a search early, throw from the visitor. Nothing here changes
// a graph; a view and all iterators live as long as the Graph.
#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "quaestor/graph/graph.h"

namespace quaestor {

// Sees every edge of a Graph from both ends: the out edges of a node are its out edges and its in
// edges turned round.
class UndirectedView {
 public:
  // `edge` of the graph, walked against its direction when `reversed`.
  struct Step {
    EdgeIndex edge = kNone;
    bool reversed = false;
    // The same edge, whichever way it is walked.
    bool operator==(const Step& other) const { return edge == other.edge; }
  };

  // All steps from one node: first along its out edges, then against its in edges.
  class StepIterator : public boost::iterator_facade<StepIterator, Step,
                                                     boost::random_access_traversal_tag, Step> {
   public:
    StepIterator() = default;
    StepIterator(EdgeIndex first_out, std::size_t outs, const EdgeIndex* ins, std::size_t position)
        : first_out_(first_out), outs_(outs), ins_(ins), position_(position) {}

   private:
    friend class boost::iterator_core_access;
    Step dereference() const {
      if (position_ < outs_) return {static_cast<EdgeIndex>(first_out_ + position_), false};
      return {ins_[position_ - outs_], true};
    }
    bool equal(const StepIterator& other) const { return position_ == other.position_; }
    void increment() { ++position_; }
    void decrement() { --position_; }
    void advance(std::ptrdiff_t n) { position_ += n; }
    std::ptrdiff_t distance_to(const StepIterator& other) const {
      return static_cast<std::ptrdiff_t>(other.position_) - static_cast<std::ptrdiff_t>(position_);
    }

    EdgeIndex first_out_ = 0;
    std::size_t outs_ = 0;
    const EdgeIndex* ins_ = nullptr;
    std::size_t position_ = 0;
  };

  struct Turned {
    Step operator()(const Step& step) const { return {step.edge, !step.reversed}; }
  };
  // Steps into a node: the steps from it, turned round.
  using StepInIterator = boost::transform_iterator<Turned, StepIterator>;

  struct Forward {
    Step operator()(EdgeIndex edge) const { return {edge, false}; }
  };
  // Every edge once, in its own direction.
  using EdgeIterator = boost::transform_iterator<Forward, boost::counting_iterator<EdgeIndex>>;

  explicit UndirectedView(const Graph& graph) : graph_(&graph) {}
  const Graph& graph() const { return *graph_; }

  StepIterator steps(NodeIndex node, bool end) const {
    const auto outs = graph_->out_edges(node);
    const auto ins = graph_->in_edges(node);
    const auto first = static_cast<EdgeIndex>(outs.data() - graph_->edges().data());
    return {first, outs.size(), ins.data(), end ? outs.size() + ins.size() : 0};
  }

 private:
  const Graph* graph_;
};

// What Graph and UndirectedView can do, for Boost.Graph's tag dispatch.
struct GraphTraversal : virtual boost::vertex_list_graph_tag,
                        virtual boost::edge_list_graph_tag,
                        virtual boost::bidirectional_graph_tag {};

using NodeIterator = boost::counting_iterator<NodeIndex>;
using EdgeIndexIterator = boost::counting_iterator<EdgeIndex>;

// The traits that Graph and UndirectedView share.
struct CommonTraits {
  using vertex_descriptor = NodeIndex;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using traversal_category = GraphTraversal;
  using vertex_iterator = NodeIterator;
  using adjacency_iterator = void;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  static vertex_descriptor null_vertex() { return kNone; }
};

}  // namespace quaestor

namespace boost {

template <>
struct graph_traits<quaestor::Graph> : quaestor::CommonTraits {
  using edge_descriptor = quaestor::EdgeIndex;
  using directed_category = bidirectional_tag;
  using edge_iterator = quaestor::EdgeIndexIterator;
  using out_edge_iterator = quaestor::EdgeIndexIterator;
  using in_edge_iterator = const quaestor::EdgeIndex*;
};

template <>
struct graph_traits<quaestor::UndirectedView> : quaestor::CommonTraits {
  using edge_descriptor = quaestor::UndirectedView::Step;
  using directed_category = undirected_tag;
  using edge_iterator = quaestor::UndirectedView::EdgeIterator;
  using out_edge_iterator = quaestor::UndirectedView::StepIterator;
  using in_edge_iterator = quaestor::UndirectedView::StepInIterator;
};

template <>
struct property_map<quaestor::Graph, vertex_index_t> {
  using type = typed_identity_property_map<quaestor::NodeIndex>;
  using const_type = type;
};
template <>
struct property_map<quaestor::Graph, edge_index_t> {
  using type = typed_identity_property_map<quaestor::EdgeIndex>;
  using const_type = type;
};
template <>
struct property_map<quaestor::UndirectedView, vertex_index_t> {
  using type = typed_identity_property_map<quaestor::NodeIndex>;
  using const_type = type;
};

}  // namespace boost

namespace quaestor {

// ---- Graph

inline std::size_t num_vertices(const Graph& g) { return g.nodes().size(); }
inline std::size_t num_edges(const Graph& g) { return g.edges().size(); }

inline std::pair<NodeIterator, NodeIterator> vertices(const Graph& g) {
  return {NodeIterator(0), NodeIterator(static_cast<NodeIndex>(g.nodes().size()))};
}
inline std::pair<EdgeIndexIterator, EdgeIndexIterator> edges(const Graph& g) {
  return {EdgeIndexIterator(0), EdgeIndexIterator(static_cast<EdgeIndex>(g.edges().size()))};
}

inline NodeIndex source(EdgeIndex e, const Graph& g) { return g.edge(e).source; }
inline NodeIndex target(EdgeIndex e, const Graph& g) { return g.edge(e).target; }

inline std::pair<EdgeIndexIterator, EdgeIndexIterator> out_edges(NodeIndex n, const Graph& g) {
  const auto outs = g.out_edges(n);
  const auto first = static_cast<EdgeIndex>(outs.data() - g.edges().data());
  return {EdgeIndexIterator(first), EdgeIndexIterator(first + static_cast<EdgeIndex>(outs.size()))};
}
inline std::pair<const EdgeIndex*, const EdgeIndex*> in_edges(NodeIndex n, const Graph& g) {
  const auto ins = g.in_edges(n);
  return {ins.data(), ins.data() + ins.size()};
}
inline std::size_t out_degree(NodeIndex n, const Graph& g) { return g.out_edges(n).size(); }
inline std::size_t in_degree(NodeIndex n, const Graph& g) { return g.in_edges(n).size(); }
inline std::size_t degree(NodeIndex n, const Graph& g) {
  return out_degree(n, g) + in_degree(n, g);
}

inline boost::typed_identity_property_map<NodeIndex> get(boost::vertex_index_t, const Graph&) {
  return {};
}
inline NodeIndex get(boost::vertex_index_t, const Graph&, NodeIndex n) { return n; }
inline boost::typed_identity_property_map<EdgeIndex> get(boost::edge_index_t, const Graph&) {
  return {};
}
inline EdgeIndex get(boost::edge_index_t, const Graph&, EdgeIndex e) { return e; }

// ---- UndirectedView

inline std::size_t num_vertices(const UndirectedView& v) { return num_vertices(v.graph()); }
inline std::size_t num_edges(const UndirectedView& v) { return num_edges(v.graph()); }

inline std::pair<NodeIterator, NodeIterator> vertices(const UndirectedView& v) {
  return vertices(v.graph());
}
inline std::pair<UndirectedView::EdgeIterator, UndirectedView::EdgeIterator> edges(
    const UndirectedView& v) {
  using Iterator = UndirectedView::EdgeIterator;
  const auto [first, last] = edges(v.graph());
  return {Iterator(first), Iterator(last)};
}

inline NodeIndex source(const UndirectedView::Step& step, const UndirectedView& v) {
  const Edge& edge = v.graph().edge(step.edge);
  return step.reversed ? edge.target : edge.source;
}
inline NodeIndex target(const UndirectedView::Step& step, const UndirectedView& v) {
  const Edge& edge = v.graph().edge(step.edge);
  return step.reversed ? edge.source : edge.target;
}

inline std::pair<UndirectedView::StepIterator, UndirectedView::StepIterator> out_edges(
    NodeIndex n, const UndirectedView& v) {
  return {v.steps(n, false), v.steps(n, true)};
}
inline std::pair<UndirectedView::StepInIterator, UndirectedView::StepInIterator> in_edges(
    NodeIndex n, const UndirectedView& v) {
  using Iterator = UndirectedView::StepInIterator;
  return {Iterator(v.steps(n, false)), Iterator(v.steps(n, true))};
}
inline std::size_t out_degree(NodeIndex n, const UndirectedView& v) { return degree(n, v.graph()); }
inline std::size_t in_degree(NodeIndex n, const UndirectedView& v) { return degree(n, v.graph()); }
inline std::size_t degree(NodeIndex n, const UndirectedView& v) { return degree(n, v.graph()); }

inline boost::typed_identity_property_map<NodeIndex> get(boost::vertex_index_t,
                                                         const UndirectedView&) {
  return {};
}
inline NodeIndex get(boost::vertex_index_t, const UndirectedView&, NodeIndex n) { return n; }

}  // namespace quaestor
