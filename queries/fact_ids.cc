#include "quaestor/queries/fact_ids.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kShortestPrefix = 4;

std::string key_of(const Fact& fact) {
  std::string key(to_string(fact.relation));
  for (const auto* end : {&fact.subject, &fact.object}) {
    key += '\0';
    if (*end) key += (*end)->id;
  }
  key += '\0' + fact.title;
  return key;
}

std::string_view hash_of(std::string_view id) {
  const std::size_t slash = id.rfind('/');
  return slash == std::string_view::npos ? id : id.substr(slash + 1);
}

}  // namespace

FactIds::FactIds(const Graph& graph) : ids_(graph.facts().size()) {
  for (const Node& node : graph.nodes()) {
    if (node.fact != kNone) ids_[node.fact] = node.entity.id;
  }
  // Facts that the graph keeps apart although they have the same arguments are told by their place.
  std::unordered_map<std::string, int> seen;
  for (std::uint32_t fact = 0; fact < ids_.size(); ++fact) {
    if (!ids_[fact].empty()) continue;
    std::string key = key_of(graph.facts()[fact]);
    const int repeat = seen[key]++;
    if (repeat > 0) key += fmt::format("\1{}", repeat);
    ids_[fact] = "fact/" + hex16(fnv1a(key));
  }
}

std::uint32_t FactIds::find(std::string_view id_or_prefix) const {
  std::vector<std::uint32_t> found;
  const std::string_view hash = hash_of(id_or_prefix);
  for (std::uint32_t fact = 0; fact < ids_.size(); ++fact) {
    if (ids_[fact] == id_or_prefix) return fact;
    if (hash.size() >= kShortestPrefix && hash_of(ids_[fact]).starts_with(hash)) {
      found.push_back(fact);
    }
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    throw Error(
        ErrorKind::not_found, std::string(id_or_prefix),
        "there is no fact with this id; 'quaestor investments --ids' and 'quaestor relations "
        "--ids' list them");
  }
  std::string list;
  for (std::uint32_t fact : found) list += (list.empty() ? "" : ", ") + ids_[fact];
  throw Error(ErrorKind::ambiguous, std::string(id_or_prefix),
              fmt::format("stands for {} facts: {}; give more of the id", found.size(), list));
}

}  // namespace quaestor
