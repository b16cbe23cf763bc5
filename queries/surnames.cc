#include "surnames.h"

#include <algorithm>

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kShortestSurname = 2;  // bytes
constexpr std::size_t kShortestPart = 4;     // bytes

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

std::optional<std::string> with_part(const Graph& graph, std::string_view part) {
  const std::string asked = fold(part);
  if (asked.size() < kShortestPart) return std::nullopt;
  std::optional<std::string> found;
  for (NodeIndex node = 0; node < graph.nodes().size(); ++node) {
    const Kind kind = graph.kind(node);
    if (kind != Kind::company && kind != Kind::organization && kind != Kind::regulation) continue;
    const std::string name = fold(graph.name(node));
    if (!name.starts_with(asked + " ") && !name.ends_with(" " + asked)) continue;
    if (found) return std::nullopt;
    found = graph.id(node);
  }
  return found;
}

}  // namespace quaestor
