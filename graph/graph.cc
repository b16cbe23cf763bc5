#include "quaestor/graph/graph.h"

#include <algorithm>

#include "quaestor/facts/text.h"

namespace quaestor {

std::string_view to_string(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::invests:
      return "invests";
    case EdgeKind::into:
      return "into";
    case EdgeKind::operates_in:
      return "operates_in";
    case EdgeKind::headquartered_in:
      return "headquartered_in";
    case EdgeKind::subsidiary_of:
      return "subsidiary_of";
    case EdgeKind::partners_with:
      return "partners_with";
    case EdgeKind::competes_with:
      return "competes_with";
    case EdgeKind::subject_to:
      return "subject_to";
    case EdgeKind::issued_by:
      return "issued_by";
    case EdgeKind::role:
      return "role";
    case EdgeKind::located_in:
      return "located_in";
  }
  return "";
}

std::span<const Edge> Graph::out_edges(NodeIndex node) const {
  return edges().subspan(out_begin_[node], out_begin_[node + 1] - out_begin_[node]);
}

std::span<const EdgeIndex> Graph::in_edges(NodeIndex node) const {
  return std::span<const EdgeIndex>(in_list_).subspan(in_begin_[node],
                                                      in_begin_[node + 1] - in_begin_[node]);
}

NodeIndex Graph::find_id(std::string_view id) const {
  const auto it = std::lower_bound(
      nodes_.begin(), nodes_.end(), id,
      [](const Node& node, std::string_view wanted) { return node.entity.id < wanted; });
  if (it == nodes_.end() || it->entity.id != id) return kNone;
  return static_cast<NodeIndex>(it - nodes_.begin());
}

std::vector<NodeIndex> Graph::find(std::string_view name) const {
  std::vector<NodeIndex> found;
  for (const std::string& key : {fold(name), fold_company(name)}) {
    const auto it = names_.find(key);
    if (it != names_.end()) found.insert(found.end(), it->second.begin(), it->second.end());
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

const ArticleInfo* Graph::article(std::string_view article_id) const {
  const auto it = std::lower_bound(
      articles_.begin(), articles_.end(), article_id,
      [](const ArticleInfo& article, std::string_view wanted) { return article.id < wanted; });
  return it != articles_.end() && it->id == article_id ? &*it : nullptr;
}

}  // namespace quaestor
