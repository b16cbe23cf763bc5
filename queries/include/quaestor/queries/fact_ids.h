// Ids of facts that people can type: an investment's node id ("investment/1f0c…"), "fact/<hash>"
// for the rest. The hash is over the relation and its arguments, so a fact keeps its id when other
// articles join the graph.
//
//   FactIds ids(graph);  ids.of(7) == "fact/90d1c2…";  ids.find("90d1") == 7
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quaestor/graph/graph.h"

namespace quaestor {

class FactIds {
 public:
  explicit FactIds(const Graph& graph);

  const std::string& of(std::uint32_t fact) const { return ids_[fact]; }
  // The fact with this id, or whose hash starts so (four digits or more). Throws Error not_found /
  // ambiguous.
  std::uint32_t find(std::string_view id_or_prefix) const;

 private:
  std::vector<std::string> ids_;  // by fact
};

}  // namespace quaestor
