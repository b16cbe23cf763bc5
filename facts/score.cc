#include "quaestor/facts/score.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "score_shape.h"

namespace quaestor {

std::optional<double> ScoreTally::precision() const {
  if (right + wrong == 0) return std::nullopt;
  return static_cast<double>(right) / (right + wrong);
}

std::optional<double> ScoreTally::recall() const {
  if (right + missed == 0) return std::nullopt;
  return static_cast<double>(right) / (right + missed);
}

std::optional<double> ScoreTally::f1() const {
  const double p = precision().value_or(0);
  const double r = recall().value_or(0);
  if (p > 0 && r > 0) return 2 * p * r / (p + r);
  if (right + wrong + missed == 0) return std::nullopt;
  return 0.0;
}

std::string_view to_string(ScoreFault fault) {
  constexpr std::string_view kNames[] = {"missing", "wrong", "amount", "status", "trap"};
  return kNames[static_cast<std::size_t>(fault)];
}

namespace {

using Tallies = std::map<std::string, ScoreTally>;
using Shares = std::map<std::string, ScoreShare>;

void count(ScoreShare& share, bool right) {
  share.right += right ? 1 : 0;
  ++share.of;
}

// One article: what is wanted and what was found, split by investments and other relations.
class ArticleScore {
 public:
  ArticleScore(const GoldArticle& gold, const std::vector<Fact>& found, Tallies& tallies,
               Shares& shares, const Score::OnError& on_error)
      : tallies_(tallies), shares_(shares), on_error_(on_error) {
    for (const GoldFact& fact : gold.facts) sort(shape_of(fact), money_, ties_);
    for (const GoldFact& fact : gold.allowed) sort(shape_of(fact), money_allowed_, ties_allowed_);
    for (const GoldFact& fact : gold.wrong) traps_.push_back(shape_of(fact));
    for (const Fact& fact : found) sort(shape_of(fact), money_found_, ties_found_);
  }

  void run() {
    pairs();
    amounts_given();
    events();
    relations();
    traps();
  }

 private:
  using Shapes = std::vector<FactShape>;

  static void sort(FactShape shape, Shapes& money, Shapes& ties) {
    (shape.relation == Relation::investment ? money : ties).push_back(std::move(shape));
  }
  static bool shares_pair(const FactShape& gold, const FactShape& found) {
    for (const PairShape& g : pairs_of(gold)) {
      for (const PairShape& f : pairs_of(found)) {
        if (same_pair(g, f)) return true;
      }
    }
    return false;
  }

  void pairs() {
    std::vector<PairShape> given;
    for (const FactShape& fact : money_found_) {
      for (const PairShape& pair : pairs_of(fact)) given.push_back(pair);
    }
    std::vector<bool> hit(given.size(), false);
    for (const FactShape& fact : money_) {
      for (const PairShape& pair : pairs_of(fact)) wanted_pair(fact, pair, given, hit);
    }
    given_wrongly(given, hit);
  }

  void wanted_pair(const FactShape& fact, const PairShape& pair,
                   const std::vector<PairShape>& given, std::vector<bool>& hit) {
    std::vector<const FactShape*> found;
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (!same_pair(pair, given[i])) continue;
      hit[i] = true;
      found.push_back(given[i].of);
    }
    ScoreTally& tally = tallies_["who-where"];
    if (found.empty()) {
      ++tally.missed;
      tell(ScoreFault::missing, pair, {});
      return;
    }
    ++tally.right;
    std::vector<const FactShape*> same_money;
    for (const FactShape* f : found) {
      if (amount_right(fact, *f)) same_money.push_back(f);
    }
    if (fact.amount != nullptr) {
      count(shares_["amount found"], !same_money.empty());
      if (same_money.empty()) tell(ScoreFault::amount, pair, found);
    }
    if (fact.status.empty()) return;
    const std::vector<const FactShape*>& best = same_money.empty() ? found : same_money;
    const bool right = std::any_of(best.begin(), best.end(),
                                   [&](const FactShape* f) { return status_right(fact, *f); });
    count(shares_["status"], right);
    if (!right) tell(ScoreFault::status, pair, best);
  }

  void given_wrongly(const std::vector<PairShape>& given, const std::vector<bool>& hit) {
    std::vector<PairShape> free;
    for (const FactShape& fact : money_allowed_) {
      for (const PairShape& pair : pairs_of(fact)) free.push_back(pair);
    }
    for (const FactShape& fact : money_) {
      for (const ThingShape& investor : fact.investors) {
        for (const ThingShape& place : fact.optional_places)
          free.push_back({&fact, &investor, PairEnd::to, &place});
      }
    }
    std::set<std::tuple<std::string, PairEnd, std::string>> seen;
    for (std::size_t i = 0; i < given.size(); ++i) {
      const PairShape& pair = given[i];
      if (hit[i] || std::any_of(free.begin(), free.end(),
                                [&](const PairShape& f) { return same_pair(f, pair); }))
        continue;
      const std::string end = pair.thing == nullptr ? std::string() : pair.thing->name;
      if (!seen.insert({pair.investor->name, pair.end, end}).second) continue;
      ++tallies_["who-where"].wrong;
      tell(ScoreFault::wrong, pair, {});
    }
  }

  // Of the amounts given on pairs that are wanted, those that stand in the annotation.
  void amounts_given() {
    for (const FactShape& found : money_found_) {
      if (found.amount == nullptr ||
          std::none_of(money_.begin(), money_.end(),
                       [&](const FactShape& gold) { return shares_pair(gold, found); }))
        continue;
      count(shares_["amount given"], is_annotated_amount(found.amount));
    }
  }
  bool is_annotated_amount(const Amount* given) const {
    for (const Shapes* list : {&money_, &money_allowed_}) {
      for (const FactShape& gold : *list) {
        if (gold.amount != nullptr && same_amount(*gold.amount, *given)) return true;
      }
    }
    return false;
  }

  void events() {
    ScoreTally& tally = tallies_["events"];
    std::vector<const FactShape*> left;
    for (const FactShape& found : money_found_) left.push_back(&found);
    for (const FactShape& gold : money_) {
      const auto hit = std::find_if(left.begin(), left.end(),
                                    [&](const FactShape* f) { return same_event(gold, *f); });
      if (hit == left.end()) {
        ++tally.missed;
      } else {
        ++tally.right;
        left.erase(hit);
      }
    }
    for (const FactShape* found : left) {
      const bool allowed =
          std::any_of(money_allowed_.begin(), money_allowed_.end(), [&](const FactShape& gold) {
            return same_event(gold, *found) || shares_pair(gold, *found);
          });
      if (!allowed) ++tally.wrong;
    }
  }

  bool is_found(const FactShape& gold) const {
    return std::any_of(ties_found_.begin(), ties_found_.end(),
                       [&](const FactShape& f) { return same_triple(gold, f); });
  }

  void relations() {
    for (const FactShape& gold : ties_) {
      ScoreTally& tally = tallies_[std::string(to_string(gold.relation))];
      if (is_found(gold)) {
        ++tally.right;
        continue;
      }
      ++tally.missed;
      tell(ScoreFault::missing, gold);
    }
    std::set<std::tuple<Relation, std::string, std::string>> done;
    for (const FactShape& found : ties_found_) {
      const auto is = [&](const FactShape& gold) { return same_triple(gold, found); };
      if (std::any_of(ties_.begin(), ties_.end(), is) ||
          std::any_of(ties_allowed_.begin(), ties_allowed_.end(), is))
        continue;
      if (!done.insert({found.relation, found.subject.name, found.object.name}).second) continue;
      ++tallies_[std::string(to_string(found.relation))].wrong;
      tell(ScoreFault::wrong, found);
    }
  }

  bool takes(const FactShape& trap, const FactShape& found) const {
    if (shares_pair(trap, found)) return trap.amount == nullptr || amount_right(trap, found);
    // An amount that is no investment is a trap wherever it is put.
    if (trap.amount == nullptr || !amount_right(trap, found)) return false;
    for (const Shapes* list : {&money_, &money_allowed_}) {
      for (const FactShape& gold : *list) {
        if (amount_right(trap, gold)) return false;
      }
    }
    return std::any_of(trap.investors.begin(), trap.investors.end(),
                       [&](const ThingShape& i) { return holds(found.investors, i); });
  }

  void traps() {
    for (const FactShape& trap : traps_) {
      const bool taken =
          trap.relation == Relation::investment
              ? std::any_of(money_found_.begin(), money_found_.end(),
                            [&](const FactShape& found) { return takes(trap, found); })
              : is_found(trap);
      count(shares_["traps"], taken);
      if (taken) tell(ScoreFault::trap, trap);
    }
  }

  void tell(ScoreFault fault, const PairShape& pair, const std::vector<const FactShape*>& given) {
    ScoredError error;
    error.fault = fault;
    error.gold = pair.of->gold;
    error.found = pair.of->found;
    error.subject = pair.investor->name;
    error.relation = to_string(pair.end);
    if (pair.thing != nullptr) error.object = pair.thing->name;
    for (const FactShape* f : given) error.given.push_back(f->found);
    on_error_(error);
  }
  void tell(ScoreFault fault, const FactShape& fact) {
    if (fact.relation == Relation::investment) return tell(fault, pairs_of(fact).front(), {});
    ScoredError error;
    error.fault = fault;
    error.gold = fact.gold;
    error.found = fact.found;
    error.subject = fact.subject.name;
    error.relation = to_string(fact.relation);
    error.object = fact.object.name;
    on_error_(error);
  }

  Tallies& tallies_;
  Shares& shares_;
  const Score::OnError& on_error_;
  Shapes money_, money_allowed_, money_found_;  // investments
  Shapes ties_, ties_allowed_, ties_found_;     // other relations
  Shapes traps_;
};

}  // namespace

void Score::add(const GoldArticle& gold, const std::vector<Fact>& found, const OnError& on_error) {
  ArticleScore(gold, found, tallies_, shares_, on_error).run();
}

ScoreTally Score::other_relations() const {
  ScoreTally all;
  for (const auto& [name, tally] : tallies_) {
    if (name == "who-where" || name == "events") continue;
    all.right += tally.right;
    all.wrong += tally.wrong;
    all.missed += tally.missed;
  }
  return all;
}

}  // namespace quaestor
