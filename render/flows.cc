#include "flows.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "amounts.h"
#include "keys.h"
#include "labels.h"
#include "quaestor/facts/error.h"
#include "selection.h"
#include "share.h"

namespace quaestor {

namespace {

constexpr std::size_t kSummary = 5;  // flows told in the description

struct Tally {
  std::vector<FlowEnd> ends;
  std::map<std::string, std::size_t> index;

  std::size_t add(FlowEnd end) {
    const auto [at, fresh] = index.try_emplace(end.key, ends.size());
    if (fresh) ends.push_back(std::move(end));
    return at->second;
  }
};

class FlowBuilder {
 public:
  FlowBuilder(const Graph& graph, const PictureOptions& options, const FlowLimits& limits)
      : graph_(graph),
        options_(options),
        limits_(limits),
        texts_(Texts::in(options.language)),
        selection_(select_facts(graph, options)) {}

  Flows build() {
    for (const Candidate& candidate : selection_.investments) add(candidate);
    const std::size_t givers = givers_.ends.size();
    const std::size_t receivers = receivers_.ends.size();
    keep_largest();
    if (flows_.flows.empty()) {
      throw Error(ErrorKind::not_found, "",
                  limits_.disclosed_only ? "no investment has an amount to draw"
                                         : "there is nothing to draw");
    }
    write_words(givers, receivers);
    return std::move(flows_);
  }

 private:
  static FlowMoney money_of(const Fact& fact, const std::optional<double>& eur, double part) {
    if (!eur) return {.planned = 0, .done = 0, .undisclosed = 1};
    const bool done = fact.status == Status::ongoing || fact.status == Status::completed;
    return {.planned = done ? 0 : *eur * part, .done = done ? *eur * part : 0, .undisclosed = 0};
  }

  static std::vector<FlowEnd> receivers_of(const Fact& fact) {
    std::vector<FlowEnd> out;
    for (const Entity& entity : fact.destinations) {
      out.push_back({.key = role_key("country", entity), .entity = entity});
    }
    if (out.empty() && fact.target) {
      const bool company = !is_where(fact.target->kind);
      out.push_back({.key = role_key(company ? "receiver" : "country", *fact.target),
                     .entity = *fact.target,
                     .company = company});
    }
    if (out.empty()) {
      const Entity unknown{.kind = Kind::bloc, .id = {}, .name = {}, .aliases = {}, .country = {}};
      out.push_back({.key = role_key("country", unknown), .entity = unknown});
    }
    return out;
  }

  void add(const Candidate& candidate) {
    const Fact& fact = graph_.facts()[candidate.fact];
    if (fact.status == Status::considered || fact.status == Status::cancelled) {
      ++flows_.not_summed;
      return;
    }
    if (!candidate.eur) ++flows_.undisclosed;
    if (!candidate.eur && limits_.disclosed_only) return;
    const std::vector<FlowEnd> receivers = receivers_of(fact);
    const double part =
        1.0 / (static_cast<double>(fact.investors.size()) * static_cast<double>(receivers.size()));
    const FlowMoney money = money_of(fact, candidate.eur, part);
    for (const Entity& investor : fact.investors) {
      const std::size_t giver =
          givers_.add({.key = role_key("giver", investor), .entity = investor});
      for (const FlowEnd& end : receivers) {
        const std::size_t receiver = receivers_.add(end);
        givers_.ends[giver].all.add(money);
        receivers_.ends[receiver].all.add(money);
        Flow& flow = sums_[{giver, receiver}];
        flow.money.add(money);
        flow.facts.push_back(candidate.fact);
      }
    }
  }

  // The largest ends, and for each old index the new one.
  static std::map<std::size_t, std::size_t> cut(std::vector<FlowEnd>& ends, std::size_t limit) {
    std::vector<std::size_t> order(ends.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto larger = [&ends](std::size_t a, std::size_t b) {
      return std::make_tuple(-ends[a].all.sum(), -ends[a].all.undisclosed, ends[a].key) <
             std::make_tuple(-ends[b].all.sum(), -ends[b].all.undisclosed, ends[b].key);
    };
    std::sort(order.begin(), order.end(), larger);
    order.resize(std::min(order.size(), limit));
    std::stable_sort(order.begin(), order.end(), [&ends](std::size_t a, std::size_t b) {
      return ends[a].company < ends[b].company;
    });
    std::vector<FlowEnd> kept;
    std::map<std::size_t, std::size_t> moved;
    for (const std::size_t old : order) {
      moved[old] = kept.size();
      kept.push_back(ends[old]);
    }
    ends = std::move(kept);
    return moved;
  }

  void keep_largest() {
    const auto new_giver = cut(givers_.ends, limits_.givers);
    const auto new_receiver = cut(receivers_.ends, limits_.receivers);
    std::map<std::pair<std::size_t, std::size_t>, Flow> kept;
    for (auto& [ends, flow] : sums_) {
      const auto giver = new_giver.find(ends.first);
      const auto receiver = new_receiver.find(ends.second);
      if (giver == new_giver.end() || receiver == new_receiver.end()) continue;
      flow.giver = giver->second;
      flow.receiver = receiver->second;
      givers_.ends[flow.giver].shown.add(flow.money);
      receivers_.ends[flow.receiver].shown.add(flow.money);
      kept[{flow.giver, flow.receiver}] = flow;
    }
    flows_.givers = std::move(givers_.ends);
    flows_.receivers = std::move(receivers_.ends);
    for (auto& [ends, flow] : kept) flows_.flows.push_back(std::move(flow));
    drop_bare(flows_.givers, true);
    drop_bare(flows_.receivers, false);
  }

  // An end whose flows all go to ends that are not shown has nothing to show itself.
  void drop_bare(std::vector<FlowEnd>& ends, bool giving) {
    for (std::size_t i = ends.size(); i-- > 0;) {
      if (ends[i].shown.sum() > 0 || ends[i].shown.undisclosed > 0) continue;
      ends.erase(ends.begin() + static_cast<std::ptrdiff_t>(i));
      for (Flow& flow : flows_.flows) {
        std::size_t& index = giving ? flow.giver : flow.receiver;
        if (index > i) --index;
      }
    }
  }

  std::string of(std::string_view key, std::size_t drawn, std::size_t found) const {
    if (drawn == found) return texts_.count(key, found);
    return texts_.fill("share.of",
                       {{"drawn", std::to_string(drawn)}, {"found", texts_.count(key, found)}});
  }

  void write_words(std::size_t givers, std::size_t receivers) {
    flows_.texts = &texts_;
    flows_.title =
        title_text(graph_, options_, selection_.focus, texts_, "title.where", "title.about");
    std::vector<std::uint32_t> facts;
    double shown = 0;
    double all = 0;
    for (const Flow& flow : flows_.flows) {
      facts.insert(facts.end(), flow.facts.begin(), flow.facts.end());
      shown += flow.money.sum();
    }
    for (const auto& [ends, flow] : sums_) all += flow.money.sum();
    std::sort(facts.begin(), facts.end());
    facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
    const std::size_t summed = selection_.investments.size() - flows_.not_summed -
                               (limits_.disclosed_only ? flows_.undisclosed : 0);
    flows_.share = selection_.investments.size() < selection_.investments_found
                       ? drawn_text(selection_, texts_)
                       : of("investments", facts.size(), summed);
    flows_.share +=
        ": " + texts_.fill("share.matrix",
                           {{"investors", of("investors", flows_.givers.size(), givers)},
                            {"receivers", of("receivers", flows_.receivers.size(), receivers)}});
    if (shown < all * 0.9995) {
      flows_.share += ", " + texts_.fill("share.shown", {{"amount", euros(shown, texts_)},
                                                         {"all", euros(all, texts_)}});
    }
    flows_.share += span_text(graph_, facts, texts_);
    describe();
  }

  void describe() {
    std::vector<const Flow*> largest;
    for (const Flow& flow : flows_.flows) largest.push_back(&flow);
    std::stable_sort(largest.begin(), largest.end(),
                     [](const Flow* a, const Flow* b) { return a->money.sum() > b->money.sum(); });
    flows_.summary = flows_.share + ". ";
    for (std::size_t i = 0; i < std::min(kSummary, largest.size()); ++i) {
      const Flow& flow = *largest[i];
      flows_.summary += fmt::format(
          "{} – {} – {}. ", end_label(flows_.givers[flow.giver], texts_),
          flow.money.sum() > 0 ? euros(flow.money.sum(), texts_) : texts_["amount.undisclosed"],
          end_label(flows_.receivers[flow.receiver], texts_));
    }
    if (largest.size() > kSummary) {
      flows_.summary +=
          texts_.fill("summary.more", {{"n", std::to_string(largest.size() - kSummary)}});
    }
  }

  const Graph& graph_;
  const PictureOptions& options_;
  const FlowLimits& limits_;
  const Texts& texts_;
  Selection selection_;
  Tally givers_, receivers_;
  std::map<std::pair<std::size_t, std::size_t>, Flow> sums_;
  Flows flows_;
};

}  // namespace

void FlowMoney::add(const FlowMoney& other) {
  planned += other.planned;
  done += other.done;
  undisclosed += other.undisclosed;
}

Flows make_flows(const Graph& graph, const PictureOptions& options, const FlowLimits& limits) {
  return FlowBuilder(graph, options, limits).build();
}

std::string end_label(const FlowEnd& end, const Texts& texts) {
  return end.entity.id.empty() ? texts["not_stated"] : entity_label(end.entity, texts);
}

}  // namespace quaestor
