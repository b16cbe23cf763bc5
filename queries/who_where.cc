// Investments summed by any of investor, its home, country, target, form, status and year; investor
// and country together are "who invests where". An investment of several investors or countries
// stands in each of their rows; the notes under the table count it once.
#include <fmt/format.h>

#include <algorithm>

#include "cells.h"
#include "groups.h"
#include "quaestor/queries/amounts.h"
#include "run.h"

namespace quaestor {

namespace {

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

// One row from the facts of a group.
Row row_of(const Graph& graph, const Query& query, std::vector<std::string> values,
           std::vector<std::uint32_t> facts) {
  Totals totals(query.convert_to);
  Date latest;
  for (const std::uint32_t fact : facts) {
    const Outline outline = graph.outline(fact);
    totals.add(outline);
    latest = std::max(latest, outline.date);
  }
  Row row{std::move(values), std::move(facts)};
  row.cells.push_back(std::to_string(totals.count()));
  for (Status status : {Status::planned, Status::ongoing, Status::completed}) {
    row.cells.push_back(totals.sum(status));
  }
  row.cells.push_back(not_added(totals));
  row.cells.push_back(to_string(latest));
  row.cells.push_back(sources_cell(graph, row.facts));
  return row;
}

// An investment in one of its groups.
struct Member {
  std::uint32_t group = 0;
  std::uint32_t fact = 0;
};

// What is planned, ongoing and completed in each group, converted; empty unless the largest come
// first.
std::vector<double> sizes_of(const Graph& graph, const Query& query, const Groups& groups,
                             const std::vector<Member>& members) {
  if (!query.largest_first) return {};
  std::vector<double> sizes(groups.count(), 0.0);
  for (const Member& member : members) {
    const Outline fact = graph.outline(member.fact);
    if (!fact.status || *fact.status == Status::considered || *fact.status == Status::cancelled) {
      continue;
    }
    sizes[member.group] += size_of(fact, query.convert_to).value_or(0);
  }
  return sizes;
}

// The rows of these groups, in this order. Members of other groups are taken out of `members`.
std::vector<Row> rows_of(const Graph& graph, const Query& query, const Groups& groups,
                         const std::vector<std::uint32_t>& order, std::vector<Member>& members) {
  std::vector<std::uint32_t> place(groups.count(), kNone);
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::erase_if(members, [&](const Member& member) { return place[member.group] == kNone; });
  std::stable_sort(members.begin(), members.end(), [&](const Member& a, const Member& b) {
    return place[a.group] < place[b.group];
  });
  std::vector<Row> rows;
  rows.reserve(order.size());
  auto member = members.begin();
  for (const std::uint32_t group : order) {
    std::vector<std::string> values;
    for (std::size_t field = 0; field < query.group.size(); ++field) {
      values.emplace_back(groups.value(group, field));
    }
    std::vector<std::uint32_t> facts;
    for (; member != members.end() && member->group == group; ++member) {
      facts.push_back(member->fact);
    }
    rows.push_back(row_of(graph, query, std::move(values), std::move(facts)));
  }
  return rows;
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
  Groups groups(graph, query.group);
  std::vector<Member> members;
  Totals totals(query.convert_to);
  long repeated = 0;
  for (std::uint32_t fact : select_facts(graph, query)) {
    totals.add(graph.outline(fact));
    const std::span<const std::uint32_t> all = groups.of(fact);
    if (all.size() > 1) ++repeated;
    for (const std::uint32_t group : all) members.push_back({group, fact});
  }
  if (!members.empty()) {
    const std::vector<std::uint32_t> order =
        groups.sorted(shown_rows(query, groups.count()), sizes_of(graph, query, groups, members));
    table.left_out = groups.count() - order.size();
    table.rows = rows_of(graph, query, groups, order, members);
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
