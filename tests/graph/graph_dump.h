// A graph as text, for comparing: every node, edge, fact and article.
#pragma once

#include <fmt/format.h>

#include <string>

#include "quaestor/facts/jsonl.h"
#include "quaestor/graph/graph.h"

namespace quaestor::testing {

inline std::string dump(const Graph& g) {
  std::string out;
  for (const ArticleInfo& a : g.articles()) out += fmt::format("article {} {}\n", a.id, a.name);
  for (const Node& n : g.nodes()) {
    out += fmt::format("node {} {} {} {}\n", n.entity.id, n.entity.name, n.entity.country, n.fact);
    for (const std::string& alias : n.entity.aliases) out += fmt::format("  aka {}\n", alias);
  }
  for (const Edge& e : g.edges()) {
    out += fmt::format("edge {} {} {} {}\n", e.source, e.target, to_string(e.kind), e.fact);
  }
  for (const Fact& f : g.facts()) out += fact_to_json(f) + "\n";
  return out;
}

}  // namespace quaestor::testing
