#include "question_asides.h"

#include <algorithm>

#include "question_names.h"

namespace quaestor {

namespace {

enum class Seat { here, elsewhere, unknown };

Seat seat_of(const Graph& graph, const Item& company, const Item& country) {
  Seat seat = Seat::unknown;
  for (const Term& term : company.terms) {
    const NodeIndex node = graph.find_id(term.id);
    if (node == kNone) continue;
    for (const Edge& edge : graph.out_edges(node)) {
      if (edge.kind != EdgeKind::headquartered_in || graph.kind(edge.target) != Kind::country) {
        continue;
      }
      const bool here =
          std::any_of(country.terms.begin(), country.terms.end(),
                      [&](const Term& meant) { return meant.id == graph.id(edge.target); });
      if (here) return Seat::here;
      seat = Seat::elsewhere;
    }
  }
  return seat;
}

bool only_describes(const Graph& graph, const Item& country, const Item& next) {
  if (country.type != Item::Type::name || next.type != Item::Type::name) return false;
  if (!country.adjective && !country.possessive) return false;
  if (!can_be(country, {Kind::country}) || !can_be(next, {Kind::company})) return false;
  const Seat seat = seat_of(graph, next, country);
  return seat == Seat::here || (country.possessive && seat == Seat::unknown);
}

}  // namespace

std::vector<std::string> drop_exceptions(Question& question) {
  std::vector<std::string> dropped;
  std::vector<Item>& items = question.items;
  for (std::size_t i = 0; i + 1 < items.size();) {
    const bool aside = items[i].type == Item::Type::cue && items[i].cue == "except" &&
                       items[i + 1].type == Item::Type::name;
    if (!aside) {
      ++i;
      continue;
    }
    dropped.push_back(items[i].text + " " + items[i + 1].text);
    const auto at = items.begin() + static_cast<std::ptrdiff_t>(i);
    items.erase(at, at + 2);
  }
  return dropped;
}

void drop_origins(const Graph& graph, Question& question) {
  std::vector<Item>& items = question.items;
  for (std::size_t i = 0; i + 1 < items.size();) {
    if (!only_describes(graph, items[i], items[i + 1])) {
      ++i;
      continue;
    }
    if (items[i + 1].before.empty()) items[i + 1].before = items[i].before;
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace quaestor
