// Two things side by side: what money they put in (a country: gets), where, and what else is told
// of each. One row an aspect; aspects that neither has are left out.
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "cells.h"
#include "quaestor/queries/amounts.h"
#include "run.h"

namespace quaestor {

namespace {

struct Cell {
  std::string text;
  std::vector<std::uint32_t> facts;
};

bool is_somewhere(const Term& term) {
  return term.id.starts_with("country/") || term.id.starts_with("bloc/") ||
         term.id.starts_with("place/");
}

// The investments of a company, or those that go to a country, under the filters given.
std::vector<std::uint32_t> money_of(const Graph& graph, const Query& query, const Term& term) {
  Query one = query;
  one.scan = Scan::investments;
  one.subject = one.object = {};
  (is_somewhere(term) ? one.in : one.by) = term;
  return select_facts(graph, one);
}

std::string listed(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

// Who or what stands at the other end of a relation.
Cell related(const Graph& graph, const Term& term, Relation relation, bool as_subject) {
  Query one;
  one.scan = Scan::relations;
  one.relations = {relation};
  (as_subject ? one.subject : one.object) = term;
  Cell cell{"", select_facts(graph, one)};
  std::set<std::string> names;
  for (std::uint32_t index : cell.facts) {
    const Fact& fact = graph.facts()[index];
    names.insert(term.holds(fact.subject->id) ? fact.object->name : fact.subject->name);
  }
  cell.text = listed(names);
  return cell;
}

// The other end of the investments: where a company's money goes, whose money a country gets.
Cell other_ends(const Graph& graph, const Term& term, const std::vector<std::uint32_t>& facts) {
  std::set<std::string> names;
  for (std::uint32_t index : facts) {
    const Fact& fact = graph.facts()[index];
    for (const Entity& end : is_somewhere(term) ? fact.investors : fact.destinations) {
      names.insert(end.name);
    }
    if (!is_somewhere(term) && fact.target) names.insert(fact.target->name);
  }
  return {listed(names), facts};
}

void add_row(Table& table, const std::string& aspect, const Cell& a, const Cell& b) {
  if (a.text.empty() && b.text.empty()) return;
  Row row{{aspect, a.text, b.text}, a.facts};
  row.facts.insert(row.facts.end(), b.facts.begin(), b.facts.end());
  std::sort(row.facts.begin(), row.facts.end());
  row.facts.erase(std::unique(row.facts.begin(), row.facts.end()), row.facts.end());
  table.rows.push_back(std::move(row));
}

void add_money(const Graph& graph, const Query& query, Table& table) {
  std::array<std::vector<std::uint32_t>, 2> facts = {money_of(graph, query, query.subject),
                                                     money_of(graph, query, query.object)};
  std::array<Totals, 2> totals = {Totals(query.convert_to), Totals(query.convert_to)};
  for (std::size_t side = 0; side < facts.size(); ++side) {
    for (std::uint32_t fact : facts[side]) totals[side].add(graph.facts()[fact]);
  }
  const auto both = [&](const std::string& aspect, auto text) {
    add_row(table, aspect, {text(totals[0]), facts[0]}, {text(totals[1]), facts[1]});
  };
  both("investments", [](const Totals& t) { return std::to_string(t.count()); });
  for (Status status : {Status::planned, Status::ongoing, Status::completed}) {
    both(std::string(to_string(status)), [&](const Totals& t) { return t.sum(status); });
  }
  for (Status status : {Status::considered, Status::cancelled}) {
    both(std::string(to_string(status)) + " (no sum)", [&](const Totals& t) {
      return t.count(status) == 0 ? std::string() : std::to_string(t.count(status));
    });
  }
  add_row(table, "from or to", other_ends(graph, query.subject, facts[0]),
          other_ends(graph, query.object, facts[1]));
}

}  // namespace

Table comparison(const Graph& graph, const Query& query) {
  for (const Term* term : {&query.subject, &query.object}) {
    if (term->ids.size() == 1) node_of(graph, *term);
  }
  Table table;
  table.columns = {{"what"}, {query.subject.name}, {query.object.name}};
  add_money(graph, query, table);
  struct Aspect {
    const char* name;
    Relation relation;
    bool as_subject;
  };
  static constexpr std::array<Aspect, 9> kAspects = {
      {{"seat", Relation::headquartered_in, true},
       {"operates in", Relation::operates_in, true},
       {"companies based there", Relation::headquartered_in, false},
       {"belongs to", Relation::subsidiary_of, true},
       {"units", Relation::subsidiary_of, false},
       {"partners", Relation::partners_with, true},
       {"rivals", Relation::competes_with, true},
       {"laws", Relation::subject_to, true},
       {"people", Relation::role, false}}};
  for (const Aspect& aspect : kAspects) {
    add_row(table, aspect.name, related(graph, query.subject, aspect.relation, aspect.as_subject),
            related(graph, query.object, aspect.relation, aspect.as_subject));
  }
  return table;
}

}  // namespace quaestor
