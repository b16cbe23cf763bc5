#include "pairs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "titles.h"

namespace quaestor {

namespace {
constexpr std::uint32_t kFar = 45;  // tokens between the two
constexpr std::uint32_t kWindow = 14;
constexpr std::size_t kAbsent = 5;
constexpr unsigned kAbsentCode = 20;  // beyond the codes of named pairs
constexpr std::size_t kStem = 7;      // bytes

unsigned code_of(Relation relation, bool subject_first) {
  return 2 * static_cast<unsigned>(relation) + (subject_first ? 1U : 0U);
}
bool is_company(const Mention& m) { return m.kind == Kind::company; }
bool is_actor(const Mention& m) { return m.kind == Kind::company || m.kind == Kind::organization; }
bool is_state_or_town(const Mention& m) { return m.kind == Kind::country || m.kind == Kind::place; }
bool is_maker(const Mention& m) {
  return m.kind == Kind::organization || m.kind == Kind::bloc || m.kind == Kind::country;
}
std::uint32_t gap_between(const Mention& a, const Mention& b) {
  return a.last <= b.first ? b.first - a.last : a.first - std::min(a.first, b.last);
}
// 0, 1, 2, 3-4, 5-8, more
unsigned spread(std::uint32_t n) { return n <= 2 ? n : n <= 4 ? 3 : n <= 8 ? 4 : n <= 16 ? 5 : 6; }

class PairReader {
 public:
  PairReader(const SentenceScene& scene, const RelationContext& context)
      : scene_(scene),
        context_(context),
        a_(scene.view().analysis()),
        mentions_(scene.view().mentions()) {
    for (const FactDraft& draft : context.ruled)
      rules_[{draft.relation, draft.subject, draft.object}].push_back(&draft);
    // Only a person has a title.
    const bool person = std::any_of(mentions_.begin(), mentions_.end(),
                                    [](const Mention& m) { return m.kind == Kind::person; });
    for (std::uint32_t t = scene.view().first(); person && t < scene.view().last();) {
      const auto title = title_at(scene.view(), t);
      if (title) titles_.push_back(*title);
      t = title ? title->last : t + 1;
    }
  }

  std::vector<RelationCandidate> run() {
    for (const Mention& subject : mentions_) {
      for (const Mention& object : mentions_) {
        if (&subject == &object || subject.entity == kNoEntity || object.entity == kNoEntity ||
            subject.entity == object.entity || gap_between(subject, object) > kFar)
          continue;
        consider(subject, object);
      }
    }
    find_absent();
    for (const Mention& m : mentions_) {
      if (m.entity == kNoEntity) continue;
      for (std::size_t rank = 0; rank < absent_.size(); ++rank) consider_absent(m, rank);
    }
    for (const auto& [key, drafts] : rules_) {
      if (!used_.contains(key)) implied(*drafts.front(), drafts.size());
    }
    return std::move(candidates_);
  }

  std::vector<RelationCandidate> investments() {
    const bool facility =
        std::any_of(scene_.cues().begin(), scene_.cues().end(),
                    [](const CueHit& cue) { return cue.cue == FrameCue::facility; });
    if (scene_.frames().empty() && money().empty() && !facility) return {};
    for (const Mention& investor : mentions_) {
      if (!is_named_actor(investor)) continue;
      for (const Mention& end : mentions_) {
        if (is_end(end) && end.entity != investor.entity && gap_between(investor, end) <= kFar)
          add(Relation::investment, investor, end);
      }
    }
    find_absent();
    for (const Mention& m : mentions_) {
      for (std::size_t rank = 0; rank < absent_.size(); ++rank) {
        const Kind other = a_.entities[absent_[rank].entity].entity.kind;
        if (is_end(m) && (other == Kind::company || other == Kind::organization))
          add_absent(Relation::investment, m, rank, false);
        if (is_named_actor(m) && other == Kind::company)
          add_absent(Relation::investment, m, rank, true);
      }
    }
    return std::move(candidates_);
  }

 private:
  std::span<const AmountMention> money() const { return a_.amounts_of(scene_.view().index()); }
  static bool is_named_actor(const Mention& m) {
    return m.entity != kNoEntity && is_actor(m) && m.type != MentionType::adjective;
  }
  static bool is_end(const Mention& m) {
    return m.entity != kNoEntity && (is_state_or_town(m) || is_company(m)) &&
           m.type != MentionType::demonym;
  }

  using RuleKey = std::tuple<Relation, std::uint32_t, std::uint32_t>;

  void consider(const Mention& s, const Mention& o) {
    const bool named_object = o.type != MentionType::possessive && o.type != MentionType::pronoun;
    if (is_company(s) && is_state_or_town(o)) {
      add(Relation::headquartered_in, s, o);
      if (o.type != MentionType::demonym) add(Relation::operates_in, s, o);
    }
    if (s.kind == Kind::person && s.type == MentionType::name && is_actor(o) && !titles_.empty())
      add(Relation::role, s, o);
    if (is_company(s) && is_company(o)) {
      add(Relation::subsidiary_of, s, o);
      if (s.first < o.first) add(Relation::competes_with, s, o);
    }
    if (is_company(s) && is_actor(o) && (!is_company(o) || s.first < o.first))
      add(Relation::partners_with, s, o);
    if (is_company(s) && o.kind == Kind::regulation) add(Relation::subject_to, s, o);
    if (s.kind == Kind::regulation && is_maker(o) && named_object) add(Relation::issued_by, s, o);
  }

  void add(Relation relation, const Mention& s, const Mention& o) {
    const RuleKey key{relation, s.entity, o.entity};
    const auto ruled = rules_.find(key);
    if (ruled == rules_.end() && relation != Relation::investment && undone(relation, s, o)) return;
    if (ruled != rules_.end()) used_.insert(key);
    const unsigned code = code_of(relation, s.first < o.first);
    Features& f = start();
    f.add(Feature::bias, code);
    describe_things(s.entity, o.entity, code, f);
    describe_rules(relation, s.entity, o.entity, code, f);
    describe_ends(s, o, code, f);
    describe_between(s, o, code, f);
    if (relation == Relation::investment) describe_money(s, o, code, f);
    const std::size_t cheap = f.keys().size();
    if (ruled == rules_.end() && hopeless(code)) return;
    describe_words(s, o, code, f);
    describe_tree(s, o, code, f);
    describe_scene(s, o, code, f);
    std::string_view title;
    if (relation == Relation::role) title = describe_title(s, o, code, f);
    if (relation == Relation::operates_in) describe_investment(s, o, code, f);
    const double score = context_.ranking.score(f.keys());
    if (!wanted(score)) return;
    RelationCandidate& candidate = candidates_.emplace_back();
    describe(candidate, relation, s.entity, o.entity, ruled);
    if (!candidate.ruled) candidate.draft.rule = "two things of a sentence";
    if (!candidate.ruled) candidate.draft.title = title;
    candidate.gap = static_cast<int>(gap_between(s, o));
    candidate.subject_first = s.first < o.first;
    candidate.subject_link = static_cast<unsigned>(s.type);
    candidate.object_link = static_cast<unsigned>(o.type);
    finish(candidate, score, code, cheap);
  }

  // Denied between the two, or, of an operation, only planned or given up.
  bool undone(Relation relation, const Mention& s, const Mention& o) const {
    const std::uint32_t first = std::min(s.first, o.first);
    const std::uint32_t last = std::max(s.last, o.last);
    if (scene_.has_cue(FrameCue::negation, first, last)) return true;
    if (relation != Relation::operates_in) return false;
    if (std::any_of(context_.investments.begin(), context_.investments.end(), [&](const auto& d) {
          return std::find(d.investors.begin(), d.investors.end(), s.entity) != d.investors.end() &&
                 std::find(d.places.begin(), d.places.end(), o.entity) != d.places.end() &&
                 d.status && *d.status != Status::completed && *d.status != Status::ongoing;
        }))
      return true;
    const auto within = [&](std::uint32_t from, std::uint32_t to) {
      return from >= first && to <= last && scene_.clause(from) == scene_.clause(o.first);
    };
    const bool told = std::any_of(scene_.cues().begin(), scene_.cues().end(), [&](const auto& cue) {
      return (cue.cue == FrameCue::planned || cue.cue == FrameCue::considered ||
              cue.cue == FrameCue::cancelled) &&
             within(cue.first, cue.last);
    });
    return told ||
           std::any_of(scene_.frames().begin(), scene_.frames().end(), [&](const auto& hit) {
             const bool open = hit.frame->frame_class != FrameClass::cancel &&
                               hit.frame->status != Status::planned &&
                               hit.frame->status != Status::considered;
             return !open && within(hit.first, hit.last);
           });
  }

  // A pattern's fact of which an end is not named in the sentence.
  void implied(const FactDraft& draft, std::size_t rules) {
    const unsigned code = code_of(draft.relation, true);
    Features& f = start();
    f.add(Feature::bias, code);
    f.add(Feature::reference, code, static_cast<unsigned>(std::min<std::size_t>(rules, 3)),
          draft.maker ? 1 : 0);
    f.add(Feature::certainty, code, static_cast<unsigned>(draft.confidence * 20));
    f.add_word(Feature::head, draft.rule, "", 64 + code);
    if (!draft.maker && draft.object != kNoEntity)
      describe_things(draft.subject, draft.object, 32 + code, f);
    const double score = context_.ranking.score(f.keys());
    if (!wanted(score)) return;
    RelationCandidate& candidate = candidates_.emplace_back();
    candidate.draft = draft;
    candidate.ruled = true;
    candidate.absent = 3;
    finish(candidate, score, code, f.keys().size());
  }

  // Whom the sentences before named and this one does not: actors and rules, the latest first, and
  // the article's main company.
  void find_absent() {
    const std::size_t s = scene_.view().index();
    const auto here = [&](std::uint32_t e) {
      return std::any_of(mentions_.begin(), mentions_.end(),
                         [&](const Mention& m) { return m.entity == e; });
    };
    const auto keep = [&](std::uint32_t e, unsigned back, unsigned deprel) {
      if (e == kNoEntity || here(e) || a_.entities[e].outlet || absent_.size() >= kAbsent) return;
      if (std::none_of(absent_.begin(), absent_.end(),
                       [&](const Absent& other) { return other.entity == e; }))
        absent_.push_back({e, back, deprel});
    };
    for (unsigned back = 1; back <= std::min<std::size_t>(s, 3); ++back) {
      for (const Mention& m : a_.mentions_of(s - back)) {
        if ((!is_actor(m) && m.kind != Kind::regulation) || here(m.entity)) continue;
        unsigned deprel = 62;
        scene_.trees().at(s - back);  // made, so that it tells the same whoever asked before
        if (!a_.syntax.empty()) deprel = static_cast<unsigned>(a_.syntax[m.first].deprel);
        keep(m.entity, back, deprel);
      }
    }
    if (absent_.size() >= kAbsent) absent_.pop_back();
    keep(context_.topics.main_company(), 4, 63);
  }

  struct Absent {
    std::uint32_t entity = kNoEntity;
    unsigned back = 0;    // sentences; 4: the article's main company, further away
    unsigned deprel = 0;  // how it was named last
  };

  void consider_absent(const Mention& m, std::size_t rank) {
    const Kind other = a_.entities[absent_[rank].entity].entity.kind;
    const bool named = m.type == MentionType::name;
    if (other == Kind::company) {
      if (is_state_or_town(m)) {
        add_absent(Relation::headquartered_in, m, rank, false);
        if (m.type != MentionType::demonym) add_absent(Relation::operates_in, m, rank, false);
      }
      if (is_company(m) && named) {
        add_absent(Relation::competes_with, m, rank, true);
        add_absent(Relation::subsidiary_of, m, rank, true);
        add_absent(Relation::subsidiary_of, m, rank, false);
      }
      if (is_actor(m) && named) add_absent(Relation::partners_with, m, rank, false);
      if (m.kind == Kind::regulation) add_absent(Relation::subject_to, m, rank, false);
    }
    if ((other == Kind::company || other == Kind::organization) && m.kind == Kind::person && named)
      add_absent(Relation::role, m, rank, true);
    if (other == Kind::regulation) {
      if (is_company(m)) add_absent(Relation::subject_to, m, rank, true);
      if (is_maker(m)) add_absent(Relation::issued_by, m, rank, false);
    }
  }

  // `subject`: the mention is the subject, the absent one the object.
  void add_absent(Relation relation, const Mention& m, std::size_t rank, bool subject) {
    const Absent& absent = absent_[rank];
    if (relation == Relation::role && titles_.empty()) return;
    const std::uint32_t s = subject ? m.entity : absent.entity;
    const std::uint32_t o = subject ? absent.entity : m.entity;
    const RuleKey key{relation, s, o};
    const auto ruled = rules_.find(key);
    if (ruled != rules_.end()) used_.insert(key);
    const unsigned code = kAbsentCode + code_of(relation, subject);
    Features& f = start();
    f.add(Feature::bias, code);
    describe_things(s, o, code, f);
    describe_rules(relation, s, o, code, f);
    describe_absent(absent, rank, m, code, f);
    if (relation == Relation::investment) describe_money(m, m, code, f);
    const std::size_t cheap = f.keys().size();
    if (ruled == rules_.end() && hopeless(code)) return;
    std::string_view title;
    if (relation == Relation::role) title = describe_title(m, m, code, f);
    const Alone& alone = alone_of(m, code);
    if (context_.all) f.add_all(alone.keys);
    // The sum of what stands around the mention is added up once.
    const double score = context_.all ? context_.ranking.score(f.keys())
                                      : context_.ranking.score(f.keys()) + alone.score;
    if (!wanted(score)) return;
    RelationCandidate& candidate = candidates_.emplace_back();
    describe(candidate, relation, s, o, ruled);
    if (!candidate.ruled) candidate.draft.rule = "a thing of a sentence and one told before";
    if (!candidate.ruled) candidate.draft.title = title;
    candidate.gap = static_cast<int>(absent.back);
    candidate.absent = subject ? 2 : 1;
    (subject ? candidate.subject_link : candidate.object_link) = static_cast<unsigned>(m.type);
    finish(candidate, score, code, cheap);
  }

  void describe_absent(const Absent& absent, std::size_t rank, const Mention& m, unsigned code,
                       Features& f) const {
    const std::size_t s = scene_.view().index();
    const bool same_block =
        absent.back <= s && a_.sentences[s].block == a_.sentences[s - absent.back].block;
    f.add(Feature::rank, static_cast<unsigned>(rank), absent.back, code);
    f.add(Feature::distance, absent.back * 2 + (same_block ? 1U : 0U), absent.deprel, code);
    unsigned actors = 0;
    unsigned before = 0;
    unsigned same = 0;
    for (const Mention& other : mentions_) {
      if (other.entity == m.entity || other.entity == kNoEntity) continue;
      if (is_actor(other)) ++actors;
      if (is_actor(other) && other.last <= m.first) ++before;
      if (other.kind == m.kind) ++same;
    }
    f.add(Feature::nobody_near, std::min(actors, 3U), std::min(before, 3U), code);
    f.add(Feature::nobody_near, 8 + std::min(same, 3U), std::min(actors, 3U), code);
  }

  // What stands around a mention is the same whoever is absent.
  struct Alone {
    const Mention* mention = nullptr;
    unsigned code = 0;
    std::vector<FeatureKey> keys;
    double score = 0;
  };
  const Alone& alone_of(const Mention& m, unsigned code) {
    const auto at = std::find_if(alone_.begin(), alone_.end(), [&](const Alone& alone) {
      return alone.mention == &m && alone.code == code;
    });
    if (at != alone_.end()) return *at;
    Features f(Stage::relation, context_.ranking);
    describe_alone(m, code, f);
    Alone& alone = alone_.emplace_back(Alone{&m, code, f.take(), 0});
    alone.score = context_.ranking.score(alone.keys);
    return alone;
  }

  // The words and the tree around one mention.
  void describe_alone(const Mention& m, unsigned code, Features& f) const {
    f.add(Feature::link, static_cast<unsigned>(m.type), static_cast<unsigned>(m.kind), code);
    f.add(Feature::genitive, m.genitive ? 1 : 0, m.sure ? 1 : 0, code);
    f.add(Feature::source, scene_.is_source(m) ? 1 : 0, 0, code);
    f.add(Feature::order, spread(m.first - scene_.view().first()),
          spread(scene_.view().last() - m.last), code);
    const auto at = [&](std::int64_t step) {
      return step < 0 ? word(static_cast<std::int64_t>(m.first) + step)
                      : word(static_cast<std::int64_t>(m.last) + step);
    };
    f.add_word(Feature::word_before, at(-1), "", code);
    f.add_word(Feature::word_before, at(-1), at(-2), 64 + code);
    f.add_word(Feature::word_after, at(0), "", code);
    f.add_word(Feature::word_after, at(0), at(1), 64 + code);
    const std::uint32_t first = std::max(scene_.view().first() + 7, m.first) - 7;
    const std::uint32_t last = std::min(scene_.view().last(), m.last + 7);
    for (std::uint32_t t = first; t < last; ++t) {
      if (a_.tokens[t].type != TokenType::word || (t >= m.first && t < m.last) ||
          word(t) == "<name>")
        continue;
      f.add_word(Feature::phrase, stem(t), t < m.first ? "<" : ">", code);
    }
    const int clause = scene_.clause(m.first);
    for (const CueHit& cue : scene_.cues()) {
      if (cue.cue != FrameCue::into && cue.cue != FrameCue::agent &&
          scene_.clause(cue.first) == clause)
        f.add(Feature::cue, static_cast<unsigned>(cue.cue), 0, code);
    }
    for (const FrameHit& hit : scene_.frames()) {
      if (scene_.clause(hit.first) == clause)
        f.add(Feature::other, static_cast<unsigned>(hit.frame->frame_class), 0, code);
    }
    if (!scene_.tree().known()) return;
    std::uint32_t head = scene_.tree().head_of(m.first, m.last);
    std::string way;
    for (int up = 0; up < 3; ++up) {
      way += name_of(a_.syntax[head].deprel);
      head = a_.syntax[head].head;
      if (head == kNoHead) break;
      f.add_word(Feature::head, way, stem(head), code);
      f.add_word(Feature::path, way, "", code);
      way += '<';
    }
  }

  Features& start() {
    features_.start(Stage::relation, context_.ranking);
    return features_;
  }

  // By the features so far, which cost little: the rest could hardly make it likely.
  bool hopeless(unsigned code) const {
    return !context_.all && context_.ranking.score(features_.keys()) < context_.ranking.floor(code);
  }
  bool wanted(double score) const { return context_.all || probability_of(score) >= kUnlikely; }
  static double probability_of(double score) { return 1 / (1 + std::exp(-score)); }

  using Rules = std::map<RuleKey, std::vector<const FactDraft*>>;
  void describe(RelationCandidate& candidate, Relation relation, std::uint32_t s, std::uint32_t o,
                Rules::const_iterator ruled) const {
    if (ruled != rules_.end()) {
      candidate.draft = *ruled->second.front();
      candidate.ruled = true;
      return;
    }
    candidate.draft.relation = relation;
    candidate.draft.subject = s;
    candidate.draft.object = o;
    candidate.draft.sentence = scene_.view().index();
  }

  void finish(RelationCandidate& candidate, double score, unsigned code, std::size_t cheap) const {
    if (context_.all) candidate.features = features_.keys();
    candidate.code = code;
    candidate.cheap = cheap;
    candidate.probability = probability_of(score);
    candidate.draft.confidence = candidate.probability;
  }

  void describe_things(std::uint32_t s, std::uint32_t o, unsigned code, Features& f) const {
    const ArticleEntity& subject = a_.entities[s];
    const ArticleEntity& object = a_.entities[o];
    f.add(Feature::kind, static_cast<unsigned>(subject.entity.kind),
          static_cast<unsigned>(object.entity.kind), code);
    f.add(Feature::known,
          (subject.known ? 1U : 0U) | (object.known ? 2U : 0U) | (subject.outlet ? 4U : 0U) |
              (object.outlet ? 8U : 0U) | (object.government ? 16U : 0U),
          code);
    f.add(Feature::trust, context_.topics.trust(s), code);
    f.add(Feature::trust, 16 + context_.topics.trust(o), code);
    const bool located = object.entity.kind == Kind::country || object.entity.kind == Kind::place;
    unsigned home = 0;
    if (located && !subject.country.empty()) home = subject.country == object.country ? 2 : 1;
    if (!subject.parent.empty()) home = subject.parent == object.entity.id ? 4 : 3;
    f.add(Feature::home, home, code);
    if (located)
      f.add(Feature::share, 16 + spread(context_.topics.state_elsewhere(o)),
            static_cast<unsigned>(object.entity.kind), code);
    f.add(Feature::main, context_.topics.main_company() == s ? 1 : 0,
          context_.topics.main_company() == o ? 1 : 0, code);
    f.add(Feature::share, spread(context_.topics.together(s, o)), code);
  }

  void describe_rules(Relation relation, std::uint32_t s, std::uint32_t o, unsigned code,
                      Features& f) const {
    bool any = false;
    for (const FactDraft& draft : context_.ruled) {
      const bool same_subject = draft.subject == s;
      const bool same_object = draft.object == o;
      const bool whole = same_subject && same_object;
      const bool crossed = draft.subject == o && draft.object == s;
      if (!same_subject && !same_object && !crossed) continue;
      any = true;
      const unsigned other = static_cast<unsigned>(draft.relation);
      const unsigned how = whole ? 3 : crossed ? 4 : same_subject ? 1 : 2;
      f.add(Feature::rule, how, draft.relation == relation ? 15 : other, code);
      if (whole && draft.relation == relation) {
        f.add_word(Feature::head, draft.rule, "", code);
        f.add(Feature::certainty, static_cast<unsigned>(draft.confidence * 20), 0, code);
      }
    }
    if (!any) f.add(Feature::rule, 0, 0, code);
  }

  void describe_ends(const Mention& s, const Mention& o, unsigned code, Features& f) const {
    f.add(Feature::link, static_cast<unsigned>(s.type), static_cast<unsigned>(o.type), code);
    f.add(Feature::genitive, (s.genitive ? 1U : 0U) | (o.genitive ? 2U : 0U),
          (s.sure ? 1U : 0U) | (o.sure ? 2U : 0U), code);
    f.add(Feature::source, scene_.is_source(s) ? 1 : 0, scene_.is_source(o) ? 1 : 0, code);
    f.add(Feature::distance, std::min(gap_between(s, o), 30U), code);
    // Others of the same kind that stand nearer.
    unsigned nearer_subjects = 0;
    unsigned nearer_objects = 0;
    for (const Mention& m : mentions_) {
      if (m.kind == s.kind && m.entity != s.entity && m.entity != o.entity &&
          gap_between(m, o) < gap_between(s, o))
        ++nearer_subjects;
      if (m.kind == o.kind && m.entity != o.entity && m.entity != s.entity &&
          gap_between(m, s) < gap_between(s, o))
        ++nearer_objects;
    }
    f.add(Feature::rank, std::min(nearer_subjects, 3U), std::min(nearer_objects, 3U), code);
  }

  void describe_between(const Mention& s, const Mention& o, unsigned code, Features& f) const {
    const std::uint32_t first = std::min(s.last, o.last);
    const std::uint32_t last = std::max(s.first, o.first);
    unsigned signs = 0;
    unsigned words = 0;
    const bool verbs = scene_.tree().possible();
    for (std::uint32_t t = first; t < last; ++t) {
      const std::string& lower = a_.tokens[t].lower;
      if (lower == ",") signs |= 1U;
      if (lower == "(" || lower == ")") signs |= 2U;
      if (lower == ";" || lower == ":" || lower == "–" || lower == "—") signs |= 4U;
      if (scene_.word("and", t)) signs |= 8U;
      if (scene_.word("locative", t)) words |= 1U;
      if (scene_.word("genitive", t)) words |= 2U;
      if (scene_.word("agent", t)) words |= 4U;
      if (scene_.word("negation", t)) words |= 8U;
      if (verbs && scene_.tree().is_verb(t)) words |= 16U;
      if (scene_.word("relative", t)) words |= 32U;
    }
    unsigned actors = 0;
    unsigned places = 0;
    for (const Mention& m : mentions_) {
      if (m.first < first || m.last > last) continue;
      if (is_actor(m)) ++actors;
      if (is_state_or_town(m)) ++places;
    }
    f.add(Feature::neighbour, signs, words, code);
    f.add(Feature::pair_between, std::min(actors, 3U), std::min(places, 3U), code);
    const int clauses = std::abs(scene_.clause(s.first) - scene_.clause(o.first));
    f.add(Feature::clause, static_cast<unsigned>(std::min(clauses, 3)),
          spread(last > first ? last - first : 0), code);
  }

  std::string_view stem(std::uint32_t t) const {
    const std::string_view w = a_.tokens[t].lower;
    if (w.size() <= kStem) return w;
    std::size_t cut = kStem;
    while (cut < w.size() && (static_cast<unsigned char>(w[cut]) & 0xC0U) == 0x80U) ++cut;
    return w.substr(0, cut);
  }
  std::string_view word(std::int64_t at) const {
    if (at < scene_.view().first() || at >= scene_.view().last()) return "|";
    const Token& token = a_.tokens[static_cast<std::uint32_t>(at)];
    if (token.type == TokenType::number) return "<number>";
    const Mention* m = scene_.view().covering(static_cast<std::uint32_t>(at));
    if (m != nullptr && m->type == MentionType::name) return "<name>";
    return token.lower;
  }

  void describe_words(const Mention& s, const Mention& o, unsigned code, Features& f) const {
    const std::uint32_t first = std::min(s.last, o.last);
    const std::uint32_t last = std::max(s.first, o.first);
    const Mention& left = s.first < o.first ? s : o;
    const Mention& right = s.first < o.first ? o : s;
    if (last >= first && last - first <= 5) {
      std::string between;
      for (std::uint32_t t = first; t < last; ++t) {
        between += word(t);
        between += ' ';
      }
      f.add_word(Feature::path, between, "", 64 + code);
    }
    for (std::uint32_t t = first; t < last && t - first < kWindow; ++t) {
      if (a_.tokens[t].type != TokenType::word || word(t) == "<name>") continue;
      f.add_word(Feature::phrase, stem(t), "", code);
      f.add_word(Feature::phrase, a_.tokens[t].lower, word(std::int64_t{t} + 1), 32 + code);
    }
    const auto before = [&](const Mention& m, int step) {
      return word(static_cast<std::int64_t>(m.first) - step);
    };
    const auto after = [&](const Mention& m, int step) {
      return word(static_cast<std::int64_t>(m.last) + step - 1);
    };
    f.add_word(Feature::word_before, before(left, 1), "", code);
    f.add_word(Feature::word_before, before(left, 1), before(left, 2), 32 + code);
    f.add_word(Feature::word_before, before(right, 1), "", 64 + code);
    f.add_word(Feature::word_before, before(right, 1), before(right, 2), 96 + code);
    f.add_word(Feature::word_after, after(left, 1), "", code);
    f.add_word(Feature::word_after, after(left, 1), after(left, 2), 32 + code);
    f.add_word(Feature::word_after, after(right, 1), "", 64 + code);
    f.add_word(Feature::word_after, after(right, 1), after(right, 2), 96 + code);
  }

  // The way through the tree from one to the other, with and without its words.
  void describe_tree(const Mention& s, const Mention& o, unsigned code, Features& f) const {
    if (!scene_.tree().known()) return;
    std::uint32_t from = scene_.tree().head_of(s.first, s.last);
    const std::uint32_t to = scene_.tree().head_of(o.first, o.last);
    f.add(Feature::role, static_cast<unsigned>(a_.syntax[from].deprel),
          static_cast<unsigned>(a_.syntax[to].deprel), code);
    const auto governor = [&](std::uint32_t t) {
      return a_.syntax[t].head == kNoHead ? std::string_view("|") : stem(a_.syntax[t].head);
    };
    f.add_word(Feature::head, name_of(a_.syntax[from].deprel), governor(from), 128 + code);
    f.add_word(Feature::head, name_of(a_.syntax[to].deprel), governor(to), 160 + code);
    std::vector<std::uint32_t> above;
    for (std::uint32_t at = to; above.size() < 7; at = a_.syntax[at].head) {
      above.push_back(at);
      if (a_.syntax[at].head == kNoHead) break;
    }
    std::string way;
    std::string words;
    for (unsigned i = 0; i < 7; ++i) {
      const auto met = std::find(above.begin(), above.end(), from);
      if (met != above.end()) {
        way += '^';
        for (auto at = met; at != above.begin(); --at) {
          way += name_of(a_.syntax[*(at - 1)].deprel);
          way += '>';
          if (at - 1 != above.begin()) words += stem(*(at - 1));
        }
        const auto steps = static_cast<unsigned>(met - above.begin());
        f.add(Feature::steps, i, steps, code);
        f.add_word(Feature::path, way, "", code);
        f.add_word(Feature::path, way, words, 32 + code);
        f.add_word(Feature::path, words, "", 96 + code);
        return;
      }
      way += name_of(a_.syntax[from].deprel);
      way += '<';
      from = a_.syntax[from].head;
      if (from == kNoHead) break;
      words += stem(from);
    }
    f.add(Feature::steps, 63, 0, code);
  }

  void describe_scene(const Mention& s, const Mention& o, unsigned code, Features& f) const {
    f.add(Feature::role_of_block, static_cast<unsigned>(a_.sentences[scene_.view().index()].role),
          0, code);
    const std::uint32_t first = std::min(s.first, o.first);
    const std::uint32_t last = std::max(s.last, o.last);
    for (const CueHit& cue : scene_.cues()) {
      if (cue.cue == FrameCue::into || cue.cue == FrameCue::agent) continue;
      const bool between = cue.first >= first && cue.last <= last;
      const bool near = !between && scene_.clause(cue.first) == scene_.clause(o.first);
      if (between || near)
        f.add(Feature::cue, static_cast<unsigned>(cue.cue), between ? 1 : 0, code);
    }
    for (const FrameHit& hit : scene_.frames()) {
      const bool between = hit.first >= first && hit.last <= last;
      if (between || scene_.clause(hit.first) == scene_.clause(o.first))
        f.add(Feature::other, static_cast<unsigned>(hit.frame->frame_class), between ? 1 : 0, code);
    }
  }

  // The title nearest to the person, and whether the place of work is nearest to it, too.
  std::string_view describe_title(const Mention& person, const Mention& office, unsigned code,
                                  Features& f) const {
    const auto gap = [](const TitleHit& t, const Mention& m) {
      return t.last <= m.first ? m.first - t.last : t.first - std::min(t.first, m.last);
    };
    const TitleHit* best = &titles_.front();
    for (const TitleHit& t : titles_) {
      if (gap(t, person) < gap(*best, person)) best = &t;
    }
    f.add(Feature::title, spread(gap(*best, person)), spread(gap(*best, office)), code);
    const unsigned order = (best->first < person.first ? 1U : 0U) |
                           (best->first < office.first ? 2U : 0U) | (best->is_public ? 4U : 0U);
    unsigned rivals = 0;
    for (const Mention& m : mentions_) {
      if (m.kind == Kind::person && m.entity != person.entity && gap(*best, m) < gap(*best, person))
        ++rivals;
    }
    f.add(Feature::title, 16 + order, std::min(rivals, 3U), code);
    f.add_word(Feature::phrase, best->title, "", 64 + code);
    return best->title;
  }

  // Where the sentence tells money, seen from both.
  void describe_money(const Mention& s, const Mention& o, unsigned code, Features& f) const {
    const AmountMention* nearest = nullptr;
    std::uint32_t least = kFar;
    unsigned between = 0;
    const auto gap = [](const Mention& m, const AmountMention& amount) {
      return m.last <= amount.first ? amount.first - m.last
                                    : m.first - std::min(m.first, amount.last);
    };
    for (const AmountMention& amount : money()) {
      if (amount.first >= std::min(s.last, o.last) && amount.last <= std::max(s.first, o.first))
        ++between;
      const std::uint32_t both = gap(s, amount) + gap(o, amount);
      if (nearest != nullptr && both >= least) continue;
      nearest = &amount;
      least = both;
    }
    f.add(Feature::has_amount, static_cast<unsigned>(std::min<std::size_t>(money().size(), 4)),
          std::min(between, 2U), code);
    if (nearest == nullptr) return;
    f.add(Feature::amount_gap, spread(gap(s, *nearest)), s.last <= nearest->first ? 1 : 0, code);
    f.add(Feature::amount_gap, 8 + spread(gap(o, *nearest)), o.last <= nearest->first ? 1 : 0,
          code);
    f.add(Feature::size, static_cast<unsigned>(std::log10(std::max(nearest->amount.value, 1.0))), 0,
          code);
  }

  void describe_investment(const Mention& company, const Mention& place, unsigned code,
                           Features& f) const {
    bool any = false;
    for (const FactDraft& draft : context_.investments) {
      const auto holds = [](const std::vector<std::uint32_t>& list, std::uint32_t e) {
        return std::find(list.begin(), list.end(), e) != list.end();
      };
      if (!holds(draft.investors, company.entity) || !holds(draft.places, place.entity)) continue;
      any = true;
      f.add(Feature::status, draft.status ? 1 + static_cast<unsigned>(*draft.status) : 0,
            draft.form ? 1 + static_cast<unsigned>(*draft.form) : 0, code);
    }
    if (!any) f.add(Feature::status, 63, 0, code);
  }

  const SentenceScene& scene_;
  const RelationContext& context_;
  const Analysis& a_;
  std::span<const Mention> mentions_;
  std::vector<TitleHit> titles_;
  std::vector<Absent> absent_;
  std::vector<Alone> alone_;
  Features features_{Stage::relation};  // of the candidate at hand
  Rules rules_;
  std::set<RuleKey> used_;
  std::vector<RelationCandidate> candidates_;
};
}  // namespace

std::vector<RelationCandidate> relation_candidates(const SentenceScene& scene,
                                                   const RelationContext& context) {
  return PairReader(scene, context).run();
}

std::vector<RelationCandidate> investment_pairs(const SentenceScene& scene,
                                                const RelationContext& context) {
  return PairReader(scene, context).investments();
}

bool has_one_object(Relation relation) {
  return relation == Relation::headquartered_in || relation == Relation::issued_by ||
         relation == Relation::role;
}

void keep_likeliest(const Analysis& analysis, std::vector<FactDraft>& drafts) {
  // Towns of one state tell one seat.
  const auto object_of = [&](const FactDraft& draft) {
    if (draft.maker) return draft.maker->id;
    const ArticleEntity& object = analysis.entities[draft.object];
    return draft.relation == Relation::headquartered_in ? object.country : object.entity.id;
  };
  std::map<std::pair<Relation, std::uint32_t>, std::pair<double, std::string>> best;
  for (const FactDraft& draft : drafts) {
    if (!has_one_object(draft.relation)) continue;
    auto& [confidence, object] = best[{draft.relation, draft.subject}];
    if (object.empty() || draft.confidence > confidence) {
      confidence = draft.confidence;
      object = object_of(draft);
    }
  }
  std::erase_if(drafts, [&](const FactDraft& draft) {
    return has_one_object(draft.relation) &&
           best.at({draft.relation, draft.subject}).second != object_of(draft);
  });
}

}  // namespace quaestor
