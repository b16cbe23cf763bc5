// Things by money, degree, PageRank or betweenness; the walks are Boost.Graph's.
//
// Money: what a thing gives and what it gets, each investment once for each of both, planned,
// ongoing and completed together, in one currency. Degree: different things one fact away.
// PageRank follows the facts' direction (money to its destination, unit to parent, company to law)
// with the usual damping of 0.85. Betweenness: the share of shortest ways between two others that
// go through a thing, whatever the direction (algorithm: U. Brandes, 2001).
#include <fmt/format.h>

#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/page_rank.hpp>
#include <map>
#include <set>

#include "quaestor/facts/amount_text.h"
#include "quaestor/facts/error.h"
#include "quaestor/graph/boost_graph.h"
#include "quaestor/queries/amounts.h"
#include "run.h"
#include "walk.h"

// Boost's betweenness asks for the traits of a const graph.
template <>
struct boost::graph_traits<const quaestor::UndirectedView>
    : boost::graph_traits<quaestor::UndirectedView> {};

namespace quaestor {

namespace {

constexpr int kRounds = 40;  // of PageRank
// Betweenness takes time by nodes times edges: some minutes at this bound.
constexpr double kMostWork = 2e10;

struct Money {
  double gives = 0, gets = 0;
};

// Planned, ongoing or completed money in `currency`; what is not counted goes into `notes`.
class Ledger {
 public:
  Ledger(const Graph& graph, std::string currency)
      : graph_(graph), currency_(std::move(currency)), money_(graph.nodes().size()) {
    for (std::uint32_t f = 0; f < graph.facts().size(); ++f) {
      const Fact& fact = graph.facts()[f];
      if (fact.relation == Relation::investment) add(fact);
    }
  }

  const Money& of(NodeIndex node) const { return money_[node]; }
  std::vector<std::string> notes() const {
    std::vector<std::string> lines = {fmt::format(
        "money: planned, ongoing and completed together, in {}; an investment of several investors "
        "counts whole for each",
        currency_)};
    if (uncounted_ > 0) {
      lines.push_back(
          fmt::format("considered, cancelled or of unknown status, not counted: {}", uncounted_));
    }
    if (without_amount_ > 0) {
      lines.push_back(fmt::format("without an amount: {}", without_amount_));
    }
    if (without_rate_ > 0) lines.push_back(fmt::format("without a rate: {}", without_rate_));
    if (!rates_.empty()) lines.push_back(rates_note(rates_));
    return lines;
  }

 private:
  void add(const Fact& fact) {
    if (!fact.status || *fact.status == Status::considered || *fact.status == Status::cancelled) {
      ++uncounted_;
      return;
    }
    if (!fact.amount) {
      ++without_amount_;
      return;
    }
    const Amount& amount = *fact.amount;
    const double middle = (amount.value + std::max(amount.value, amount.value_max)) / 2;
    const auto converted = standard_rates().convert(middle, amount.currency, fact.date, currency_);
    if (!converted) {
      ++without_rate_;
      return;
    }
    for (const auto* used : {&converted->from, &converted->to}) {
      if (*used) rates_.insert(**used);
    }
    std::set<std::string> givers, takers;
    for (const Entity& entity : fact.investors) givers.insert(entity.id);
    for (const auto* list : {&fact.destinations, &fact.places}) {
      for (const Entity& entity : *list) takers.insert(entity.id);
    }
    if (fact.target) takers.insert(fact.target->id);
    for (const std::string& id : givers) at(id).gives += converted->value;
    for (const std::string& id : takers) at(id).gets += converted->value;
  }
  Money& at(const std::string& id) { return money_[graph_.find_id(id)]; }

  const Graph& graph_;
  std::string currency_;
  std::vector<Money> money_;
  std::set<UsedRate> rates_;
  long uncounted_ = 0, without_amount_ = 0, without_rate_ = 0;
};

double degree_of(const Graph& graph, NodeIndex node) {
  std::set<NodeIndex> others;
  for (const Hop& hop : hops_from(graph, node)) others.insert(hop.to);
  return static_cast<double>(others.size());
}

std::vector<double> page_rank_of(const Graph& graph) {
  std::vector<double> rank(graph.nodes().size());
  if (rank.empty()) return rank;
  const auto map = boost::make_iterator_property_map(rank.begin(), get(boost::vertex_index, graph));
  boost::graph::page_rank(graph, map, boost::graph::n_iterations(kRounds));
  return rank;
}

std::vector<double> betweenness_of(const Graph& graph) {
  const double work = static_cast<double>(graph.nodes().size()) *
                      static_cast<double>(graph.nodes().size() + graph.edges().size());
  if (work > kMostWork) {
    throw Error(ErrorKind::too_large, "top --by betweenness",
                fmt::format("takes hours with {} things; use --by pagerank or --by degree",
                            graph.nodes().size()));
  }
  std::vector<double> centrality(graph.nodes().size());
  const UndirectedView view(graph);
  const auto map =
      boost::make_iterator_property_map(centrality.begin(), get(boost::vertex_index, view));
  boost::brandes_betweenness_centrality(view, map);
  const auto n = static_cast<double>(centrality.size());
  const double pairs = (n - 1) * (n - 2) / 2;
  for (double& value : centrality) value = pairs > 0 ? value / pairs : 0;
  return centrality;
}

std::string money_cell(double value, const std::string& currency) {
  if (value == 0) return {};
  return format_amount({significant(value), 0, currency, Qualifier::about, ""});
}

struct Scored {
  double score = 0;
  NodeIndex node = 0;
};

std::vector<double> scores_of(const Graph& graph, const Query& query, const Ledger* ledger) {
  if (query.rank == Rank::pagerank) return page_rank_of(graph);
  if (query.rank == Rank::betweenness) return betweenness_of(graph);
  std::vector<double> scores;
  for (NodeIndex node = 0; node < graph.nodes().size(); ++node) {
    scores.push_back(ledger != nullptr ? ledger->of(node).gives + ledger->of(node).gets
                                       : degree_of(graph, node));
  }
  return scores;
}

std::vector<Scored> order_of(const Graph& graph, const Query& query,
                             const std::vector<double>& scores) {
  std::vector<Scored> order;
  for (NodeIndex node = 0; node < graph.nodes().size(); ++node) {
    const Kind kind = graph.nodes()[node].entity.kind;
    if (kind == Kind::investment || scores[node] <= 0) continue;
    if (!query.kinds.empty() &&
        std::find(query.kinds.begin(), query.kinds.end(), kind) == query.kinds.end()) {
      continue;
    }
    order.push_back({scores[node], node});
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const Scored& a, const Scored& b) { return a.score > b.score; });
  return order;
}

}  // namespace

Table ranking(const Graph& graph, const Query& query) {
  std::optional<Ledger> ledger;
  if (query.rank == Rank::money) ledger.emplace(graph, query.convert_to);
  Table table;
  table.columns = {{"rank", true}, {"thing"}, {"kind"}};
  if (ledger) {
    table.columns.insert(table.columns.end(), {{"gives", true}, {"gets", true}, {"both", true}});
    table.notes = ledger->notes();
  } else {
    table.columns.push_back({std::string(to_string(query.rank)), true});
  }
  table.columns.push_back({"id", false, true});
  const std::vector<double> scores = scores_of(graph, query, ledger ? &*ledger : nullptr);
  for (const Scored& scored : order_of(graph, query, scores)) {
    const Entity& entity = graph.nodes()[scored.node].entity;
    Row row{
        {std::to_string(table.rows.size() + 1), entity.name, std::string(to_string(entity.kind))},
        facts_about(graph, scored.node)};
    if (ledger) {
      const Money& money = ledger->of(scored.node);
      for (double value : {money.gives, money.gets, scored.score}) {
        row.cells.push_back(money_cell(value, query.convert_to));
      }
    } else {
      row.cells.push_back(query.rank == Rank::degree ? fmt::format("{:.0f}", scored.score)
                                                     : fmt::format("{:.6f}", scored.score));
    }
    row.cells.push_back(entity.id);
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace quaestor
