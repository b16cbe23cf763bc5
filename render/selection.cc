#include "selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/queries/names.h"
#include "quaestor/queries/rates.h"

namespace quaestor {

namespace {

NodeIndex find_focus(const Graph& graph, const std::string& name) {
  const Term term = resolve(graph, Gazetteer(data_dir()), name);
  const NodeIndex node = graph.find_id(term.id);
  if (node == kNone) {
    throw Error(ErrorKind::not_found, "",
                fmt::format("no article read says anything about {}", term.name));
  }
  return node;
}

// Countries and blocs join everything with everything: a search stops at them unless it starts
// there.
bool is_hub(const Entity& entity) {
  return entity.kind == Kind::country || entity.kind == Kind::bloc;
}

// Facts within `depth` steps of the focus; one step is one fact.
std::set<std::uint32_t> facts_around(const Graph& graph, const Node& focus, int depth) {
  std::set<std::uint32_t> chosen;
  if (focus.fact != kNone) {
    chosen.insert(focus.fact);
    return chosen;
  }
  std::set<std::string> reached{focus.entity.id};
  for (int step = 0; step < std::max(depth, 1); ++step) {
    std::set<std::string> next;
    for (std::uint32_t f = 0; f < graph.facts().size(); ++f) {
      const std::vector<const Entity*> entities = entities_of(graph.facts()[f]);
      const auto is_reached = [&reached](const Entity* e) { return reached.contains(e->id); };
      if (std::none_of(entities.begin(), entities.end(), is_reached)) continue;
      chosen.insert(f);
      for (const Entity* e : entities) {
        if (!is_hub(*e)) next.insert(e->id);
      }
    }
    reached.insert(next.begin(), next.end());
  }
  return chosen;
}

bool is_rule(Relation relation) {
  return relation == Relation::subject_to || relation == Relation::issued_by;
}

// Largest first; equal and undisclosed amounts in the graph's order.
void sort_by_amount(std::vector<Candidate>& investments) {
  std::stable_sort(investments.begin(), investments.end(),
                   [](const Candidate& a, const Candidate& b) {
                     return a.eur.value_or(-1) > b.eur.value_or(-1);
                   });
}

double sum(const std::vector<Candidate>& investments) {
  double total = 0;
  for (const Candidate& candidate : investments) total += candidate.eur.value_or(0);
  return total;
}

void keep_largest(Selection& selection, int top) {
  sort_by_amount(selection.investments);
  selection.investments_found = selection.investments.size();
  selection.eur_found = sum(selection.investments);
  std::size_t keep = selection.investments_found;
  if (top > 0) keep = std::min(keep, static_cast<std::size_t>(top));
  if (top == 0 && keep > kDrawAll) keep = kDrawTop;
  selection.investments.resize(keep);
  selection.eur_drawn = sum(selection.investments);
}

}  // namespace

std::vector<const Entity*> entities_of(const Fact& fact) {
  std::vector<const Entity*> entities;
  for (const auto* list : {&fact.investors, &fact.destinations, &fact.places}) {
    for (const Entity& entity : *list) entities.push_back(&entity);
  }
  for (const auto* one : {&fact.target, &fact.subject, &fact.object}) {
    if (*one) entities.push_back(&**one);
  }
  return entities;
}

Selection select_facts(const Graph& graph, const PictureOptions& options, bool relations) {
  Selection selection;
  std::set<std::uint32_t> chosen;
  if (!options.focus.empty()) {
    selection.focus = find_focus(graph, options.focus);
    chosen = facts_around(graph, graph.nodes()[selection.focus], options.depth);
  }
  const bool rules =
      options.regulations ||
      (selection.focus != kNone && graph.nodes()[selection.focus].entity.kind == Kind::regulation);
  const std::set<std::uint32_t> named(options.facts.begin(), options.facts.end());
  if (!named.empty() && *named.rbegin() >= graph.facts().size()) {
    throw Error(ErrorKind::usage, "", fmt::format("there is no fact {}", *named.rbegin()));
  }
  const Rates rates = Rates::load();
  for (std::uint32_t f = 0; f < graph.facts().size(); ++f) {
    const Fact& fact = graph.facts()[f];
    if (!named.empty() && !named.contains(f)) continue;
    if (selection.focus != kNone && !chosen.contains(f)) continue;
    if (fact.relation == Relation::investment) {
      selection.investments.push_back(
          {f, fact.amount ? rates.eur(*fact.amount, fact.date) : std::nullopt});
    } else if (is_rule(fact.relation) ? rules || !named.empty()
                                      : relations || selection.focus != kNone || !named.empty()) {
      selection.relations.push_back(f);
    }
  }
  keep_largest(selection, options.top);
  if (selection.investments.empty() && selection.relations.empty()) {
    throw Error(ErrorKind::not_found, "", "there is nothing to draw");
  }
  return selection;
}

}  // namespace quaestor
