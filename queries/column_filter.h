// A query's filters on the columns of facts, so that only facts that pass are made whole. Place in
// the flow: select.cc asks it before it looks at a fact.
//
//   const ColumnFilter filter(graph, query, homes);
//   if (filter.may_pass(f) && passes(graph.facts()[f], query, homes)) ...
//
// It refuses only what passes() would refuse; what it lets through is for passes() to judge.
#pragma once

#include <vector>

#include "select.h"

namespace quaestor {

class ColumnFilter {
 public:
  ColumnFilter(const Graph& graph, const Query& query, const Homes& homes);

  bool may_pass(std::uint32_t fact) const;

 private:
  // The nodes a term stands for.
  struct Nodes {
    bool given = false;
    std::vector<NodeIndex> nodes;  // sorted
    bool hold(NodeIndex node) const;
  };
  using Arguments = std::span<const Argument>;

  static Nodes nodes_of(const Graph& graph, const Term& term);
  bool in_time(const Date& date) const;
  bool investment_may_pass(const Outline& fact, Arguments arguments) const;
  bool relation_may_pass(const Outline& fact, Arguments arguments) const;

  const Graph* graph_;
  const Query* query_;
  Nodes by_, from_, in_, into_, home_a_, home_b_, between_a_, between_b_;
  Nodes subject_, object_, either_;
};

}  // namespace quaestor
