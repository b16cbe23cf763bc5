#include "relation_nouns.h"

#include <algorithm>

#include "fillers.h"
#include "noun_phrase.h"
#include "offices.h"
#include "titles.h"
#include "topic.h"

namespace quaestor {

namespace {
constexpr double kTold = 0.8;     // both ends stand in the phrase
constexpr double kImplied = 0.6;  // the holder is whom the text speaks of

class NounReader {
 public:
  NounReader(SentenceScene& scene, const LanguageFrames& language)
      : scene_(scene), language_(language), a_(scene.view().analysis()) {}

  std::vector<FactDraft> run() {
    language_.noun_set.scan(scene_.view(), [&](int value, const PatternMatch& match) {
      read_noun(language_.nouns[static_cast<std::size_t>(value)], match.first, match.last);
    });
    for (std::uint32_t t = scene_.view().first(); t < scene_.view().last();) {
      const auto title = title_at(scene_.view(), t);
      if (title && !inside_name(t)) read_title(*title);
      t = title ? title->last : t + 1;
    }
    return std::move(drafts_);
  }

 private:
  bool inside_name(std::uint32_t t) const {
    const Mention* m = scene_.view().covering(t);
    return m != nullptr && m->type == MentionType::name;
  }

  FactDraft draft(Relation relation, std::uint32_t subject, std::uint32_t object, double confidence,
                  std::string rule) const {
    FactDraft d;
    d.relation = relation;
    d.subject = subject;
    d.object = object;
    d.confidence = confidence;
    d.rule = std::move(rule);
    d.sentence = scene_.view().index();
    return d;
  }

  void keep(FactDraft d) {
    const bool ends = d.subject != kNoEntity && (d.object != kNoEntity || d.maker);
    if (ends && d.subject != d.object) drafts_.push_back(std::move(d));
  }

  bool negated(const NounPhrase& p, const Fillers& f) const {
    std::uint32_t first = p.first;
    std::uint32_t last = p.last;
    for (const Mention* m : f.names) {
      first = std::min(first, m->first);
      last = std::max(last, m->last);
    }
    return scene_.has_cue(FrameCue::negation, first, last);
  }

  std::vector<std::uint32_t> holders(const NounPhrase& p, const Fillers& f) const {
    std::vector<std::uint32_t> out;
    for (const Mention* m : p.holders) out.push_back(m->entity);
    if (!out.empty() || p.complement || !p.regions.empty()) return out;
    const bool may_imply = f.way == FillerWay::adjacent || p.possessive ||
                           (p.definite && f.way != FillerWay::before) ||
                           f.way == FillerWay::equated || f.way == FillerWay::after;
    if (!may_imply || (p.indefinite && f.way != FillerWay::adjacent)) return out;
    std::vector<std::uint32_t> except;
    for (const Mention* m : f.names) except.push_back(m->entity);
    const std::uint32_t topic = topic_at(scene_, p.first, except);
    if (topic != kNoEntity) out.push_back(topic);
    return out;
  }

  void read_noun(const RelationNoun& noun, std::uint32_t first, std::uint32_t last) {
    if (inside_name(first)) return;
    const NounPhrase p = noun_phrase(scene_, first, last, noun.links);
    const bool bodies = noun.relation == Relation::partners_with;
    const Fillers f = fillers_of(scene_, p, false, bodies);
    if (noun.joint) partners(p, noun);
    if (f.way == FillerWay::none || negated(p, f)) return;
    // An owner with nothing beside that says of what is often one of the sentence's own subject.
    const bool unheld = p.holders.empty() && !p.possessive;
    if (unheld && (noun.joint || (noun.holder_is_subject && f.way != FillerWay::adjacent))) return;
    const double confidence = p.holders.empty() ? kImplied : kTold;
    for (std::uint32_t holder : holders(p, f)) {
      for (const Mention* m : f.names) {
        const bool flip = noun.holder_is_subject;
        keep(draft(noun.relation, flip ? holder : m->entity, flip ? m->entity : holder, confidence,
                   "noun: " + noun.text));
      }
    }
    if (noun.relation != Relation::partners_with) origins(p, f);
  }

  // "a joint venture of Tallow and Orvo"
  void partners(const NounPhrase& p, const RelationNoun& noun) {
    for (std::size_t a = 0; a < p.holders.size(); ++a) {
      for (std::size_t b = a + 1; b < p.holders.size(); ++b)
        keep(draft(Relation::partners_with, p.holders[a]->entity, p.holders[b]->entity, kTold,
                   "noun: " + noun.text));
    }
  }

  // "the Danish rival Nimbra"
  void origins(const NounPhrase& p, const Fillers& f) {
    std::vector<const Mention*> all = p.origins;
    all.insert(all.end(), f.origins.begin(), f.origins.end());
    for (const Mention* origin : all) {
      if (origin->entity == kNoEntity) continue;
      scene_.mark_origin(origin);
      for (const Mention* m : f.names) {
        if (m->kind == Kind::company)
          keep(draft(Relation::headquartered_in, m->entity, origin->entity, kTold,
                     "origin of a relational noun"));
      }
    }
  }

  void read_title(const TitleHit& title) {
    static const std::vector<std::string> kNoLinks;
    const NounPhrase p = noun_phrase(scene_, title.first, title.last, language_.title_links);
    const Fillers f = fillers_of(scene_, p, true, false);
    if (f.way == FillerWay::none || negated(p, f)) return;
    for (const Mention* person : f.names) {
      FactDraft d = draft(Relation::role, person->entity, kNoEntity, kTold,
                          "title: " + std::string(title.title));
      d.title = title.title;
      if (!fill_office(scene_, title, p, person->entity, d)) continue;
      keep(std::move(d));
    }
  }

  SentenceScene& scene_;
  const LanguageFrames& language_;
  const Analysis& a_;
  std::vector<FactDraft> drafts_;
};
}  // namespace

std::vector<FactDraft> noun_facts(SentenceScene& scene, const LanguageFrames& language) {
  return NounReader(scene, language).run();
}

}  // namespace quaestor
