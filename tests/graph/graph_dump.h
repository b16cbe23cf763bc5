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

// What dump() does not show: rows of edges, names, and the columns of nodes and facts.
inline std::string dump_columns(const Graph& g) {
  std::string out;
  for (NodeIndex n = 0; n < g.nodes().size(); ++n) {
    out += fmt::format("{} {} {} {} {}:", g.id(n), g.name(n), to_string(g.kind(n)), g.fact_of(n),
                       g.find_id(g.id(n)));
    for (const Edge& e : g.out_edges(n)) out += fmt::format(" {}", e.target);
    for (EdgeIndex e : g.in_edges(n)) out += fmt::format(" <{}", e);
    for (NodeIndex found : g.find(g.name(n))) out += fmt::format(" ={}", found);
    out += "\n";
  }
  for (std::uint32_t f = 0; f < g.facts().size(); ++f) {
    const Outline o = g.outline(f);
    out +=
        fmt::format("{} {} {} {}", to_string(o.relation), to_string(o.date), o.value, o.currency);
    for (const Argument a : g.arguments(f)) {
      out += fmt::format(" {}.{}", static_cast<int>(a.part()), a.node());
    }
    out += "\n";
  }
  for (const ArticleInfo& a : g.articles()) out += fmt::format("{}\n", g.article(a.id)->title);
  return out;
}

}  // namespace quaestor::testing
