// Which style shows best what was asked for; the reasons are in docs/decisions.md.
#include <algorithm>
#include <array>
#include <set>

#include "keys.h"
#include "quaestor/render/picture.h"
#include "selection.h"

namespace quaestor {

namespace {

constexpr std::array<std::string_view, 5> kNames{"columns", "network", "matrix", "sankey",
                                                 "timeline"};
constexpr std::size_t kTimelineLeast = 4;  // dated investments between one pair

// One investor and one place or company, over and over: what differs is when.
bool is_story(const Graph& graph, const Selection& selection) {
  std::set<std::string> givers;  // facts may be decoded, so views of their texts end with them
  std::set<std::string> receivers;
  std::size_t dated = 0;
  for (const Candidate& candidate : selection.investments) {
    const Fact& fact = graph.facts()[candidate.fact];
    for (const Entity& investor : fact.investors) givers.insert(investor.id);
    for (const Entity& entity : fact.destinations) receivers.insert(entity.id);
    if (fact.destinations.empty()) receivers.insert(fact.target ? fact.target->id : "");
    dated += fact.date ? 1 : 0;
  }
  return givers.size() == 1 && receivers.size() == 1 && dated >= kTimelineLeast;
}

}  // namespace

std::string_view to_string(PictureStyle style) { return kNames[static_cast<std::size_t>(style)]; }

std::optional<PictureStyle> parse_picture_style(std::string_view name) {
  const auto* at = std::find(kNames.begin(), kNames.end(), name);
  if (at == kNames.end()) return std::nullopt;
  return static_cast<PictureStyle>(at - kNames.begin());
}

PictureStyle choose_style(const Graph& graph, const PictureOptions& options) {
  if (options.style) return *options.style;
  PictureOptions whole = options;
  if (whole.top == 0) whole.top = -1;
  const Selection selection = select_facts(graph, whole);
  const std::size_t investments = selection.investments.size();
  const std::size_t pills =
      investments + static_cast<std::size_t>(std::count_if(
                        selection.relations.begin(), selection.relations.end(), [&](auto f) {
                          const Relation relation = graph.facts()[f].relation;
                          return relation != Relation::subject_to &&
                                 relation != Relation::issued_by;
                        }));
  const bool wide = selection.focus != kNone && options.depth > 1;
  if ((wide || investments == 0) && pills > static_cast<std::size_t>(kDrawAll)) {
    return PictureStyle::network;
  }
  if (selection.focus == kNone && !options.regulations && is_story(graph, selection)) {
    return PictureStyle::timeline;
  }
  if (investments > static_cast<std::size_t>(kDrawColumns)) {
    return options.regulations ? PictureStyle::network : PictureStyle::matrix;
  }
  return PictureStyle::columns;
}

}  // namespace quaestor
