#include "tooltips.h"

#include <fmt/format.h>

#include <array>

#include "labels.h"
#include "quaestor/render/escape.h"
#include "sources.h"
#include "text_width.h"

namespace quaestor {

namespace {

constexpr int kQuote = 400;            // columns
constexpr std::size_t kSentences = 4;  // told of several facts

}  // namespace

std::string tooltip_of(const Graph& graph, std::uint32_t fact, std::string_view sentence) {
  std::string out(sentence);
  const std::vector<Source> sources = sources_of(graph, std::array{fact});
  if (!sources.empty()) {
    out += fmt::format(" — “{}” {}",
                       shorten(escape_terminal(plain_quote(sources.front().quote)), kQuote),
                       citation(sources.front()));
  }
  return escape_terminal(out);
}

std::string tooltip_of_all(const Graph& graph, std::span<const std::uint32_t> facts,
                           const Texts& texts) {
  if (facts.empty()) return {};
  std::string out;
  for (const std::uint32_t fact : facts.first(std::min(kSentences, facts.size()))) {
    out += (out.empty() ? "" : "; ") + fact_sentence(graph.facts()[fact], texts);
  }
  if (facts.size() > kSentences) {
    out += ". " + texts.fill("summary.more", {{"n", std::to_string(facts.size() - kSentences)}});
  }
  return tooltip_of(graph, facts.front(), out);
}

std::string url_of(const Graph& graph, std::uint32_t fact) {
  for (const Source& source : sources_of(graph, std::array{fact})) {
    if (!source.url.empty()) return source.url;
  }
  return {};
}

}  // namespace quaestor
