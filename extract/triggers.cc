#include "triggers.h"

#include <algorithm>

#include "clause.h"
#include "coordination.h"
#include "noun_phrase.h"

namespace quaestor {

namespace {
constexpr double kToldHere = 0.75;
constexpr double kToldBefore = 0.6;  // one end stands in a sentence before
constexpr std::size_t kLawReach = 3;

class TriggerReader {
 public:
  TriggerReader(const SentenceScene& scene, const LanguageFrames& language)
      : scene_(scene), language_(language), a_(scene.view().analysis()) {}

  std::vector<FactDraft> triggers() {
    language_.trigger_set.scan(scene_.view(), [&](int value, const PatternMatch& match) {
      const RelationTrigger& trigger = language_.triggers[static_cast<std::size_t>(value)];
      if (trigger.relation == Relation::operates_in) operates(trigger, match);
      if (trigger.relation == Relation::subject_to) bound(trigger, match);
    });
    return std::move(drafts_);
  }

  std::vector<FactDraft> facilities() {
    for (const CueHit& cue : scene_.cues()) {
      if (cue.cue == FrameCue::facility) facility(cue);
    }
    return std::move(drafts_);
  }

 private:
  void keep(Relation relation, std::uint32_t subject, std::uint32_t object, double confidence,
            std::string rule) {
    if (subject == kNoEntity || object == kNoEntity || subject == object) return;
    FactDraft d;
    d.relation = relation;
    d.subject = subject;
    d.object = object;
    d.confidence = confidence;
    d.rule = std::move(rule);
    d.sentence = scene_.view().index();
    drafts_.push_back(std::move(d));
  }

  void operates(const RelationTrigger& trigger, const PatternMatch& match) {
    const ClauseView clause(scene_, match.first);
    if (clause.undone()) return;
    const std::vector<std::uint32_t> places = clause.places();
    if (places.empty()) return;
    for (const Mention* company : clause.companies(match.first, match.last)) {
      for (std::uint32_t place : places)
        keep(Relation::operates_in, company->entity, place, kToldHere, "trigger: " + trigger.text);
    }
  }

  void bound(const RelationTrigger& trigger, const PatternMatch& match) {
    const ClauseView clause(scene_, match.first);
    if (scene_.has_cue(FrameCue::negation, match.first, match.last)) return;
    const std::uint32_t law = law_of(trigger, match);
    if (law == kNoEntity) return;
    std::vector<const Mention*> companies;
    if (match.subject != nullptr) companies.push_back(match.subject);
    if (companies.empty()) companies = clause.companies(match.first, match.last);
    if (companies.empty()) companies = longest_list();
    for (const Mention* company : companies)
      keep(Relation::subject_to, company->entity, law, match.object ? kToldHere : kToldBefore,
           "trigger: " + trigger.text);
  }

  std::uint32_t law_of(const RelationTrigger& trigger, const PatternMatch& match) const {
    if (match.object != nullptr) return match.object->entity;
    if (trigger.law.empty())
      return law_at(scene_, match.first, trigger.looks_back ? kLawReach : std::size_t{0});
    for (std::uint32_t e = 0; e < a_.entities.size(); ++e) {
      if (a_.entities[e].entity.id == trigger.law) return e;
    }
    return kNoEntity;
  }

  // The companies of a sentence whose clause names none ("Seven are gatekeepers: Orvo, Tallow …").
  std::vector<const Mention*> longest_list() const {
    std::vector<const Mention*> best;
    for (const Mention& m : scene_.view().mentions()) {
      if (m.kind != Kind::company || m.entity == kNoEntity || m.type != MentionType::name ||
          a_.entities[m.entity].outlet)
        continue;
      std::vector<const Mention*> list = coordinated(scene_, m);
      if (list.size() > best.size()) best = std::move(list);
    }
    return best;
  }

  bool not_yet(const NounPhrase& p) const {
    for (std::uint32_t t = p.first; t < p.noun; ++t) {
      if (scene_.word("not_yet", t)) return true;
    }
    return false;
  }

  void facility(const CueHit& cue) {
    const NounPhrase p = noun_phrase(scene_, cue.first, cue.last, language_.place_links);
    if (p.indefinite || not_yet(p)) return;
    std::vector<const Mention*> places = p.regions;
    places.insert(places.end(), p.origins.begin(), p.origins.end());
    if (places.empty()) return;
    std::uint32_t holder = kNoEntity;
    for (const Mention* m : p.holders) {
      if (m->kind == Kind::company) holder = m->entity;
    }
    const ClauseView clause(scene_, cue.first);
    if (holder == kNoEntity || (clause.undone() && !clause.has_word("enlarge"))) return;
    for (const Mention* place : places)
      keep(Relation::operates_in, holder, place->entity, kToldHere, "a facility somebody has");
  }

  const SentenceScene& scene_;
  const LanguageFrames& language_;
  const Analysis& a_;
  std::vector<FactDraft> drafts_;
};
}  // namespace

std::vector<FactDraft> trigger_facts(const SentenceScene& scene, const LanguageFrames& language) {
  return TriggerReader(scene, language).triggers();
}

std::vector<FactDraft> facility_facts(const SentenceScene& scene, const LanguageFrames& language) {
  return TriggerReader(scene, language).facilities();
}

}  // namespace quaestor
