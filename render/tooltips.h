// What is said when somebody points at a part of a picture: sentence, quote, where it stands.
//
//   tooltip_of(graph, fact, "Microsoft – €4bn – France") == "Microsoft – €4bn – France — “…” Le
//   Monde"
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "quaestor/graph/graph.h"
#include "quaestor/render/texts.h"

namespace quaestor {

// `sentence`, then the first quote (shortened) and its citation. On one line.
std::string tooltip_of(const Graph& graph, std::uint32_t fact, std::string_view sentence);
// The sentences of the first few facts and how many more there are, then the first fact's quote.
std::string tooltip_of_all(const Graph& graph, std::span<const std::uint32_t> facts,
                           const Texts& texts);
// The first address among a fact's sources that may be linked to, or empty.
std::string url_of(const Graph& graph, std::uint32_t fact);

}  // namespace quaestor
