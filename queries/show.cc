// The card of one thing: its names, then every fact about it, investments last.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "cells.h"
#include "quaestor/facts/amount_text.h"
#include "quaestor/queries/amounts.h"
#include "run.h"
#include "walk.h"

namespace quaestor {

namespace {

void add(Table& table, std::string what, std::string value) {
  if (!value.empty()) table.rows.push_back({{std::move(what), std::move(value), "", "", ""}, {}});
}

void add_names(const Entity& entity, Table& table) {
  add(table, "name", entity.name);
  add(table, "kind", std::string(to_string(entity.kind)));
  add(table, "id", entity.id);
  std::string aliases;
  for (const std::string& alias : entity.aliases) aliases += (aliases.empty() ? "" : ", ") + alias;
  add(table, "also called", aliases);
}

// The role of the thing in an investment: what it does there.
std::string part_in(const Fact& fact, const std::string& id) {
  const auto is = [&](const Entity& e) { return e.id == id; };
  if (std::any_of(fact.investors.begin(), fact.investors.end(), is)) return "invests";
  return "receives";
}

Row investment_row(const Graph& graph, std::uint32_t index, const std::string& id) {
  const Fact& fact = graph.facts()[index];
  std::string what = join_names(fact.investors);
  std::string to = where_cell(fact.destinations, fact.places);
  if (fact.target) to = to.empty() ? fact.target->name : fact.target->name + ", " + to;
  std::string detail = fact.amount ? format_amount(*fact.amount) : "";
  for (const std::string_view word : {fact.form ? to_string(*fact.form) : std::string_view(),
                                      fact.status ? to_string(*fact.status) : std::string_view()}) {
    if (!word.empty()) detail += fmt::format("{}{}", detail.empty() ? "" : ", ", word);
  }
  return {{part_in(fact, id), to.empty() ? what : what + " → " + to, detail, to_string(fact.date),
           sources_cell(graph, index)},
          {index}};
}

Row relation_row(const Graph& graph, std::uint32_t index, const std::string& id) {
  const Fact& fact = graph.facts()[index];
  const bool from_here = fact.subject && fact.subject->id == id;
  const Entity& other = from_here ? *fact.object : *fact.subject;
  std::string what = relation_words(to_string(fact.relation));
  if (!from_here && !is_symmetric(fact.relation)) what = "← " + what;
  std::string detail = fact.title;
  const std::string places = where_cell({}, fact.places);
  if (!places.empty()) detail += (detail.empty() ? "" : ", ") + places;
  return {{what, other.name, detail, to_string(fact.date), sources_cell(graph, index)}, {index}};
}

// One bar a year (or a month, within two years), the tallest the most articles.
std::string bars(const std::map<std::string, long>& counts) {
  constexpr std::string_view kBars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  long most = 1;
  for (const auto& [when, count] : counts) most = std::max(most, count);
  std::string text;
  for (const auto& [when, count] : counts) {
    text += fmt::format("{}{} {} {}", text.empty() ? "" : ", ", when,
                        kBars[static_cast<std::size_t>((count * 8 - 1) / most)], count);
  }
  return text;
}

// How many articles told of it when.
void add_mentions(const Graph& graph, const std::vector<std::uint32_t>& facts, Table& table) {
  std::map<std::string, Date> articles;
  for (std::uint32_t index : facts) {
    const Fact& fact = graph.facts()[index];
    for (const Evidence& evidence : fact.evidence) {
      const ArticleInfo* article = graph.article(evidence.article_id);
      articles[evidence.article_id] = article != nullptr ? article->date : Date();
    }
  }
  Date first, last;
  for (const auto& [id, date] : articles) {
    if (date && (!first || date < first)) first = date;
    last = std::max(last, date);
  }
  const bool by_month = first && last.year - first.year < 2;
  std::map<std::string, long> counts;
  for (const auto& [id, date] : articles) {
    if (date) ++counts[to_string(Date{date.year, by_month ? date.month : 0})];
  }
  std::string when = to_string(first);
  if (last != first) when += " to " + to_string(last);
  table.rows.push_back({{"articles", std::to_string(articles.size()), bars(counts), when, ""}, {}});
}

}  // namespace

Table show(const Graph& graph, const Query& query) {
  const NodeIndex node = node_of(graph, query.subject);
  const Entity& entity = graph.nodes()[node].entity;
  Table table;
  table.columns = {{"what"}, {"value"}, {"detail"}, {"date"}, {"sources"}};
  add_names(entity, table);
  std::vector<Row> relations, investments;
  Totals given, received;
  const std::vector<std::uint32_t> facts = facts_about(graph, node);
  add_mentions(graph, facts, table);
  for (std::uint32_t index : facts) {
    const Fact& fact = graph.facts()[index];
    if (fact.relation != Relation::investment) {
      relations.push_back(relation_row(graph, index, entity.id));
      continue;
    }
    investments.push_back(investment_row(graph, index, entity.id));
    (investments.back().cells[0] == "invests" ? given : received).add(fact);
  }
  std::sort(relations.begin(), relations.end(), [](const Row& a, const Row& b) {
    return std::tie(a.cells, a.facts) < std::tie(b.cells, b.facts);
  });
  std::sort(investments.begin(), investments.end(), [](const Row& a, const Row& b) {
    return std::tie(a.cells[0], b.cells[3], a.cells[1], a.facts) <
           std::tie(b.cells[0], a.cells[3], b.cells[1], b.facts);
  });
  table.rows.insert(table.rows.end(), relations.begin(), relations.end());
  table.rows.insert(table.rows.end(), investments.begin(), investments.end());
  for (const std::string& line : given.notes()) table.notes.push_back("invests, " + line);
  for (const std::string& line : received.notes()) table.notes.push_back("receives, " + line);
  return table;
}

}  // namespace quaestor
