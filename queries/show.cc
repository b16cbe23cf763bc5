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

// What a row of a fact is sorted by, before there are rows.
struct Place {
  bool is_investment = false;
  std::string_view what;
  std::string_view name;  // of the other side of a relation
  Date date;
  std::uint32_t fact = 0;
};

// Words for each relation, and for its other side: "subsidiary of", "← subsidiary of".
class RelationWords {
 public:
  std::string_view of(Relation relation, bool from_here) {
    std::string& text = texts_[{relation, from_here || is_symmetric(relation)}];
    if (!text.empty()) return text;
    text = relation_words(to_string(relation));
    if (!from_here && !is_symmetric(relation)) text.insert(0, "← ");
    return text;
  }

 private:
  std::map<std::pair<Relation, bool>, std::string> texts_;
};

bool has_part(const Graph& graph, std::uint32_t fact, NodeIndex node, Part part) {
  const std::span<const Argument> arguments = graph.arguments(fact);
  return std::any_of(arguments.begin(), arguments.end(), [&](Argument argument) {
    return argument.part() == part && argument.node() == node;
  });
}

// "Microsoft → France (Mulhouse)", or who invests where no one is told who gets it.
std::string investment_cell(const Graph& graph, std::uint32_t fact) {
  std::string text = names_cell(graph, fact, Part::investor);
  std::string_view before = " → ";
  for (const std::string& to : {names_cell(graph, fact, Part::target), where_cell(graph, fact)}) {
    if (to.empty()) continue;
    text += before;
    text += to;
    before = ", ";
  }
  return text;
}

std::string investment_detail(const Outline& fact) {
  const std::optional<Amount> amount = amount_of(fact);
  std::string detail = amount ? format_amount(*amount) : "";
  for (const std::string_view word : {fact.form ? to_string(*fact.form) : std::string_view(),
                                      fact.status ? to_string(*fact.status) : std::string_view()}) {
    if (word.empty()) continue;
    if (!detail.empty()) detail += ", ";
    detail += word;
  }
  return detail;
}

// Titles, then places.
std::string relation_detail(const Graph& graph, std::uint32_t fact) {
  std::string detail(graph.title(fact));
  const std::string places = names_cell(graph, fact, Part::place);
  if (!places.empty()) detail += (detail.empty() ? "" : ", ") + places;
  return detail;
}

// Relations by their words, the other side, detail and date.
bool relation_first(const Graph& graph, const Place& a, const Place& b) {
  if (a.what != b.what) return a.what < b.what;
  if (a.name != b.name) return a.name < b.name;
  const auto rest = [&](const Place& place) {
    return std::tuple(relation_detail(graph, place.fact), to_string(place.date),
                      sources_cell(graph, place.fact), place.fact);
  };
  return rest(a) < rest(b);
}

// Investments it makes, then those it receives, the latest first.
bool investment_first(const Graph& graph, const Place& a, const Place& b) {
  if (a.what != b.what) return a.what < b.what;
  if (a.date != b.date) return a.date > b.date;
  const int cells = investment_cell(graph, a.fact).compare(investment_cell(graph, b.fact));
  return cells != 0 ? cells < 0 : a.fact < b.fact;
}

Row row_of(const Graph& graph, const Place& place) {
  const Outline fact = graph.outline(place.fact);
  Row row{{}, {place.fact}};
  row.cells.reserve(5);
  row.cells.emplace_back(place.what);
  if (place.is_investment) {
    row.cells.push_back(investment_cell(graph, place.fact));
    row.cells.push_back(investment_detail(fact));
  } else {
    row.cells.emplace_back(place.name);
    row.cells.push_back(relation_detail(graph, place.fact));
  }
  row.cells.push_back(to_string(place.date));
  row.cells.push_back(sources_cell(graph, place.fact));
  return row;
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
  std::vector<Telling> articles;
  for (std::uint32_t index : facts) {
    const std::vector<Telling> told = graph.told_by(index);
    articles.insert(articles.end(), told.begin(), told.end());
  }
  std::sort(articles.begin(), articles.end());
  articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
  Date first, last;
  for (const Telling& article : articles) {
    if (article.date && (!first || article.date < first)) first = article.date;
    last = std::max(last, article.date);
  }
  const bool by_month = first && last.year - first.year < 2;
  std::map<std::string, long> counts;
  for (const auto& [index, id, date] : articles) {
    if (date) ++counts[to_string(Date{date.year, by_month ? date.month : 0})];
  }
  std::string when = to_string(first);
  if (last != first) when += " to " + to_string(last);
  table.rows.push_back({{"articles", std::to_string(articles.size()), bars(counts), when, ""}, {}});
}

std::string_view other_name(const Graph& graph, std::uint32_t fact, Part part) {
  for (const Argument argument : graph.arguments(fact)) {
    if (argument.part() == part) return graph.name(argument.node());
  }
  return {};
}

// Relations, then investments; as many as the limit leaves room for.
void add_rows(const Graph& graph, const Query& query, std::vector<Place>& places, Table& table) {
  const auto first_investment = std::partition(
      places.begin(), places.end(), [](const Place& place) { return !place.is_investment; });
  const std::size_t room = query.limit > table.rows.size() ? query.limit - table.rows.size() : 0;
  const std::size_t shown = query.limit == 0 ? places.size() : std::min(room, places.size());
  const auto end = places.begin() + static_cast<std::ptrdiff_t>(shown);
  std::partial_sort(places.begin(), std::min(end, first_investment), first_investment,
                    [&](const Place& a, const Place& b) { return relation_first(graph, a, b); });
  if (end > first_investment) {
    std::partial_sort(first_investment, end, places.end(), [&](const Place& a, const Place& b) {
      return investment_first(graph, a, b);
    });
  }
  for (auto place = places.begin(); place != end; ++place) {
    table.rows.push_back(row_of(graph, *place));
  }
  table.left_out = places.size() - shown;
}

}  // namespace

Table show(const Graph& graph, const Query& query) {
  const NodeIndex node = node_of(graph, query.subject);
  const Entity& entity = graph.nodes()[node].entity;
  Table table;
  table.columns = {{"what"}, {"value"}, {"detail"}, {"date"}, {"sources"}};
  add_names(entity, table);
  RelationWords words;
  std::vector<Place> places;
  Totals given, received;
  const std::vector<std::uint32_t> facts = facts_about(graph, node);
  add_mentions(graph, facts, table);
  for (std::uint32_t index : facts) {
    const Outline fact = graph.outline(index);
    if (fact.relation != Relation::investment) {
      const bool from_here = has_part(graph, index, node, Part::subject);
      places.push_back({false, words.of(fact.relation, from_here),
                        other_name(graph, index, from_here ? Part::object : Part::subject),
                        fact.date, index});
      continue;
    }
    const bool invests = has_part(graph, index, node, Part::investor);
    places.push_back({true, invests ? "invests" : "receives", {}, fact.date, index});
    (invests ? given : received).add(fact);
  }
  add_rows(graph, query, places, table);
  for (const std::string& line : given.notes()) table.notes.push_back("invests, " + line);
  for (const std::string& line : received.notes()) table.notes.push_back("receives, " + line);
  return table;
}

}  // namespace quaestor
