// The articles behind a fact, as readers want to see them: quote, title, outlet, date, address.
//
//   for (const Source& s : sources_of(graph, row.facts)) fmt::print("“{}” {}\n", s.quote,
//   s.outlet);
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "quaestor/graph/graph.h"

namespace quaestor {

struct Source {
  std::string quote;
  std::string article;  // the input's name
  std::string title;    // empty when unknown, like the following
  std::string outlet;
  std::string language;
  std::string date;
  std::string url;  // http(s) only

  bool operator==(const Source&) const = default;
};

// Every piece of evidence of the facts, in their order, each once. Throws Error usage for an index
// out of range.
std::vector<Source> sources_of(const Graph& graph, std::span<const std::uint32_t> facts);
// "Title, Outlet, 2024-05-13", or the input's name when nothing is known.
std::string citation(const Source& source);
// The outlet's name; of an address only the host: "https://www.example.com/news" -> "example.com".
std::string outlet_label(std::string_view outlet);
// The quote for readers: without the asterisks by which Markdown marks words. The evidence itself
// keeps them, as they stand in the article.
std::string plain_quote(std::string_view quote);

}  // namespace quaestor
