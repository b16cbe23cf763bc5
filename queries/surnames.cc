#include "surnames.h"

#include <algorithm>

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kShortestSurname = 2;  // bytes

}  // namespace

std::vector<std::string> with_surname(const Graph& graph, std::string_view name) {
  const std::string ending = " " + fold(name);
  std::vector<std::string> ids;
  if (ending.size() < kShortestSurname + 1) return ids;
  for (const Node& node : graph.nodes()) {
    if (node.entity.kind != Kind::person) continue;
    if (fold(node.entity.name).ends_with(ending)) ids.push_back(node.entity.id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace quaestor
