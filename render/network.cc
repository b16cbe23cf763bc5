#include "network.h"

#include <algorithm>
#include <map>
#include <set>

#include "keys.h"
#include "labels.h"
#include "selection.h"
#include "share.h"

namespace quaestor {

namespace {

constexpr std::size_t kSummary = 5;  // investments told in the description

bool ties_companies(Relation relation) {
  return relation == Relation::partners_with || relation == Relation::competes_with ||
         relation == Relation::subsidiary_of;
}

PictureOptions with_top(PictureOptions options) {
  if (options.top == 0) options.top = kNetworkTop;
  return options;
}

class NetworkBuilder {
 public:
  NetworkBuilder(const Graph& graph, const PictureOptions& options)
      : graph_(graph),
        options_(options),
        texts_(Texts::in(options.language)),
        selection_(select_facts(graph, with_top(options), true)) {}

  Network build() {
    for (const Candidate& candidate : selection_.investments) add_investment(candidate);
    const bool all = selection_.focus != kNone || nodes_.empty();
    add_relations(all);
    index();
    write_words();
    return std::move(network_);
  }

 private:
  struct Pair {
    std::string from, to;
    NetworkLink link;
  };

  std::string node(const Entity& entity) {
    std::string key = role_key("thing", entity);
    nodes_.try_emplace(key, NetworkNode{.key = key, .entity = entity});
    return key;
  }

  NetworkLink& link(const std::string& from, const std::string& to, Relation relation) {
    const bool money = relation == Relation::investment;
    const std::string key = (money ? "link-" : "tie-") + from + "--" + to;
    Pair& pair = links_[key];
    pair.from = from;
    pair.to = to;
    pair.link.key = key;
    pair.link.relation = relation;
    return pair.link;
  }

  void add_investment(const Candidate& candidate) {
    const Fact& fact = graph_.facts()[candidate.fact];
    std::vector<std::string> receivers;
    for (const Entity& entity : fact.destinations) receivers.push_back(node(entity));
    if (fact.target) receivers.push_back(node(*fact.target));
    if (receivers.empty()) {
      receivers.push_back(
          node({.kind = Kind::bloc, .id = {}, .name = {}, .aliases = {}, .country = {}}));
    }
    const bool cancelled = fact.status == Status::cancelled;
    const double eur = cancelled ? 0 : candidate.eur.value_or(0);
    for (const Entity& investor : fact.investors) {
      const std::string giver = node(investor);
      nodes_[giver].money += eur;
      for (const std::string& receiver : receivers) {
        NetworkLink& to = link(giver, receiver, Relation::investment);
        to.cancelled = cancelled && (to.facts.empty() || to.cancelled);
        to.eur += eur;
        to.facts.push_back(candidate.fact);
      }
    }
    for (const std::string& receiver : receivers) nodes_[receiver].money += eur;
  }

  // A law joins when it binds something drawn, its maker when the law is drawn.
  void add_relations(bool all) {
    for (const Relation wanted : {Relation::investment, Relation::issued_by}) {
      for (const std::uint32_t f : selection_.relations) {
        const Fact& fact = graph_.facts()[f];
        if (!fact.subject || !fact.object) continue;
        if ((fact.relation == Relation::issued_by) != (wanted == Relation::issued_by)) continue;
        const bool subject = nodes_.contains(role_key("thing", *fact.subject));
        const bool object = nodes_.contains(role_key("thing", *fact.object));
        const bool rule =
            fact.relation == Relation::subject_to || fact.relation == Relation::issued_by;
        const bool near = ties_companies(fact.relation) && subject && object;
        if (!all && !near && !(rule && subject)) continue;
        NetworkLink& tie = link(node(*fact.subject), node(*fact.object), fact.relation);
        tie.kind = rule ? LinkKind::rule : LinkKind::relation;
        tie.facts.push_back(f);
      }
    }
  }

  void index() {
    std::map<std::string, std::size_t> places;
    for (auto& [key, node] : nodes_) {
      places[key] = network_.nodes.size();
      network_.nodes.push_back(std::move(node));
    }
    for (auto& [key, pair] : links_) {
      pair.link.from = places[pair.from];
      pair.link.to = places[pair.to];
      ++network_.nodes[pair.link.from].links;
      ++network_.nodes[pair.link.to].links;
      network_.links.push_back(std::move(pair.link));
    }
  }

  void write_words() {
    network_.texts = &texts_;
    network_.title =
        title_text(graph_, options_, selection_.focus, texts_, "title.where", "title.about");
    std::set<std::uint32_t> facts;
    std::set<std::uint32_t> others;
    for (const NetworkLink& link : network_.links) {
      for (const std::uint32_t f : link.facts) {
        facts.insert(f);
        if (link.kind != LinkKind::money) others.insert(f);
      }
    }
    const std::vector<std::uint32_t> drawn(facts.begin(), facts.end());
    network_.share = selection_.investments.empty() ? texts_.count("relations", others.size())
                                                    : drawn_text(selection_, texts_);
    if (!selection_.investments.empty() && !others.empty()) {
      network_.share += ", " + texts_.count("relations", others.size());
    }
    network_.share += span_text(graph_, drawn, texts_);
    network_.summary = network_.share + ". ";
    const std::size_t told = std::min(kSummary, selection_.investments.size());
    for (std::size_t i = 0; i < told; ++i) {
      const Fact& fact = graph_.facts()[selection_.investments[i].fact];
      network_.summary += investment_sentence(fact, texts_) + ". ";
    }
    if (selection_.investments.size() > told) {
      network_.summary += texts_.fill(
          "summary.more", {{"n", std::to_string(selection_.investments.size() - told)}});
    }
  }

  const Graph& graph_;
  const PictureOptions& options_;
  const Texts& texts_;
  Selection selection_;
  Network network_;
  std::map<std::string, NetworkNode> nodes_;
  std::map<std::string, Pair> links_;
};

}  // namespace

Network make_network(const Graph& graph, const PictureOptions& options) {
  return NetworkBuilder(graph, options).build();
}

}  // namespace quaestor
