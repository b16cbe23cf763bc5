#include "fact_writer.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "offices.h"
#include "quaestor/facts/jsonl.h"

namespace quaestor {

namespace {
void add_unique(std::vector<Entity>& list, const Entity& entity) {
  if (std::none_of(list.begin(), list.end(), [&](const Entity& e) { return e.id == entity.id; }))
    list.push_back(entity);
}

bool right_kinds(const Fact& fact) {
  const Kind s = fact.subject->kind;
  const Kind o = fact.object->kind;
  const auto actor = [](Kind k) { return k == Kind::company || k == Kind::organization; };
  switch (fact.relation) {
    case Relation::operates_in:
    case Relation::headquartered_in:
      return s == Kind::company && (o == Kind::country || o == Kind::bloc);
    case Relation::subsidiary_of:
    case Relation::competes_with:
      return s == Kind::company && o == Kind::company;
    case Relation::partners_with:
      return s == Kind::company && actor(o);
    case Relation::subject_to:
      return s == Kind::company && o == Kind::regulation;
    case Relation::issued_by:
      return s == Kind::regulation &&
             (o == Kind::organization || o == Kind::bloc || o == Kind::country);
    case Relation::role:
      return s == Kind::person && (actor(o) || o == Kind::country);
    default:
      return false;
  }
}

// Key under which two facts of one article are one: relation and arguments without evidence,
// confidence, rule.
std::string fact_key(const Fact& fact) {
  Fact bare = fact;
  bare.evidence.clear();
  bare.confidence = 1;
  bare.rule.clear();
  bare.date = {};
  bare.places.clear();
  if (bare.amount) bare.amount->text.clear();
  if (bare.relation == Relation::investment) {
    std::sort(bare.investors.begin(), bare.investors.end(),
              [](const Entity& a, const Entity& b) { return a.id < b.id; });
    std::sort(bare.destinations.begin(), bare.destinations.end(),
              [](const Entity& a, const Entity& b) { return a.id < b.id; });
    bare.form.reset();
  }
  return fact_to_json(bare);
}

std::vector<Fact> merged(std::vector<Fact> facts) {
  std::map<std::string, Fact> by_key;
  for (Fact& fact : facts) {
    const auto [at, fresh] = by_key.emplace(fact_key(fact), fact);
    if (fresh) continue;
    Fact& kept = at->second;
    const bool better = fact.confidence > kept.confidence;
    for (Evidence& e : fact.evidence) {
      if (std::find(kept.evidence.begin(), kept.evidence.end(), e) == kept.evidence.end())
        kept.evidence.push_back(e);
    }
    if (better) {
      kept.confidence = fact.confidence;
      kept.rule = fact.rule;
    }
    for (Entity& place : fact.places) {
      if (std::none_of(kept.places.begin(), kept.places.end(),
                       [&](const Entity& p) { return p.id == place.id; }))
        kept.places.push_back(place);
    }
  }
  // The same money of the same investor told once with and once without a place is one event.
  const auto told_better = [&](const Fact& fact) {
    if (fact.relation != Relation::investment || !fact.amount || !fact.destinations.empty() ||
        fact.target)
      return false;
    return std::any_of(by_key.begin(), by_key.end(), [&](const auto& other) {
      const Fact& f = other.second;
      return f.relation == Relation::investment && f.amount &&
             (!f.destinations.empty() || f.target) && f.amount->value == fact.amount->value &&
             f.amount->currency == fact.amount->currency &&
             f.investors.front().id == fact.investors.front().id;
    });
  };
  std::erase_if(by_key, [&](const auto& item) { return told_better(item.second); });
  std::vector<Fact> result;
  for (auto& [key, fact] : by_key) {
    std::sort(fact.evidence.begin(), fact.evidence.end(), [](const Evidence& a, const Evidence& b) {
      return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
    });
    result.push_back(std::move(fact));
  }
  std::stable_sort(result.begin(), result.end(), [](const Fact& a, const Fact& b) {
    return std::tie(a.evidence.front().begin, a.relation) <
           std::tie(b.evidence.front().begin, b.relation);
  });
  return result;
}
}  // namespace

std::optional<Fact> FactWriter::write(const FactDraft& draft) const {
  Fact fact;
  fact.relation = draft.relation;
  fact.confidence = std::round(std::clamp(draft.confidence, 0.0, 1.0) * 100) / 100;
  fact.rule = draft.rule;
  const bool ok = draft.relation == Relation::investment ? fill_investment(draft, fact)
                                                         : fill_relation(draft, fact);
  if (!ok) return std::nullopt;
  fact.evidence.push_back(evidence(draft.sentence));
  if (!validate(fact).empty()) return std::nullopt;
  return fact;
}

std::optional<Entity> FactWriter::country(const std::string& iso) const {
  const auto at = lexicon_.find_id("country/" + iso);
  if (!at) return std::nullopt;
  return lexicon_.entry(*at).entity;
}

bool FactWriter::fill_investment(const FactDraft& draft, Fact& fact) const {
  for (std::uint32_t e : draft.investors) add_unique(fact.investors, actor_of(a_, e));
  if (draft.target != kNoEntity) fact.target = entity(draft.target);
  for (std::uint32_t e : draft.places) {
    if (entity(e).kind == Kind::country) add_unique(fact.destinations, entity(e));
    if (entity(e).kind != Kind::place) continue;
    if (const auto state = country(a_.entities[e].country)) {
      add_unique(fact.destinations, *state);
      add_unique(fact.places, entity(e));
    }
  }
  if (!draft.home.empty() && fact.destinations.empty()) {
    if (const auto state = country(draft.home)) fact.destinations.push_back(*state);
  }
  if (fact.target) fact.destinations.clear();
  if (draft.amount != nullptr) fact.amount = draft.amount->amount;
  fact.form = draft.form;
  fact.status = draft.status;
  fact.date = draft.date;
  fact.capacity_mw = draft.capacity_mw;
  if (fact.investors.empty()) return false;
  // An investor without place, receiver and amount says nothing.
  return !fact.destinations.empty() || fact.target || fact.amount;
}

bool FactWriter::fill_relation(const FactDraft& draft, Fact& fact) const {
  fact.subject = entity(draft.subject);
  if (!draft.maker && draft.object == kNoEntity) return false;
  fact.object = draft.maker ? *draft.maker : entity(draft.object);
  fact.title = draft.title;
  const bool located =
      draft.relation == Relation::operates_in || draft.relation == Relation::headquartered_in;
  if (fact.object->kind == Kind::place && (located || draft.relation == Relation::issued_by)) {
    fact.places.push_back(*fact.object);
    fact.object = country(a_.entities[draft.object].country);
    if (!fact.object) return false;
  }
  return right_kinds(fact);
}

Evidence FactWriter::evidence(std::size_t s) const {
  const Sentence& sentence = a_.sentences[s];
  Evidence e;
  e.article = a_.article->info.name;
  e.article_id = a_.article->info.id;
  e.language = a_.language;
  e.begin = a_.tokens[sentence.first].begin;
  e.end = a_.tokens[sentence.last - 1].end;
  e.quote = a_.article->text.substr(e.begin, e.end - e.begin);
  return e;
}

std::vector<Fact> FactWriter::write_all(const std::vector<FactDraft>& drafts) const {
  std::vector<Fact> facts;
  for (const FactDraft& draft : drafts) {
    if (auto fact = write(draft)) facts.push_back(std::move(*fact));
  }
  return merged(std::move(facts));
}

}  // namespace quaestor
