// Facts that cannot both be true, told by different articles: one decision with two amounts, one
// cancelled here and alive there, one company with two seats.
//
// Merged facts hold what most sources say, so a contradiction is two facts that were too far apart
// to be one (docs/decisions.md, "One event once"). Two investments may be one decision when they
// share an investor and a destination or the receiver, and neither places nor forms nor years
// speak against it. On one and the same day nothing more is asked; else their amounts must be
// near, or their places the same. What a later article calls off is a development and no conflict.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "cells.h"
#include "quaestor/facts/amount_text.h"
#include "quaestor/queries/conflicts.h"
#include "run.h"
#include "walk.h"

namespace quaestor {

namespace {

constexpr double kSameAmount = 0.05;  // relative: closer amounts are one figure rounded
constexpr double kOtherAmount =
    0.35;                  // relative: further ones are two decisions, told apart in time
constexpr int kYears = 1;  // between the dates of one decision

bool share_article(const Fact& a, const Fact& b) {
  return std::any_of(a.evidence.begin(), a.evidence.end(), [&b](const Evidence& x) {
    return std::any_of(b.evidence.begin(), b.evidence.end(),
                       [&x](const Evidence& y) { return x.article_id == y.article_id; });
  });
}

bool share(const std::vector<Entity>& a, const std::vector<Entity>& b) {
  return std::any_of(a.begin(), a.end(), [&b](const Entity& x) {
    return std::any_of(b.begin(), b.end(), [&x](const Entity& y) { return x.id == y.id; });
  });
}

// One decision, as far as can be told from all but amount, status and day.
bool same_matter(const Fact& a, const Fact& b) {
  if (a.date && b.date && std::abs(a.date.year - b.date.year) > kYears) return false;
  if (!a.places.empty() && !b.places.empty() && !share(a.places, b.places)) return false;
  if (a.form && b.form && a.form != b.form) return false;
  if (a.target.has_value() != b.target.has_value()) return false;
  if (a.target ? a.target->id != b.target->id : !share(a.destinations, b.destinations))
    return false;
  return share(a.investors, b.investors) && !share_article(a, b);
}

// Relative distance of two amounts in one currency, 0 where their ranges meet; nullopt when they
// cannot be compared.
std::optional<double> distance(const Fact& a, const Fact& b) {
  if (!a.amount || !b.amount || a.amount->currency != b.amount->currency) return std::nullopt;
  const auto low = [](const Fact& f) { return f.amount->value; };
  const auto high = [](const Fact& f) { return std::max(f.amount->value, f.amount->value_max); };
  const double larger = std::max(high(a), high(b));
  if (larger <= 0) return std::nullopt;
  return std::max({0.0, low(a) - high(b), low(b) - high(a)}) / larger;
}

bool is_under_way(const Fact& fact) {
  return fact.status == Status::ongoing || fact.status == Status::completed;
}

// `a` is called off and `b` goes on, or is planned later.
bool called_off(const Fact& a, const Fact& b) {
  if (a.status != Status::cancelled) return false;
  if (is_under_way(b)) return true;
  return b.status == Status::planned && a.date && b.date && compare_as_known(a.date, b.date) < 0;
}

// What two investments say that cannot both be true, or empty.
std::string contradiction(const Fact& a, const Fact& b) {
  if (!same_matter(a, b)) return {};
  const bool same_day = a.date && b.date && compare_as_known(a.date, b.date) == 0;
  const bool same_place = share(a.places, b.places);
  const std::optional<double> apart = distance(a, b);
  if (called_off(a, b) || called_off(b, a)) {
    const bool one = apart ? *apart <= kSameAmount : same_day || same_place;
    return one ? "status" : std::string();
  }
  if (!apart || *apart <= kSameAmount) return {};
  const bool near = *apart <= kOtherAmount && a.form == b.form && (same_place || a.target);
  return same_day || near ? "amount" : std::string();
}

using Blocks = std::map<std::string, std::vector<std::uint32_t>>;

// By what two facts must share to be compared.
Blocks blocks_of(const Graph& graph) {
  Blocks blocks;
  for (std::uint32_t index = 0; index < graph.facts().size(); ++index) {
    const Fact& fact = graph.facts()[index];
    if (fact.relation == Relation::headquartered_in && fact.object->kind == Kind::country) {
      blocks[fact.subject->id].push_back(index);
    }
    if (fact.relation != Relation::investment) continue;
    for (const Entity& investor : fact.investors) {
      if (fact.target) {
        blocks[investor.id + '\n' + fact.target->id].push_back(index);
        continue;
      }
      for (const Entity& destination : fact.destinations) {
        blocks[investor.id + '\n' + destination.id].push_back(index);
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
  return {
      {conflict.about, conflict.about == "seat" ? a.subject->name : what_cell(a), to_string(a.date),
       statement(graph, conflict.one, conflict.about), sources_cell(graph, conflict.one),
       statement(graph, conflict.other, conflict.about), sources_cell(graph, conflict.other)},
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
