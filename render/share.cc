#include "share.h"

#include <fmt/format.h>

#include <set>

#include "labels.h"

namespace quaestor {

std::string span_text(const Graph& graph, std::span<const std::uint32_t> facts,
                      const Texts& texts) {
  int first = 0;
  int last = 0;
  std::set<std::string_view> articles;
  for (const std::uint32_t index : facts) {
    const Fact& fact = graph.facts()[index];
    if (fact.date.year != 0) {
      first = first == 0 ? fact.date.year : std::min(first, fact.date.year);
      last = std::max(last, fact.date.year);
    }
    for (const Evidence& e : fact.evidence) {
      articles.insert(e.article_id.empty() ? e.article : e.article_id);
    }
  }
  std::string out;
  if (first != 0)
    out = first == last ? fmt::format(", {}", first) : fmt::format(", {}–{}", first, last);
  return out +
         texts.fill("share.articles", {{"articles", texts.count("articles", articles.size())}});
}

std::string title_text(const Graph& graph, const PictureOptions& options, NodeIndex focus,
                       const Texts& texts, std::string_view plain, std::string_view about) {
  if (!options.title.empty()) return options.title;
  if (focus == kNone) return texts[plain];
  return texts.fill(about, {{"name", entity_label(graph.nodes()[focus].entity, texts)}});
}

std::string drawn_text(const Selection& selection, const Texts& texts) {
  const std::size_t drawn = selection.investments.size();
  const std::size_t found = selection.investments_found;
  if (drawn == 0) return texts.count("relations", selection.relations.size());
  if (drawn == found) return texts.count("investments", drawn);
  std::string out = texts.fill("share.largest", {{"drawn", std::to_string(drawn)},
                                                 {"found", texts.count("investments", found)}});
  if (selection.eur_found > 0) {
    const double percent = 100 * selection.eur_drawn / selection.eur_found;
    out += texts.fill("share.money", {{"percent", fmt::format("{:.0f}", percent)}});
  }
  return out;
}

}  // namespace quaestor
