// Investments summed by any of investor, its home, country, target, form, status and year; investor
// and country together are "who invests where". An investment of several investors or countries
// stands in each of their rows; the notes under the table count it once.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "cells.h"
#include "quaestor/queries/amounts.h"
#include "run.h"

namespace quaestor {

namespace {

std::set<std::string> names_of(const std::vector<Entity>& entities) {
  std::set<std::string> names;
  for (const Entity& entity : entities) names.insert(entity.name);
  return names;
}

// Countries and blocs that invest themselves, and those an investor has its seat in: what --from
// asks for.
std::set<std::string> homes_of_investors(const Graph& graph, const Fact& fact) {
  std::set<std::string> homes;
  for (const Entity& investor : fact.investors) {
    if (investor.kind == Kind::country || investor.kind == Kind::bloc) homes.insert(investor.name);
    const NodeIndex node = graph.find_id(investor.id);
    if (node == kNone) continue;
    for (const Edge& edge : graph.out_edges(node)) {
      if (edge.kind != EdgeKind::headquartered_in) continue;
      const Entity& home = graph.nodes()[edge.target].entity;
      if (home.kind == Kind::country) homes.insert(home.name);
    }
  }
  return homes;
}

// The values an investment has in a field; one empty value if it has none. Money for a company in
// no country told stands under the company's name, so that it does not get lost.
std::set<std::string> values(const Graph& graph, const Fact& fact, Field field, bool with_target) {
  std::set<std::string> found;
  switch (field) {
    case Field::investor:
      found = names_of(fact.investors);
      break;
    case Field::home:
      found = homes_of_investors(graph, fact);
      break;
    case Field::country:
      found = names_of(fact.destinations);
      if (found.empty()) found = names_of(fact.places);
      if (found.empty() && fact.target && !with_target) found.insert("(" + fact.target->name + ")");
      break;
    case Field::target:
      if (fact.target) found.insert(fact.target->name);
      break;
    case Field::form:
      if (fact.form) found.insert(std::string(to_string(*fact.form)));
      break;
    case Field::status:
      if (fact.status) found.insert(std::string(to_string(*fact.status)));
      break;
    case Field::year:
      if (fact.date) found.insert(std::to_string(fact.date.year));
      break;
  }
  if (found.empty()) found.insert(std::string());
  return found;
}

using Key = std::vector<std::string>;

// Every combination of the values of all fields.
std::vector<Key> keys(const Graph& graph, const Fact& fact, const std::vector<Field>& fields) {
  const bool with_target = std::find(fields.begin(), fields.end(), Field::target) != fields.end();
  std::vector<Key> all = {{}};
  for (Field field : fields) {
    std::vector<Key> longer;
    for (const std::string& value : values(graph, fact, field, with_target)) {
      for (Key key : all) {
        key.push_back(value);
        longer.push_back(std::move(key));
      }
    }
    all = std::move(longer);
  }
  return all;
}

struct Group {
  explicit Group(const std::string& currency) : totals(currency) {}
  Totals totals;
  Date latest;
  std::vector<std::uint32_t> facts;
};

// "1 considered, 2 cancelled": what stands in a row but in none of its sums.
std::string not_added(const Totals& totals) {
  std::string text;
  int told = 0;
  for (int s = 0; s < kStatuses; ++s) told += totals.count(static_cast<Status>(s));
  const auto add = [&](int count, std::string_view name) {
    if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, name);
  };
  add(totals.count(Status::considered), to_string(Status::considered));
  add(totals.count(Status::cancelled), to_string(Status::cancelled));
  add(totals.count() - told, "of status not told");
  return text;
}

Row row_of(const Graph& graph, const Key& key, const Group& group) {
  Row row{key, group.facts};
  row.cells.push_back(std::to_string(group.totals.count()));
  for (Status status : {Status::planned, Status::ongoing, Status::completed}) {
    row.cells.push_back(group.totals.sum(status));
  }
  row.cells.push_back(not_added(group.totals));
  row.cells.push_back(to_string(group.latest));
  row.cells.push_back(sources_cell(graph, group.facts));
  return row;
}

}  // namespace

Table who_where(const Graph& graph, const Query& query) {
  Table table;
  for (Field field : query.group) table.columns.push_back({std::string(to_string(field))});
  for (const char* name : {"investments", "planned", "ongoing", "completed"}) {
    table.columns.push_back({name, true});
  }
  for (const char* name : {"not added", "latest", "sources"})
    table.columns.push_back({name, false});
  std::map<Key, Group> groups;
  Totals totals(query.convert_to);
  long repeated = 0;
  for (std::uint32_t index : select_facts(graph, query)) {
    const Fact& fact = graph.facts()[index];
    totals.add(fact);
    const std::vector<Key> all = keys(graph, fact, query.group);
    if (all.size() > 1) ++repeated;
    for (const Key& key : all) {
      Group& group = groups.try_emplace(key, query.convert_to).first->second;
      group.totals.add(fact);
      group.latest = std::max(group.latest, fact.date);
      group.facts.push_back(index);
    }
  }
  std::vector<const std::pair<const Key, Group>*> order;
  order.reserve(groups.size());
  for (const auto& group : groups) order.push_back(&group);
  if (query.largest_first) {
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
      return a->second.totals.size() > b->second.totals.size();
    });
  }
  for (const auto* group : order) {
    table.rows.push_back(row_of(graph, group->first, group->second));
  }
  table.notes = totals.notes();
  if (repeated > 0) {
    table.notes.push_back(fmt::format(
        "in several rows, but once in these sums: {} (several investors or countries)", repeated));
  }
  add_left_out_notes(graph, query, table);
  return table;
}

}  // namespace quaestor
