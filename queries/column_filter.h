// A query's filters on the columns of facts: which facts pass, without making one whole. Place in
// the flow: select.cc asks it for each fact that it comes by.
//
//   const ColumnFilter filter(graph, query, homes);
//   if (filter.passes(f)) ...
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "select.h"

namespace quaestor {

class ColumnFilter {
 public:
  ColumnFilter(const Graph& graph, const Query& query, const Homes& homes);

  bool passes(std::uint32_t fact) const;

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
  bool amount_passes(const Outline& fact) const;
  bool arguments_pass(Arguments arguments) const;
  bool investment_passes(const Outline& fact, Arguments arguments) const;
  bool relation_passes(const Outline& fact, Arguments arguments) const;

  const Graph* graph_;
  const Query* query_;
  Nodes by_, from_, in_, into_, home_a_, home_b_, between_a_, between_b_, sector_;
  Nodes subject_, object_, either_;
};

}  // namespace quaestor
