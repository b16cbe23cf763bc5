#include "column_filter.h"

#include <algorithm>
#include <initializer_list>

#include "cells.h"
#include "quaestor/queries/rates.h"

namespace quaestor {

namespace {

bool is_one_of(Part part, std::initializer_list<Part> parts) {
  return std::find(parts.begin(), parts.end(), part) != parts.end();
}

// Whether some argument in one of the parts is among the nodes.
template <typename Nodes>
bool any(std::span<const Argument> arguments, const Nodes& nodes,
         std::initializer_list<Part> parts) {
  return std::any_of(arguments.begin(), arguments.end(), [&](Argument argument) {
    return is_one_of(argument.part(), parts) && nodes.hold(argument.node());
  });
}

template <typename T>
bool among(const std::vector<T>& wanted, const std::optional<T>& value) {
  return wanted.empty() ||
         (value && std::find(wanted.begin(), wanted.end(), *value) != wanted.end());
}

// Is the amount, or the end of a range that counts, on the right side of the bound?
bool within(const Outline& fact, const std::optional<Amount>& bound, bool least) {
  if (!bound) return true;
  if (!fact.qualifier) return false;
  const auto value =
      standard_rates().convert(least ? std::max(fact.value, fact.value_max) : fact.value,
                               fact.currency, fact.date, bound->currency);
  return value && (least ? value->value >= bound->value : value->value <= bound->value);
}

}  // namespace

ColumnFilter::ColumnFilter(const Graph& graph, const Query& query, const Homes& homes)
    : graph_(&graph),
      query_(&query),
      by_(nodes_of(graph, query.by)),
      from_(nodes_of(graph, query.from.given() ? homes.from : query.from)),
      in_(nodes_of(graph, query.in)),
      into_(nodes_of(graph, query.into)),
      home_a_(nodes_of(graph, homes.a)),
      home_b_(nodes_of(graph, homes.b)),
      between_a_(nodes_of(graph, query.between_a)),
      between_b_(nodes_of(graph, query.between_b)),
      sector_(nodes_of(graph, query.sector)),
      subject_(nodes_of(graph, query.subject)),
      object_(nodes_of(graph, query.object)),
      either_(nodes_of(graph, query.either)) {}

bool ColumnFilter::Nodes::hold(NodeIndex node) const {
  return std::binary_search(nodes.begin(), nodes.end(), node);
}

ColumnFilter::Nodes ColumnFilter::nodes_of(const Graph& graph, const Term& term) {
  Nodes found;
  found.given = term.given();
  for (const std::string& id : term.ids) {
    const NodeIndex node = graph.find_id(id);
    if (node != kNone) found.nodes.push_back(node);
  }
  std::sort(found.nodes.begin(), found.nodes.end());
  return found;
}

bool ColumnFilter::in_time(const Date& date) const {
  if (!query_->since && !query_->until) return true;
  if (!date) return false;
  return (!query_->since || compare_as_known(date, query_->since) >= 0) &&
         (!query_->until || compare_as_known(date, query_->until) <= 0);
}

bool ColumnFilter::amount_passes(const Outline& fact) const {
  if (!query_->currency.empty() && (!fact.qualifier || fact.currency != query_->currency)) {
    return false;
  }
  return within(fact, query_->min, true) && within(fact, query_->max, false);
}

bool ColumnFilter::arguments_pass(Arguments arguments) const {
  if (by_.given && !any(arguments, by_, {Part::investor})) return false;
  if (from_.given && !any(arguments, from_, {Part::investor})) return false;
  if (in_.given && !any(arguments, in_, {Part::destination, Part::place})) return false;
  if (into_.given && !any(arguments, into_, {Part::target})) return false;
  if (sector_.given && !any(arguments, sector_, {Part::investor, Part::target})) return false;
  if (!between_a_.given) return true;
  const auto goes = [&](const Nodes& home, const Nodes& to) {
    return any(arguments, home, {Part::investor}) &&
           any(arguments, to, {Part::destination, Part::place, Part::target});
  };
  return goes(home_a_, between_b_) || goes(home_b_, between_a_);
}

bool ColumnFilter::investment_passes(const Outline& fact, Arguments arguments) const {
  if (fact.relation != Relation::investment) return false;
  if (query_->form && fact.form != query_->form) return false;
  if (!among(query_->statuses, fact.status)) return false;
  if (!arguments_pass(arguments)) return false;
  const auto investors = std::count_if(arguments.begin(), arguments.end(), [](Argument argument) {
    return argument.part() == Part::investor;
  });
  return (!query_->together || investors > 1) && amount_passes(fact);
}

bool ColumnFilter::relation_passes(const Outline& fact, Arguments arguments) const {
  if (fact.relation == Relation::investment) return false;
  if (!among(query_->relations, std::optional(fact.relation))) return false;
  const auto is = [&](const Nodes& nodes, std::initializer_list<Part> parts) {
    return !nodes.given || any(arguments, nodes, parts);
  };
  const std::initializer_list<Part> object = {Part::object, Part::place};
  if (!is(either_, {Part::subject, Part::object, Part::place})) return false;
  const bool forward = is(subject_, {Part::subject}) && is(object_, object);
  const bool backward =
      is_symmetric(fact.relation) && is(subject_, {Part::object}) && is(object_, {Part::subject});
  return forward || backward;
}

bool ColumnFilter::passes(std::uint32_t index) const {
  const Outline fact = graph_->outline(index);
  if (!in_time(fact.date)) return false;
  const Arguments arguments = graph_->arguments(index);
  return query_->scan == Scan::relations ? relation_passes(fact, arguments)
                                         : investment_passes(fact, arguments);
}

}  // namespace quaestor
