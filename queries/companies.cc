// One row a company: seat, parent, where it operates, and how much is told about it.
#include <algorithm>
#include <tuple>

#include "cells.h"
#include "run.h"
#include "walk.h"

namespace quaestor {

namespace {

constexpr std::size_t kNamesShown = 4;

struct Company {
  std::vector<std::string> seats, parents, operations;
  std::vector<std::string> countries;  // of seats and operations
  long gives = 0, gets = 0, partners = 0, rivals = 0, laws = 0;
};

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

bool is_among(const std::vector<Entity>& entities, const std::string& id) {
  return std::any_of(entities.begin(), entities.end(),
                     [&](const Entity& entity) { return entity.id == id; });
}

void add_relation(const Fact& fact, bool from_here, Company& company) {
  const bool lies =
      fact.relation == Relation::headquartered_in || fact.relation == Relation::operates_in;
  if (lies && fact.object->kind == Kind::country) add_once(company.countries, fact.object->id);
  switch (fact.relation) {
    case Relation::headquartered_in:
      return add_once(company.seats, fact.object->name);
    case Relation::operates_in:
      return add_once(company.operations, fact.object->name);
    case Relation::subsidiary_of:
      if (from_here) add_once(company.parents, fact.object->name);
      return;
    case Relation::partners_with:
      ++company.partners;
      return;
    case Relation::competes_with:
      ++company.rivals;
      return;
    case Relation::subject_to:
      ++company.laws;
      return;
    default:
      return;
  }
}

Company company_of(const Graph& graph, const std::string& id,
                   const std::vector<std::uint32_t>& facts) {
  Company company;
  for (std::uint32_t index : facts) {
    const Fact& fact = graph.facts()[index];
    if (fact.relation == Relation::investment) {
      ++(is_among(fact.investors, id) ? company.gives : company.gets);
    } else {
      add_relation(fact, fact.subject->id == id, company);
    }
  }
  return company;
}

// Seated or at work in `query.in`, a unit of `query.object`, of the sector.
bool passes(const Graph& graph, const Query& query, const std::string& id,
            const std::vector<std::uint32_t>& facts) {
  if (query.sector.given() && !query.sector.holds(id)) return false;
  bool in = !query.in.given();
  bool unit = !query.object.given();
  for (std::uint32_t index : facts) {
    const Fact& fact = graph.facts()[index];
    if (fact.relation == Relation::investment || fact.subject->id != id) continue;
    if (fact.relation == Relation::headquartered_in || fact.relation == Relation::operates_in) {
      in = in || names_any(fact, query.in);
    }
    unit =
        unit || (fact.relation == Relation::subsidiary_of && query.object.holds(fact.object->id));
  }
  return in && unit;
}

}  // namespace

Table companies(const Graph& graph, const Query& query) {
  Table table;
  table.columns = {{"company"},
                   {"seat"},
                   {"part of"},
                   {"operates in"},
                   {"countries", true, !query.largest_first},
                   {"gives", true},
                   {"gets", true},
                   {"partners", true},
                   {"rivals", true},
                   {"laws", true},
                   {"articles", true},
                   {"id", false, true}};
  std::vector<std::tuple<std::size_t, std::string, Row>> rows;
  for (NodeIndex node = 0; node < graph.nodes().size(); ++node) {
    const Entity& entity = graph.nodes()[node].entity;
    if (entity.kind != Kind::company) continue;
    std::vector<std::uint32_t> facts = facts_about(graph, node);
    if (!passes(graph, query, entity.id, facts)) continue;
    const Company company = company_of(graph, entity.id, facts);
    const std::size_t articles = article_count(graph, facts);
    Row row{{entity.name, some_names(company.seats, kNamesShown),
             some_names(company.parents, kNamesShown), some_names(company.operations, kNamesShown),
             std::to_string(company.countries.size()), std::to_string(company.gives),
             std::to_string(company.gets), std::to_string(company.partners),
             std::to_string(company.rivals), std::to_string(company.laws), std::to_string(articles),
             entity.id},
            std::move(facts)};
    rows.emplace_back(query.largest_first ? company.countries.size() : articles, entity.name,
                      std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return std::tie(std::get<0>(b), std::get<1>(a)) < std::tie(std::get<0>(a), std::get<1>(b));
  });
  for (auto& [size, name, row] : rows) table.rows.push_back(std::move(row));
  return table;
}

}  // namespace quaestor
