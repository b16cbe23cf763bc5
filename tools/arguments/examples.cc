#include "examples.h"

#include <algorithm>

#include "offices.h"
#include "quotes.h"

namespace quaestor::train {

namespace {
bool is_pair(const GoldFact& gold, const Entity& investor) {
  return std::any_of(gold.investors.begin(), gold.investors.end(),
                     [&](const GoldName& n) { return same_thing(n, investor); });
}
bool is_among(const std::vector<GoldName>& names, const Entity& entity) {
  return std::any_of(names.begin(), names.end(),
                     [&](const GoldName& n) { return same_thing(n, entity); });
}

class Labeller {
 public:
  Labeller(const Engine& engine, const AnnotatedArticle& annotated)
      : a_(annotated.analysis), lexicon_(engine.analyzer.lexicon()) {
    facts_ = investments(locate(annotated.gold.facts, annotated.article.text));
    allowed_ = investments(locate(annotated.gold.allowed, annotated.article.text));
  }

  void label(const SentenceScene& scene, std::span<const TracedEvent> events) {
    begin_ = a_.tokens[scene.view().first()].begin;
    end_ = a_.tokens[scene.view().last() - 1].end;
    for (const TracedEvent& event : events) label(event, events);
  }
  std::vector<Example> examples() { return std::move(examples_); }

 private:
  static std::vector<LocatedFact> investments(std::vector<LocatedFact> facts) {
    std::erase_if(facts, [](const LocatedFact& located) {
      return located.fact->relation != Relation::investment;
    });
    return facts;
  }

  static bool same_money(const GoldFact& gold, const TracedEvent& event) {
    return gold.amount && event.event.amount != nullptr &&
           same_amount(*gold.amount, event.event.amount->amount);
  }

  // The annotated investments that this event may tell.
  std::vector<const GoldFact*> told(const TracedEvent& event,
                                    std::span<const TracedEvent> all) const {
    std::vector<const GoldFact*> here;
    std::vector<const GoldFact*> same_amounts;
    for (const auto* list : {&facts_, &allowed_}) {
      for (const LocatedFact& located : *list) {
        const bool touches = located.touches(a_.tokens[event.event.frame.first].begin,
                                             a_.tokens[event.event.frame.last - 1].end);
        if (touches) here.push_back(located.fact);
        if (same_money(*located.fact, event)) {
          if (touches)
            same_amounts.insert(same_amounts.begin(), located.fact);
          else
            same_amounts.push_back(located.fact);
        }
      }
    }
    if (event.event.amount != nullptr) {
      if (!same_amounts.empty()) return same_amounts;
      std::erase_if(here, [](const GoldFact* g) { return g->amount.has_value(); });
      return here;
    }
    std::vector<const GoldFact*> found;
    for (const GoldFact* gold : here) {
      const bool by_another = std::any_of(all.begin(), all.end(), [&](const TracedEvent& other) {
        return same_money(*gold, other);
      });
      if (!by_another) found.push_back(gold);
    }
    return found;
  }

  const Entity& entity(std::uint32_t e) const { return a_.entities[e].entity; }
  Entity actor(std::uint32_t e) const { return actor_of(a_, e); }

  void label(const TracedEvent& event, std::span<const TracedEvent> all) {
    const std::vector<const GoldFact*> golds = told(event, all);
    if (!golds.empty()) {
      label_investor(event.decisions[0], golds);
      label_status(event.decisions[3], golds);
      for (const TracedEvent::Branch& branch : event.branches) {
        const std::vector<const GoldFact*> own = of_investors(branch.investors, golds);
        if (branch.investors.empty() || own.empty()) continue;
        const std::vector<const GoldFact*> first = of_investors({branch.investors.front()}, golds);
        if (!first.empty()) label_also(branch, first);
        label_target(branch.target, own);
        label_place(branch.place, own);
      }
    }
    // A pair that another sentence tells is right, but not for this event if it has its own.
    const auto own = [&](const TracedEvent::Rival& rival) {
      return truth_of(rival.draft) > 0 && tells(rival.draft, golds);
    };
    const bool has_own = std::any_of(event.rivals.begin(), event.rivals.end(), own);
    for (const TracedEvent::Rival& rival : event.rivals) {
      int truth = truth_of(rival.draft);
      if (truth < 0) continue;
      if (truth > 0 && !own(rival)) {
        if (!has_own) continue;
        truth = 0;
      }
      Example example;
      example.stage = Stage::keep;
      example.options = {rival.keep.options[1].features};
      example.right = {truth > 0};
      examples_.push_back(std::move(example));
    }
  }

  // Those of one of these investors.
  std::vector<const GoldFact*> of_investors(const std::vector<std::uint32_t>& investors,
                                            const std::vector<const GoldFact*>& golds) const {
    std::vector<const GoldFact*> own;
    for (const GoldFact* gold : golds) {
      if (std::any_of(investors.begin(), investors.end(),
                      [&](std::uint32_t e) { return is_pair(*gold, actor(e)); }))
        own.push_back(gold);
    }
    return own;
  }

  // One of its pairs is of one of these investments.
  bool tells(const FactDraft& draft, const std::vector<const GoldFact*>& golds) const {
    Option option;
    option.places = draft.places;
    option.home = draft.home;
    return std::any_of(golds.begin(), golds.end(), [&](const GoldFact* gold) {
      if (std::none_of(draft.investors.begin(), draft.investors.end(),
                       [&](std::uint32_t e) { return is_pair(*gold, actor(e)); }))
        return false;
      if (draft.target != kNoEntity)
        return !gold->target.empty() && same_thing(gold->target, entity(draft.target));
      const std::vector<std::string> found = countries(option);
      if (found.empty()) return gold->destinations.empty() && gold->target.empty();
      return std::any_of(found.begin(), found.end(), [&](const std::string& iso) {
        return std::any_of(gold->destinations.begin(), gold->destinations.end(),
                           [&](const GoldName& n) { return n.folded.contains(fold_gold(iso)); });
      });
    });
  }

  template <typename Right>
  void add(const Decision& decision, Right right) {
    Example example;
    example.stage = decision.stage;
    bool any = false;
    for (const Option& option : decision.options) {
      const bool good = !option.nobody() && right(option);
      any = any || good;
      example.options.push_back(option.features);
      example.right.push_back(good);
    }
    if (!any && decision.stage == Stage::investor) return;  // whom it means is not there
    if (!any) example.right[0] = true;
    examples_.push_back(std::move(example));
  }

  void label_investor(const Decision& decision, const std::vector<const GoldFact*>& golds) {
    add(decision, [&](const Option& option) {
      return std::any_of(golds.begin(), golds.end(), [&](const GoldFact* gold) {
        return is_pair(*gold, actor(option.entity));
      });
    });
  }

  // Who invests together with the one tried first.
  void label_also(const TracedEvent::Branch& branch, const std::vector<const GoldFact*>& golds) {
    for (const Decision& also : branch.also) {
      Example example;
      example.stage = Stage::also;
      example.options = {also.options[1].features};
      example.right = {std::any_of(golds.begin(), golds.end(), [&](const GoldFact* gold) {
        return is_pair(*gold, actor(also.options[1].entity));
      })};
      examples_.push_back(std::move(example));
    }
  }

  void label_target(const Decision& decision, const std::vector<const GoldFact*>& golds) {
    add(decision, [&](const Option& option) {
      return std::any_of(golds.begin(), golds.end(), [&](const GoldFact* gold) {
        return !gold->target.empty() && same_thing(gold->target, entity(option.entity));
      });
    });
  }

  void label_status(const Decision& decision, const std::vector<const GoldFact*>& golds) {
    Example example;
    example.stage = Stage::status;
    bool any = false;
    for (std::size_t i = 0; i < decision.options.size(); ++i) {
      const bool right = std::any_of(golds.begin(), golds.end(), [&](const GoldFact* gold) {
        return std::find(gold->status.begin(), gold->status.end(), static_cast<Status>(i)) !=
               gold->status.end();
      });
      any = any || right;
      example.options.push_back(decision.options[i].features);
      example.right.push_back(right);
    }
    if (any) examples_.push_back(std::move(example));
  }

  std::vector<std::string> countries(const Option& option) const {
    std::vector<std::string> found;
    if (!option.home.empty()) found.push_back(option.home);
    for (const std::uint32_t e : option.places) {
      if (entity(e).kind != Kind::bloc) found.push_back(a_.entities[e].country);
    }
    return found;
  }

  void label_place(const Decision& decision, const std::vector<const GoldFact*>& golds) {
    if (std::all_of(golds.begin(), golds.end(),
                    [](const GoldFact* gold) { return !gold->target.empty(); }))
      return;
    const auto held = [](const std::vector<GoldName>& names, const std::string& iso) {
      const std::string folded = fold_gold(iso);
      return std::any_of(names.begin(), names.end(),
                         [&](const GoldName& n) { return n.folded.contains(folded); });
    };
    add(decision, [&](const Option& option) {
      const std::vector<std::string> found = countries(option);
      return std::any_of(golds.begin(), golds.end(), [&](const GoldFact* gold) {
        bool wanted = false;
        for (const std::string& iso : found) {
          const bool named = held(gold->destinations, iso);
          if (!named && !held(gold->destinations_allowed, iso)) return false;
          wanted = wanted || named || gold->destinations.empty();
        }
        return wanted;
      });
    });
  }

  // 1 when every pair of the draft is annotated, 0 when one is not, -1 when all are only allowed.
  int truth_of(const FactDraft& draft) const {
    if (draft.investors.empty()) return 0;
    std::vector<Entity> ends;
    Option option;
    option.places = draft.places;
    option.home = draft.home;
    if (draft.target != kNoEntity) {
      ends.push_back(entity(draft.target));
    } else {
      for (const std::string& iso : countries(option)) {
        const auto at = lexicon_.find_id("country/" + iso);
        if (at) ends.push_back(lexicon_.entry(*at).entity);
      }
    }
    bool annotated = false;
    for (const std::uint32_t investor : draft.investors) {
      if (ends.empty()) {
        const int pair = pair_truth(entity(investor), nullptr, false);
        if (pair == 0) return 0;
        annotated = annotated || pair > 0;
      }
      for (const Entity& end : ends) {
        const int pair = pair_truth(entity(investor), &end, draft.target != kNoEntity);
        if (pair == 0) return 0;
        annotated = annotated || pair > 0;
      }
    }
    return annotated ? 1 : -1;
  }

  int pair_truth(const Entity& investor, const Entity* end, bool into) const {
    const auto holds = [&](const LocatedFact& located) {
      const GoldFact& gold = *located.fact;
      if (!is_pair(gold, investor)) return false;
      if (end == nullptr) return gold.destinations.empty() && gold.target.empty();
      return into ? !gold.target.empty() && same_thing(gold.target, *end)
                  : is_among(gold.destinations, *end);
    };
    const auto tolerates = [&](const LocatedFact& located) {
      return end != nullptr && !into && is_pair(*located.fact, investor) &&
             is_among(located.fact->destinations_allowed, *end);
    };
    if (std::any_of(facts_.begin(), facts_.end(), holds)) return 1;
    if (std::any_of(allowed_.begin(), allowed_.end(), holds) ||
        std::any_of(facts_.begin(), facts_.end(), tolerates))
      return -1;
    return 0;
  }

  const Analysis& a_;
  const Lexicon& lexicon_;
  std::vector<LocatedFact> facts_;
  std::vector<LocatedFact> allowed_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::vector<Example> examples_;
};

struct FoundPair {
  const Entity* investor = nullptr;
  const Entity* end = nullptr;
  bool into = false;
};

std::vector<FoundPair> pairs_of(const Fact& fact) {
  std::vector<FoundPair> pairs;
  for (const Entity& investor : fact.investors) {
    for (const Entity& destination : fact.destinations)
      pairs.push_back({&investor, &destination, false});
    if (fact.target) pairs.push_back({&investor, &*fact.target, true});
    if (fact.destinations.empty() && !fact.target) pairs.push_back({&investor, nullptr, false});
  }
  return pairs;
}

struct GoldPair {
  const GoldName* investor = nullptr;
  const GoldName* end = nullptr;
  bool into = false;

  bool same(const FoundPair& found) const {
    if (into != found.into || (end == nullptr) != (found.end == nullptr)) return false;
    return same_thing(*investor, *found.investor) &&
           (end == nullptr || same_thing(*end, *found.end));
  }
};

std::vector<GoldPair> pairs_of(const GoldFact& fact) {
  std::vector<GoldPair> pairs;
  for (const GoldName& investor : fact.investors) {
    for (const GoldName& destination : fact.destinations)
      pairs.push_back({&investor, &destination, false});
    if (!fact.target.empty()) pairs.push_back({&investor, &fact.target, true});
    if (fact.destinations.empty() && fact.target.empty())
      pairs.push_back({&investor, nullptr, false});
  }
  return pairs;
}
}  // namespace

std::vector<Example> examples_of(const Engine& engine, const AnnotatedArticle& annotated) {
  Labeller labeller(engine, annotated);
  engine.drafts(annotated.analysis,
                [&](const SentenceScene& scene, std::span<const FactDraft>,
                    const Engine::Trace& trace) { labeller.label(scene, trace.events); });
  return labeller.examples();
}

void Pairs::add(const Pairs& other) {
  right += other.right;
  wrong += other.wrong;
  missed += other.missed;
}
double Pairs::precision() const { return right == 0 ? 0 : double(right) / (right + wrong); }
double Pairs::recall() const { return right == 0 ? 0 : double(right) / (right + missed); }
double Pairs::f1() const { return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed); }

Pairs score_pairs(const GoldArticle& gold, const std::vector<Fact>& facts) {
  std::vector<FoundPair> given;
  for (const Fact& fact : facts) {
    if (fact.relation != Relation::investment) continue;
    for (const FoundPair& pair : pairs_of(fact)) given.push_back(pair);
  }
  std::vector<bool> hit(given.size(), false);
  Pairs pairs;
  std::vector<GoldPair> free;
  for (const GoldFact& fact : gold.facts) {
    if (fact.relation != Relation::investment) continue;
    for (const GoldPair& wanted : pairs_of(fact)) {
      bool found = false;
      for (std::size_t i = 0; i < given.size(); ++i) {
        if (!wanted.same(given[i])) continue;
        hit[i] = true;
        found = true;
      }
      (found ? pairs.right : pairs.missed) += 1;
    }
    for (const GoldName& investor : fact.investors) {
      for (const GoldName& allowed : fact.destinations_allowed)
        free.push_back({&investor, &allowed, false});
    }
  }
  for (const GoldFact& fact : gold.allowed) {
    if (fact.relation != Relation::investment) continue;
    for (const GoldPair& pair : pairs_of(fact)) free.push_back(pair);
  }
  std::set<std::string> seen;
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (hit[i] || std::any_of(free.begin(), free.end(),
                              [&](const GoldPair& pair) { return pair.same(given[i]); }))
      continue;
    const std::string key =
        given[i].investor->name + '\t' + (given[i].end != nullptr ? given[i].end->name : "");
    if (seen.insert(key).second) ++pairs.wrong;
  }
  return pairs;
}

}  // namespace quaestor::train
