// Facts that say the same, merged into one. Every rule below is a maximum, a union or a sum over
// the group in a fixed order, so the group's order does not matter.
#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "steps.h"

namespace quaestor {
namespace {

constexpr double kCap = 0.99;  // of confidence: news is never certain
constexpr int kUnknown =
    99;  // month or day that sorts a vague date behind the precise ones of its span

using FactSpan = std::span<const Fact* const>;

auto evidence_key(const Evidence& e) {
  return std::tie(e.article, e.begin, e.end, e.article_id, e.language, e.quote);
}

std::vector<Evidence> all_evidence(FactSpan group) {
  std::vector<Evidence> all;
  for (const Fact* fact : group) {
    all.insert(all.end(), fact->evidence.begin(), fact->evidence.end());
  }
  std::sort(all.begin(), all.end(),
            [](const Evidence& a, const Evidence& b) { return evidence_key(a) < evidence_key(b); });
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<Entity> union_by_id(FactSpan group, std::vector<Entity> Fact::*member) {
  std::map<std::string, const Entity*> by_id;
  for (const Fact* fact : group) {
    for (const Entity& entity : fact->*member) by_id.emplace(entity.id, &entity);
  }
  std::vector<Entity> all;
  all.reserve(by_id.size());
  for (const auto& [id, entity] : by_id) all.push_back(*entity);
  return all;
}

// The amount that most evidence gives; of equals the exact one, then the smallest.
std::optional<Amount> best_amount(FactSpan group) {
  using Key = std::tuple<Qualifier, double, double, std::string>;
  std::map<Key, std::size_t> weights;
  std::map<Key, std::map<std::string, std::size_t>> texts;
  for (const Fact* fact : group) {
    if (!fact->amount) continue;
    const Amount& a = *fact->amount;
    const Key key{a.qualifier, a.value, a.value_max, a.currency};
    weights[key] += fact->evidence.size();
    texts[key][a.text] += fact->evidence.size();
  }
  if (weights.empty()) return std::nullopt;
  const Key& best = heaviest(weights);
  return Amount{std::get<1>(best), std::get<2>(best), std::get<3>(best), std::get<0>(best),
                heaviest(texts.at(best))};
}

std::optional<Form> best_form(FactSpan group) {
  std::map<Form, std::size_t> weights;
  for (const Fact* fact : group) {
    if (fact->form) weights[*fact->form] += fact->evidence.size();
  }
  if (weights.empty()) return std::nullopt;
  return heaviest(weights);
}

int finality(Status status) {
  switch (status) {
    case Status::considered:
      return 0;
    case Status::planned:
      return 1;
    case Status::ongoing:
      return 2;
    case Status::cancelled:
      return 3;
    case Status::completed:
      return 4;
  }
  return 0;
}

// What the latest article says; of equally late ones the most final.
std::optional<Status> latest_status(FactSpan group, const ArticleDates& article_date) {
  std::optional<std::tuple<Date, int, Status>> best;
  for (const Fact* fact : group) {
    if (!fact->status) continue;
    Date latest;
    for (const Evidence& e : fact->evidence) {
      const auto it = article_date.find(e.article_id);
      if (it != article_date.end()) latest = std::max(latest, it->second);
    }
    const std::tuple<Date, int, Status> here{latest, finality(*fact->status), *fact->status};
    if (!best || *best < here) best = here;
  }
  if (!best) return std::nullopt;
  return std::get<2>(*best);
}

// The earliest date, as precisely as any fact of that year, and then of that month, gives it.
Date earliest_date(FactSpan group) {
  std::optional<std::tuple<int, int, int>> best;
  for (const Fact* fact : group) {
    if (!fact->date) continue;
    const Date& d = fact->date;
    const std::tuple<int, int, int> here{d.year, d.month == 0 ? kUnknown : d.month,
                                         d.day == 0 ? kUnknown : d.day};
    if (!best || here < *best) best = here;
  }
  if (!best) return {};
  const auto known = [](int n) { return n == kUnknown ? 0 : n; };
  return {std::get<0>(*best), known(std::get<1>(*best)), known(std::get<2>(*best))};
}

// 1 - prod(1 - c), as if the pieces were independent, never certain.
double joint_confidence(FactSpan group) {
  std::vector<double> doubts;
  for (const Fact* fact : group) doubts.push_back(1 - std::clamp(fact->confidence, 0.0, 1.0));
  if (doubts.size() == 1) return std::min(kCap, std::clamp(group.front()->confidence, 0.0, 1.0));
  std::sort(doubts.begin(), doubts.end());
  double doubt = 1;
  for (double d : doubts) doubt *= d;
  return std::min(kCap, std::round((1 - doubt) * 1e6) / 1e6);
}

}  // namespace

Fact merge_facts(std::span<const Fact* const> group, const ArticleDates& article_date) {
  Fact merged = *group.front();  // relation, subject and object are the group's
  merged.investors = union_by_id(group, &Fact::investors);
  merged.destinations = union_by_id(group, &Fact::destinations);
  merged.places = union_by_id(group, &Fact::places);
  merged.target.reset();
  merged.capacity_mw = 0;
  std::map<std::string, std::size_t> titles;
  std::pair<double, std::string> rule{-1, ""};
  for (const Fact* fact : group) {
    if (fact->target && (!merged.target || fact->target->id < merged.target->id)) {
      merged.target = fact->target;
    }
    merged.capacity_mw = std::max(merged.capacity_mw, fact->capacity_mw);
    titles[fact->title] += fact->evidence.size();
    const std::pair<double, std::string> here{fact->confidence, fact->rule};
    if (here.first > rule.first || (here.first == rule.first && here.second < rule.second)) {
      rule = here;
    }
  }
  merged.title = heaviest(titles);
  merged.rule = rule.second;
  merged.amount = best_amount(group);
  merged.form = best_form(group);
  merged.status = latest_status(group, article_date);
  merged.date = earliest_date(group);
  merged.confidence = joint_confidence(group);
  merged.evidence = all_evidence(group);
  return merged;
}

Fact merge_one(Fact fact) {
  const double confidence = std::clamp(fact.confidence, 0.0, 1.0);
  if (fact.capacity_mw < 0 || fact.confidence != confidence) {  // rare: the rules above decide
    const Fact* const group[] = {&fact};
    return merge_facts(group, {});
  }
  if (!fact.date) fact.date = {};
  fact.confidence = std::min(kCap, confidence);
  const auto before = [](const Evidence& a, const Evidence& b) {
    return evidence_key(a) < evidence_key(b);
  };
  std::sort(fact.evidence.begin(), fact.evidence.end(), before);
  fact.evidence.erase(std::unique(fact.evidence.begin(), fact.evidence.end()), fact.evidence.end());
  return fact;
}

}  // namespace quaestor
