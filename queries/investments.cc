// Investments as rows, latest first, with the sums that may be cited under them.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "cells.h"
#include "quaestor/facts/amount_text.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/queries/amounts.h"
#include "run.h"
#include "select.h"

namespace quaestor {

namespace {

constexpr std::size_t kOwn = 8;  // columns that are always there

// Columns for those who ask for them: the amount in parts, as written, and converted.
const std::vector<Column> kExtras = {
    {"as written", false, true}, {"value", true, true},       {"value max", true, true},
    {"currency", false, true},   {"qualifier", false, true},  {"converted", true, true},
    {"rate", false, true},       {"capacity MW", true, true}, {"confidence", true, true}};

// "≈€3.7bn" and "USD 1.082 (2024)"; the amount itself where nothing is to be converted.
std::pair<std::string, std::string> converted_cells(const Fact& fact, const std::string& to) {
  const Amount& amount = *fact.amount;
  const auto low = standard_rates().convert(amount.value, amount.currency, fact.date, to);
  if (!low) return {"", "no rate"};
  if (amount.currency == to) return {format_amount(amount), ""};
  const auto high = standard_rates().convert(amount.value_max, amount.currency, fact.date, to);
  std::string rate;
  for (const auto* used : {&low->from, &low->to}) {
    if (!*used) continue;
    rate += fmt::format("{}{} {:.4g} ({})", rate.empty() ? "" : ", ", (*used)->currency,
                        (*used)->units_per_eur, (*used)->year);
  }
  return {
      format_amount({significant(low->value), significant(high->value), to, Qualifier::about, ""}),
      rate};
}

void add_extras(const Fact& fact, const Query& query, Row& row) {
  std::vector<std::string> cells(7);
  if (fact.amount) {
    const Amount& amount = *fact.amount;
    const auto [converted, rate] = converted_cells(fact, query.convert_to);
    cells = {amount.text,
             number_to_string(amount.value),
             amount.value_max > 0 ? number_to_string(amount.value_max) : "",
             amount.currency,
             std::string(to_string(amount.qualifier)),
             converted,
             rate};
  }
  row.cells.insert(row.cells.end(), cells.begin(), cells.end());
  row.cells.push_back(fact.capacity_mw > 0 ? number_to_string(fact.capacity_mw) : "");
  row.cells.push_back(fmt::format("{:.2f}", fact.confidence));
}

// Only the extra columns need the whole fact.
Row row_of(const Graph& graph, const Query& query, std::uint32_t index) {
  const Outline fact = graph.outline(index);
  const std::optional<Amount> amount = amount_of(fact);
  Row row{{}, {index}};
  row.cells.reserve(query.columns.empty() ? kOwn : kOwn + kExtras.size());
  row.cells.push_back(names_cell(graph, index, Part::investor));
  row.cells.push_back(where_cell(graph, index));
  row.cells.push_back(names_cell(graph, index, Part::target));
  row.cells.push_back(amount ? format_amount(*amount) : "");
  row.cells.emplace_back(fact.form ? to_string(*fact.form) : "");
  row.cells.emplace_back(fact.status ? to_string(*fact.status) : "");
  row.cells.push_back(to_string(fact.date));
  row.cells.push_back(sources_cell(graph, index));
  if (!query.columns.empty()) add_extras(graph.facts()[index], query, row);
  return row;
}

// What rows are sorted by, before there are rows.
struct Place {
  double size = 0;  // converted, where the largest come first
  Date date;
  double value = 0;  // -1 without an amount
  std::uint32_t fact = 0;
};

Place place_of(const Graph& graph, const Query& query, std::uint32_t index) {
  const Outline fact = graph.outline(index);
  Place place{0, fact.date, fact.qualifier ? fact.value : -1, index};
  if (query.largest_first) place.size = size_of(fact, query.convert_to).value_or(-1);
  return place;
}

// Size, date and amount descending, then investors' names, destinations, and the graph's own order.
bool comes_first(const Graph& graph, const Place& a, const Place& b) {
  const auto told = std::tie(b.size, b.date, b.value) <=> std::tie(a.size, a.date, a.value);
  if (told != 0) return told < 0;
  const int investors =
      names_cell(graph, a.fact, Part::investor).compare(names_cell(graph, b.fact, Part::investor));
  if (investors != 0) return investors < 0;
  const int where = where_cell(graph, a.fact).compare(where_cell(graph, b.fact));
  return where != 0 ? where < 0 : a.fact < b.fact;
}

// "units of Amazon are not counted: AWS (3 investments)".
void add_units_note(const Graph& graph, const Query& query, Table& table) {
  if (!query.by.given() || graph.find_id(query.by.id) == kNone) return;
  std::string units;
  NodeIndex last = kNone;
  for (EdgeIndex e : graph.in_edges(graph.find_id(query.by.id))) {
    const Edge& edge = graph.edge(e);
    if (edge.kind != EdgeKind::subsidiary_of || edge.source == last) continue;
    last = edge.source;
    Query unit = query;
    unit.by = term_of(graph.nodes()[edge.source].entity);
    const std::size_t count = select_facts(graph, unit).size();
    if (count == 0) continue;
    units += fmt::format("{}{} ({})", units.empty() ? "" : ", ", unit.by.name, count);
  }
  if (units.empty()) return;
  table.notes.push_back(fmt::format("not counted, by units of {}: {}", query.by.name, units));
}

}  // namespace

void add_left_out_notes(const Graph& graph, const Query& query, Table& table) {
  if (query.scan == Scan::investments) add_units_note(graph, query, table);
  if (query.min || query.max) {
    Query any_size = query;
    any_size.min.reset();
    any_size.max.reset();
    long without = 0;
    for (std::uint32_t fact : select_facts(graph, any_size))
      without += graph.outline(fact).qualifier ? 0 : 1;
    if (without > 0) table.notes.push_back(fmt::format("left out, no amount told: {}", without));
  }
  if (!query.since && !query.until) return;
  Query any_time = query;
  any_time.since = any_time.until = {};
  long undated = 0;
  for (std::uint32_t fact : select_facts(graph, any_time))
    undated += graph.outline(fact).date ? 0 : 1;
  if (undated > 0) table.notes.push_back(fmt::format("left out, no date told: {}", undated));
}

Table investments(const Graph& graph, const Query& query) {
  Table table;
  table.columns = {{"investor"}, {"destination"}, {"target"}, {"amount", true},
                   {"form"},     {"status"},      {"date"},   {"sources"}};
  if (!query.columns.empty()) {
    table.columns.insert(table.columns.end(), kExtras.begin(), kExtras.end());
  }
  Totals totals(query.convert_to);
  std::vector<Place> places;
  for (std::uint32_t fact : select_facts(graph, query)) {
    totals.add(graph.outline(fact));
    places.push_back(place_of(graph, query, fact));
  }
  const std::size_t shown = shown_rows(query, places.size());
  std::partial_sort(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(shown),
                    places.end(),
                    [&](const Place& a, const Place& b) { return comes_first(graph, a, b); });
  table.left_out = places.size() - shown;
  places.resize(shown);
  for (const Place& place : places) table.rows.push_back(row_of(graph, query, place.fact));
  table.notes = totals.notes();
  add_left_out_notes(graph, query, table);
  return table;
}

}  // namespace quaestor
