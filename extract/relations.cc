// Relations by pattern over mentions and words; the patterns are data. What a pattern cannot say is
// here: which entity a country or a place becomes, when a description tells an origin, which object
// a role without one has.
#include <algorithm>

#include "coordination.h"
#include "offices.h"
#include "quaestor/facts/text.h"
#include "relation_nouns.h"
#include "rules.h"
#include "topic.h"
#include "triggers.h"

namespace quaestor {

namespace {
class RelationReader {
 public:
  RelationReader(SentenceScene& scene, const LanguageFrames& language)
      : scene_(scene), language_(language), a_(scene.view().analysis()) {}

  std::vector<FactDraft> run() {
    origins_of_descriptions();
    origins_of_demonyms();
    for (FactDraft& draft : noun_facts(scene_, language_)) drafts_.push_back(std::move(draft));
    language_.relation_set.scan(scene_.view(), [&](int value, const PatternMatch& match) {
      read(language_.relations[static_cast<std::size_t>(value)], match);
    });
    for (FactDraft& draft : facility_facts(scene_, language_)) drafts_.push_back(std::move(draft));
    for (FactDraft& draft : trigger_facts(scene_, language_)) drafts_.push_back(std::move(draft));
    makers_by_name();
    return std::move(drafts_);
  }

 private:
  static bool is_location(Kind kind) {
    return kind == Kind::country || kind == Kind::place || kind == Kind::bloc;
  }

  void read(const RelationPattern& pattern, const PatternMatch& match) {
    FactDraft draft;
    draft.relation = pattern.relation;
    draft.rule = pattern.text;
    draft.sentence = scene_.view().index();
    draft.title = match.title;
    draft.subject = match.subject != nullptr ? match.subject->entity : kNoEntity;
    draft.object = match.object != nullptr ? match.object->entity : kNoEntity;
    if (match.subject != nullptr && scene_.is_source(*match.subject) &&
        pattern.relation != Relation::role && pattern.relation != Relation::subsidiary_of)
      return;
    if (draft.object == kNoEntity && pattern.relation == Relation::role && !office(match, draft))
      return;
    const bool between_companies = pattern.relation == Relation::competes_with ||
                                   pattern.relation == Relation::subsidiary_of ||
                                   pattern.relation == Relation::partners_with;
    if (between_companies && draft.object == kNoEntity)
      draft.object = topic_before(match, draft.subject);
    if (between_companies && draft.subject == kNoEntity)
      draft.subject = topic_before(match, draft.object);
    if (match.object != nullptr && is_location(match.object->kind) &&
        (pattern.relation == Relation::headquartered_in))
      scene_.mark_origin(match.object);
    const bool state = match.object != nullptr && is_location(match.object->kind);
    if (pattern.relation == Relation::role && state && !match.public_title) return;
    // What stands under a negation does not hold ("has no plant in Spain").
    if (negated(match)) return;
    if (pattern.relation == Relation::operates_in && only_planned(match)) return;
    if (pattern.relation == Relation::issued_by && draft.object != kNoEntity &&
        a_.entities[draft.object].entity.id == "bloc/europe") {
      const auto eu = scene_.view().lexicon().find_id("bloc/european-union");
      if (eu) draft.maker = scene_.view().lexicon().entry(*eu).entity;
    }
    draft.confidence = certain(match.subject) && certain(match.object) ? 0.85 : 0.65;
    keep(draft);
    keep_list(draft, match);
  }

  // What holds of one name of a list holds of the others.
  void keep_list(const FactDraft& draft, const PatternMatch& match) {
    const bool listed =
        draft.relation == Relation::competes_with || draft.relation == Relation::partners_with ||
        draft.relation == Relation::operates_in || draft.relation == Relation::subject_to;
    if (!listed || match.subject == nullptr || match.object == nullptr) return;
    const auto subjects = coordinated(scene_, *match.subject);
    const auto objects = coordinated(scene_, *match.object);
    const bool together =
        std::find(subjects.begin(), subjects.end(), match.object) != subjects.end();
    if (together) return;
    for (const Mention* subject : subjects) {
      for (const Mention* object : objects) {
        if (subject == match.subject && object == match.object) continue;
        FactDraft other = draft;
        other.subject = subject->entity;
        other.object = object->entity;
        other.confidence -= 0.1;
        keep(std::move(other));
      }
    }
  }

  static bool certain(const Mention* mention) {
    return mention == nullptr || (mention->sure && mention->type == MentionType::name);
  }

  // "to open its first data centres in France": nothing operates there yet, or no longer.
  bool only_planned(const PatternMatch& match) const {
    for (const CueHit& cue : scene_.cues()) {
      const bool near = cue.first + 4 >= match.first && cue.last <= match.last;
      if (near &&
          (cue.cue == FrameCue::planned || cue.cue == FrameCue::considered ||
           cue.cue == FrameCue::cancelled) &&
          scene_.clause(cue.first) == scene_.clause(match.first))
        return true;
    }
    return std::any_of(scene_.frames().begin(), scene_.frames().end(), [&](const FrameHit& hit) {
      const bool undone = hit.frame->frame_class == FrameClass::cancel ||
                          hit.frame->status == Status::planned ||
                          hit.frame->status == Status::considered;
      return undone && hit.frame->form != Form::equity && hit.first >= match.first &&
             hit.last <= match.last;
    });
  }

  bool negated(const PatternMatch& match) const {
    return scene_.has_cue(FrameCue::negation, match.first, match.last);
  }

  std::uint32_t topic_before(const PatternMatch& match, std::uint32_t except) const {
    const std::uint32_t others[] = {except};
    return topic_at(scene_, match.first, others);
  }

  // A title and a name with nothing beside that says where: left to the noun when that found it.
  bool office(const PatternMatch& match, FactDraft& draft) const {
    const bool told = std::any_of(drafts_.begin(), drafts_.end(), [&](const FactDraft& d) {
      return d.relation == Relation::role && d.subject == draft.subject;
    });
    if (told || draft.subject == kNoEntity) return false;
    TitleHit title{match.first, match.last, match.title, match.public_title, {}};
    NounPhrase phrase;
    phrase.first = match.first;
    phrase.last = match.last;
    return fill_office(scene_, title, phrase, draft.subject, draft);
  }

  // "the Danes", "die Kanadier" for a company from there.
  void origins_of_demonyms() {
    for (const Mention& m : scene_.view().mentions()) {
      if (m.type != MentionType::demonym || m.kind != Kind::country || m.entity == kNoEntity)
        continue;
      const std::size_t index = static_cast<std::size_t>(&m - a_.mentions.data());
      for (std::size_t i = index; i-- > 0 && index - i < 25;) {
        const Mention& before = a_.mentions[i];
        if (before.kind != Kind::company || before.entity == kNoEntity ||
            a_.entities[before.entity].country != a_.entities[m.entity].country)
          continue;
        FactDraft draft;
        draft.relation = Relation::headquartered_in;
        draft.subject = before.entity;
        draft.object = m.entity;
        draft.confidence = 0.6;
        draft.rule = "people of a country for its company";
        draft.sentence = scene_.view().index();
        keep(draft);
        break;
      }
    }
  }

  // "the Austin-based company", "le géant chinois": a description that names its origin gives a
  // seat.
  void origins_of_descriptions() {
    for (const Mention& m : scene_.view().mentions()) {
      if (m.type != MentionType::description || m.entity == kNoEntity) continue;
      for (const auto& origin : origins_inside(m)) {
        FactDraft draft;
        draft.relation = Relation::headquartered_in;
        draft.subject = m.entity;
        draft.object = origin;
        draft.confidence = 0.7;
        draft.rule = "description with origin";
        draft.sentence = scene_.view().index();
        keep(draft);
      }
    }
  }

  std::vector<std::uint32_t> origins_inside(const Mention& m) const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t t = m.first; t < m.last; ++t) {
      const auto match =
          scene_.view().lexicon().match(a_.article->text, a_.tokens, t, m.last, a_.language);
      if (!match) continue;
      for (std::uint32_t e = 0; e < a_.entities.size(); ++e) {
        const bool hit =
            std::any_of(match->senses.begin(), match->senses.end(), [&](const Sense& s) {
              return scene_.view().lexicon().entry(s.entry).entity.id == a_.entities[e].entity.id;
            });
        if (hit && (a_.entities[e].entity.kind == Kind::country ||
                    a_.entities[e].entity.kind == Kind::place))
          found.push_back(e);
      }
    }
    return found;
  }

  static std::uint32_t gap_between(const Mention& a, const Mention& b) {
    return a.last <= b.first ? b.first - a.last : a.first - std::min(a.first, b.last);
  }

  // "EU-Batterieverordnung", "règlement européen sur …", "UK Online Safety Act".
  bool names_its_maker(const Mention& law, const std::string& issuer) const {
    const Lexicon& lexicon = scene_.view().lexicon();
    for (std::uint32_t t = law.first; t < law.last; ++t) {
      const auto match = lexicon.match(a_.article->text, a_.tokens, t, law.last, a_.language);
      if (!match) continue;
      for (const Sense& sense : match->senses) {
        const std::string& id = lexicon.entry(sense.entry).entity.id;
        if (id == issuer || (id == "bloc/europe" && issuer == "bloc/european-union")) return true;
      }
    }
    return false;
  }

  void keep_maker(const Mention& law, const std::string& issuer, const char* rule) {
    const auto known = scene_.view().lexicon().find_id(issuer);
    if (!known) return;
    FactDraft draft;
    draft.relation = Relation::issued_by;
    draft.subject = law.entity;
    draft.maker = scene_.view().lexicon().entry(*known).entity;
    draft.confidence = 0.8;
    draft.rule = rule;
    draft.sentence = scene_.view().index();
    drafts_.push_back(std::move(draft));
  }

  // A known law beside its known maker ("the EU's … Act", "der europäische Chips Act").
  void makers_by_name() {
    for (const Mention& law : scene_.view().mentions()) {
      if (law.kind != Kind::regulation || law.type != MentionType::name) continue;
      const std::string& issuer = a_.entities[law.entity].parent;
      if (issuer.empty()) continue;
      if (names_its_maker(law, issuer)) keep_maker(law, issuer, "maker in the law's own name");
      for (const Mention& maker : scene_.view().mentions()) {
        if (maker.entity == kNoEntity || &maker == &law) continue;
        const std::string& named = a_.entities[maker.entity].entity.id;
        // "le règlement européen", "Europese verordening": Europe's law is the Union's.
        const bool europe = named == "bloc/europe" && issuer == "bloc/european-union" &&
                            gap_between(law, maker) <= 3;
        if (named != issuer && !europe) continue;
        FactDraft draft;
        draft.relation = Relation::issued_by;
        draft.subject = law.entity;
        draft.object = maker.entity;
        draft.confidence = 0.8;
        draft.rule = "known maker named beside the law";
        if (europe) {
          const auto known = scene_.view().lexicon().find_id(issuer);
          if (known) draft.maker = scene_.view().lexicon().entry(*known).entity;
        }
        draft.sentence = scene_.view().index();
        keep(draft);
      }
    }
  }

  void keep(FactDraft draft) {
    if (draft.subject == kNoEntity || (draft.object == kNoEntity && !draft.maker) ||
        draft.subject == draft.object)
      return;
    drafts_.push_back(std::move(draft));
  }

  SentenceScene& scene_;
  const LanguageFrames& language_;
  const Analysis& a_;
  std::vector<FactDraft> drafts_;
};
}  // namespace

std::vector<FactDraft> relation_facts(SentenceScene& scene, const LanguageFrames& language) {
  return RelationReader(scene, language).run();
}

}  // namespace quaestor
