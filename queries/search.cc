// Names and quotes that hold all words of a text, mistypes allowed. A word of the text meets a word
// that is equal, that begins with it (three letters or more), or that is a few letters away: one
// from four letters on, two from eight on. Words are compared after folding.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "cells.h"
#include "quaestor/facts/text.h"
#include "quaestor/queries/names.h"
#include "run.h"
#include "walk.h"

namespace quaestor {

namespace {

constexpr int kBegins = 1;  // the price of a word that only begins so; a wrong letter costs 2

int bound_for(std::string_view word) { return word.size() < 4 ? 0 : word.size() < 8 ? 1 : 2; }

int price(std::string_view asked, std::string_view word) {
  if (asked == word) return 0;
  if (asked.size() >= 3 && word.starts_with(asked)) return kBegins;
  const int bound = bound_for(asked);
  const int distance = bound == 0 ? 1 : edit_distance(asked, word, bound);
  return distance <= bound ? 2 * distance : -1;
}

// The sum of each asked word's nearest word, or nothing if one has none.
std::optional<int> match(const std::vector<std::string_view>& asked, std::string_view folded) {
  const std::vector<std::string_view> words = split(folded, ' ');
  int sum = 0;
  for (std::string_view wanted : asked) {
    int best = -1;
    for (std::string_view word : words) {
      const int cost = price(wanted, word);
      if (cost >= 0 && (best < 0 || cost < best)) best = cost;
      if (best == 0) break;
    }
    if (best < 0) return std::nullopt;
    sum += best;
  }
  return sum;
}

struct Found {
  int price = 0;
  Row row;
};

void sort_found(std::vector<Found>& found, bool latest_first) {
  std::sort(found.begin(), found.end(), [&](const Found& a, const Found& b) {
    if (a.price != b.price) return a.price < b.price;
    if (latest_first && a.row.cells[3] != b.row.cells[3]) return a.row.cells[3] > b.row.cells[3];
    return std::tie(a.row.cells, a.row.facts) < std::tie(b.row.cells, b.row.facts);
  });
}

std::vector<Found> in_names(const Graph& graph, const std::vector<std::string_view>& asked) {
  std::vector<Found> found;
  for (NodeIndex node = 0; node < graph.nodes().size(); ++node) {
    const Entity& entity = graph.nodes()[node].entity;
    if (entity.kind == Kind::investment) continue;
    std::optional<int> best;
    std::string by = entity.name;
    const auto consider = [&](const std::string& name) {
      const std::string folded = fold(name);
      std::optional<int> cost = match(asked, folded);
      // Words of the name that were not asked for make it a little less likely.
      if (cost) *cost += static_cast<int>(split(folded, ' ').size() > asked.size());
      if (cost && (!best || *cost < *best)) {
        best = cost;
        by = name;
      }
    };
    consider(entity.name);
    for (const std::string& alias : entity.aliases) consider(alias);
    if (!best) continue;
    const std::string shown = by == entity.name ? by : entity.name + " (" + by + ")";
    std::vector<std::uint32_t> facts = facts_about(graph, node);
    const std::size_t count = article_count(graph, facts);
    const std::string articles = fmt::format("{} article{}", count, count == 1 ? "" : "s");
    found.push_back({*best,
                     {{std::string(to_string(entity.kind)), shown, entity.id, "", articles},
                      std::move(facts)}});
  }
  sort_found(found, false);
  return found;
}

std::vector<Found> in_quotes(const Graph& graph, const std::vector<std::string_view>& asked) {
  std::vector<Found> found;
  for (std::uint32_t index = 0; index < graph.facts().size(); ++index) {
    const Fact& fact = graph.facts()[index];
    for (const Evidence& evidence : fact.evidence) {
      const std::optional<int> cost = match(asked, fold(evidence.quote));
      if (!cost) continue;
      const ArticleInfo* article = graph.article(evidence.article_id);
      const bool has_outlet = article != nullptr && !article->outlet.empty();
      found.push_back({*cost,
                       {{"quote", evidence.quote, what_cell(fact),
                         article != nullptr ? to_string(article->date) : "",
                         has_outlet ? article->outlet : evidence.article},
                        {index}}});
    }
  }
  sort_found(found, true);
  // One sentence that tells several facts stands once, with all of them.
  std::vector<Found> once;
  for (Found& item : found) {
    const auto same = std::find_if(once.begin(), once.end(), [&](const Found& other) {
      return other.row.cells[1] == item.row.cells[1] && other.row.cells[3] == item.row.cells[3];
    });
    if (same == once.end()) {
      once.push_back(std::move(item));
      continue;
    }
    if (same->row.facts.back() != item.row.facts.front()) {
      same->row.facts.push_back(item.row.facts.front());
      same->row.cells[2] += "; " + item.row.cells[2];
    }
  }
  return once;
}

}  // namespace

Table search(const Graph& graph, const Query& query) {
  const std::string folded = fold(query.text);
  Table table;
  table.columns = {{"in"}, {"match"}, {"is or says"}, {"published"}, {"sources"}};
  if (folded.empty()) return table;
  const std::vector<std::string_view> asked = split(folded, ' ');
  for (Found& found : in_names(graph, asked)) table.rows.push_back(std::move(found.row));
  for (Found& found : in_quotes(graph, asked)) table.rows.push_back(std::move(found.row));
  return table;
}

}  // namespace quaestor
