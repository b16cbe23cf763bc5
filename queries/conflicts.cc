// Facts that cannot both be true, told by different articles: one event with two amounts, one event
// cancelled here and under way or done there, one company with two seats.
//
// Two investments may be one event when they share an investor, their destinations and receiver are
// the same, and their dates can be the same; the graph keeps them apart because of what they
// contradict each other in (docs/decisions.md, "One event once"). A status that only went on
// (planned, then cancelled by a later article) is a development and no conflict: there the merged
// fact holds the last one.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "cells.h"
#include "conflicts.h"
#include "quaestor/facts/amount_text.h"
#include "run.h"
#include "walk.h"

namespace quaestor {

namespace {

std::set<std::string> articles_of(const Fact& fact) {
  std::set<std::string> ids;
  for (const Evidence& evidence : fact.evidence) ids.insert(evidence.article_id);
  return ids;
}

bool share_article(const Fact& a, const Fact& b) {
  const std::set<std::string> ids = articles_of(a);
  return std::any_of(b.evidence.begin(), b.evidence.end(),
                     [&](const Evidence& evidence) { return ids.contains(evidence.article_id); });
}

std::set<std::string> ids_of(const std::vector<Entity>& entities) {
  std::set<std::string> ids;
  for (const Entity& entity : entities) ids.insert(entity.id);
  return ids;
}

bool share_investor(const Fact& a, const Fact& b) {
  const std::set<std::string> ids = ids_of(a.investors);
  return std::any_of(b.investors.begin(), b.investors.end(),
                     [&](const Entity& entity) { return ids.contains(entity.id); });
}

bool same_goal(const Fact& a, const Fact& b) {
  if (ids_of(a.destinations) != ids_of(b.destinations)) return false;
  if (a.target.has_value() != b.target.has_value()) return false;
  if (a.target && a.target->id != b.target->id) return false;
  if (a.destinations.empty() && !a.target) return false;
  return a.places.empty() || b.places.empty() || ids_of(a.places) == ids_of(b.places);
}

bool may_be_one_event(const Fact& a, const Fact& b) {
  if (!share_investor(a, b) || !same_goal(a, b) || share_article(a, b)) return false;
  if (a.form && b.form && a.form != b.form) return false;
  return a.date && b.date && compare_as_known(a.date, b.date) == 0;
}

bool is_under_way(const std::optional<Status>& status) {
  return status && (*status == Status::ongoing || *status == Status::completed);
}

bool one_cancelled(const Fact& a, const Fact& b) {
  return (a.status == Status::cancelled && is_under_way(b.status)) ||
         (b.status == Status::cancelled && is_under_way(a.status));
}

bool amounts_differ(const Fact& a, const Fact& b) {
  if (!a.amount || !b.amount || a.amount->currency != b.amount->currency) return false;
  const auto low = [](const Fact& f) { return f.amount->value; };
  const auto high = [](const Fact& f) { return std::max(f.amount->value, f.amount->value_max); };
  return high(a) < low(b) || high(b) < low(a);
}

// What two investments say that cannot both be true, or empty.
std::string contradiction(const Fact& a, const Fact& b) {
  if (!may_be_one_event(a, b)) return {};
  const bool differ = amounts_differ(a, b);
  if (one_cancelled(a, b)) return differ ? std::string() : "status";
  return differ ? "amount" : std::string();
}

// What two investments must share to be compared.
std::string key_of(const Fact& fact, const std::string& investor) {
  std::string key = investor + '\n' + (fact.target ? fact.target->id : "");
  for (const std::string& id : ids_of(fact.destinations)) key += '\n' + id;
  return key;
}

using Blocks = std::map<std::string, std::vector<std::uint32_t>>;

Blocks blocks_of(const Graph& graph) {
  Blocks blocks;
  for (std::uint32_t index = 0; index < graph.facts().size(); ++index) {
    const Fact& fact = graph.facts()[index];
    if (fact.relation == Relation::headquartered_in && fact.object->kind == Kind::country) {
      blocks[fact.subject->id].push_back(index);
    } else if (fact.relation == Relation::investment) {
      for (const Entity& investor : fact.investors) {
        blocks[key_of(fact, investor.id)].push_back(index);
      }
    }
  }
  return blocks;
}

std::string statement(const Graph& graph, std::uint32_t index, const std::string& about) {
  const Fact& fact = graph.facts()[index];
  if (about == "seat") return fact.object->name;
  if (about == "amount") return format_amount(*fact.amount);
  return std::string(to_string(*fact.status));
}

Row row_of(const Graph& graph, const Conflict& conflict) {
  const Fact& a = graph.facts()[conflict.one];
  const Fact& b = graph.facts()[conflict.other];
  return {
      {conflict.about, conflict.about == "seat" ? a.subject->name : what_cell(a), to_string(a.date),
       statement(graph, conflict.one, conflict.about), sources_cell(graph, a),
       statement(graph, conflict.other, conflict.about), sources_cell(graph, b)},
      {conflict.one, conflict.other}};
}

}  // namespace

std::string contradiction_of(const Graph& graph, std::uint32_t one, std::uint32_t other) {
  const Fact& a = graph.facts()[one];
  const Fact& b = graph.facts()[other];
  if (a.relation != b.relation) return {};
  if (a.relation == Relation::investment) return contradiction(a, b);
  const bool seats = a.relation == Relation::headquartered_in && a.subject->id == b.subject->id &&
                     a.object->kind == Kind::country && b.object->kind == Kind::country &&
                     a.object->id != b.object->id && !share_article(a, b);
  return seats ? "seat" : std::string();
}

std::vector<Conflict> find_conflicts(const Graph& graph) {
  std::set<Conflict> found;
  for (const auto& [key, block] : blocks_of(graph)) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      for (std::size_t j = i + 1; j < block.size(); ++j) {
        std::string about = contradiction_of(graph, block[i], block[j]);
        if (!about.empty()) found.insert({std::move(about), block[i], block[j]});
      }
    }
  }
  return {found.begin(), found.end()};
}

Table conflicts(const Graph& graph, const Query& query) {
  Table table;
  table.columns = {{"conflict"}, {"about"},        {"date"},       {"one says"},
                   {"sources"},  {"another says"}, {"its sources"}};
  for (const Conflict& conflict : find_conflicts(graph)) {
    const Fact& fact = graph.facts()[conflict.one];
    const Fact& other = graph.facts()[conflict.other];
    if (query.either.given() && !names_any(fact, query.either) && !names_any(other, query.either)) {
      continue;
    }
    table.rows.push_back(row_of(graph, conflict));
  }
  return table;
}

}  // namespace quaestor
