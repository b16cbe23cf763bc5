#include "settle_relations.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "top_two.h"

namespace quaestor {

namespace {
constexpr std::array<std::string_view, kRelationSigns> kNames = {"best",
                                                                 "second",
                                                                 "any",
                                                                 "best_ruled",
                                                                 "best_together",
                                                                 "best_apart",
                                                                 "candidates",
                                                                 "sentences_told",
                                                                 "ruled",
                                                                 "other_object",
                                                                 "other_subject",
                                                                 "other_relation",
                                                                 "reversed",
                                                                 "sentence_other",
                                                                 "subject_pairs",
                                                                 "object_pairs",
                                                                 "relation",
                                                                 "headquartered",
                                                                 "operates",
                                                                 "unit",
                                                                 "partner",
                                                                 "rival",
                                                                 "bound",
                                                                 "issued",
                                                                 "role",
                                                                 "gap",
                                                                 "subject_first",
                                                                 "absent",
                                                                 "subject_link",
                                                                 "object_link",
                                                                 "role_of_block",
                                                                 "sentence",
                                                                 "position",
                                                                 "sentences",
                                                                 "subject_kind",
                                                                 "object_kind",
                                                                 "subject_known",
                                                                 "subject_trust",
                                                                 "object_known",
                                                                 "object_trust",
                                                                 "object_state",
                                                                 "subject_mentions",
                                                                 "object_mentions",
                                                                 "subject_rank",
                                                                 "object_rank",
                                                                 "subject_order",
                                                                 "object_order",
                                                                 "subject_main",
                                                                 "object_main",
                                                                 "together",
                                                                 "known_seat",
                                                                 "known_parent",
                                                                 "companies",
                                                                 "persons",
                                                                 "countries",
                                                                 "regulations"};

constexpr double kTold = 0.5;

// Relation, subject and object; towns count as their country, ends of a symmetric one in order.
using Key = std::tuple<Relation, std::string, std::string>;

class RelationTable {
 public:
  RelationTable(const Analysis& analysis, const Topics& topics,
                std::span<const RelationCandidate> candidates)
      : a_(analysis), topics_(topics), candidates_(candidates) {
    for (std::size_t c = 0; c < candidates.size(); ++c) {
      const auto [at, fresh] = numbers_.try_emplace(key_of(candidates[c].draft), found_.size());
      if (fresh) {
        found_.emplace_back();
        keys_.push_back(at->first);
      }
      found_[at->second].candidates.push_back(c);
    }
    for (WeighedRelation& relation : found_) {
      std::stable_sort(relation.candidates.begin(), relation.candidates.end(),
                       [&](std::size_t x, std::size_t y) { return p(x) > p(y); });
    }
    read_article();
  }

  std::vector<WeighedRelation> run() {
    for (std::size_t i = 0; i < found_.size(); ++i) describe(i);
    return std::move(found_);
  }

 private:
  double p(std::size_t candidate) const { return candidates_[candidate].probability; }
  const FactDraft& draft(std::size_t candidate) const { return candidates_[candidate].draft; }

  std::string object_of(const FactDraft& d) const {
    if (d.maker) return d.maker->id;
    if (d.object == kNoEntity) return {};
    const ArticleEntity& object = a_.entities[d.object];
    const bool place = object.entity.kind == Kind::place || object.entity.kind == Kind::country;
    return place && !object.country.empty() ? "country/" + object.country : object.entity.id;
  }

  Key key_of(const FactDraft& d) const {
    std::string subject = a_.entities[d.subject].entity.id;
    std::string object = object_of(d);
    if (is_symmetric(d.relation) && object < subject) std::swap(subject, object);
    return {d.relation, std::move(subject), std::move(object)};
  }

  void read_article() {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const auto& [relation, subject, object] = keys_[i];
      const double best = p(found_[i].candidates.front());
      by_subject_[{relation, subject}].add(i, best);
      by_object_[{relation, object}].add(i, best);
      by_two_[{std::min(subject, object), std::max(subject, object)}].add(i, best);
      for (const std::size_t c : found_[i].candidates)
        by_sentence_[{relation, draft(c).sentence}].add(i, p(c));
    }
    std::set<std::string> countries;
    for (const ArticleEntity& entity : a_.entities) {
      const Kind kind = entity.entity.kind;
      companies_ += kind == Kind::company ? 1 : 0;
      persons_ += kind == Kind::person ? 1 : 0;
      regulations_ += kind == Kind::regulation ? 1 : 0;
      if (kind == Kind::country || kind == Kind::place) countries.insert(entity.country);
    }
    countries_ = countries.size();
  }

  void set(std::size_t i, RelationSign sign, double value) {
    found_[i].signs[static_cast<std::size_t>(sign)] = static_cast<float>(value);
  }

  void describe(std::size_t i) {
    describe_candidates(i);
    describe_others(i);
    describe_best(i, found_[i].candidates.front());
    describe_things(i, draft(found_[i].candidates.front()));
  }

  void describe_candidates(std::size_t i) {
    std::map<std::size_t, double> sentences;
    double ruled = 0;
    double together = 0;
    double apart = 0;
    int rules = 0;
    for (const std::size_t c : found_[i].candidates) {
      double& best = sentences[draft(c).sentence];
      best = std::max(best, p(c));
      double& where = candidates_[c].absent == 0 ? together : apart;
      where = std::max(where, p(c));
      if (!candidates_[c].ruled) continue;
      ++rules;
      ruled = std::max(ruled, p(c));
    }
    double none = 1;
    double first = 0;
    double second = 0;
    int told = 0;
    for (const auto& sentence : sentences) {
      none *= 1 - sentence.second;
      second = std::max(second, std::min(first, sentence.second));
      first = std::max(first, sentence.second);
      if (sentence.second >= kTold) ++told;
    }
    set(i, RelationSign::best, first);
    set(i, RelationSign::second, second);
    set(i, RelationSign::any, std::round((1 - none) * 1e6) / 1e6);
    set(i, RelationSign::best_ruled, ruled);
    set(i, RelationSign::best_together, together);
    set(i, RelationSign::best_apart, apart);
    set(i, RelationSign::candidates, static_cast<double>(found_[i].candidates.size()));
    set(i, RelationSign::sentences_told, told);
    set(i, RelationSign::ruled, rules);
  }

  void describe_others(std::size_t i) {
    const auto& [relation, subject, object] = keys_[i];
    const TopTwo& same_subject = by_subject_.at({relation, subject});
    const TopTwo& same_object = by_object_.at({relation, object});
    set(i, RelationSign::other_object, same_subject.except(i));
    set(i, RelationSign::other_subject, same_object.except(i));
    set(i, RelationSign::subject_pairs, same_subject.likely);
    set(i, RelationSign::object_pairs, same_object.likely);
    set(i, RelationSign::other_relation,
        by_two_.at({std::min(subject, object), std::max(subject, object)}).except(i));
    const auto reversed = numbers_.find({relation, object, subject});
    if (reversed != numbers_.end() && reversed->second != i)
      set(i, RelationSign::reversed, p(found_[reversed->second].candidates.front()));
    const std::size_t sentence = draft(found_[i].candidates.front()).sentence;
    set(i, RelationSign::sentence_other, by_sentence_.at({relation, sentence}).except(i));
  }

  void describe_best(std::size_t i, std::size_t candidate) {
    const RelationCandidate& best = candidates_[candidate];
    const auto code = static_cast<std::size_t>(best.draft.relation);
    set(i, RelationSign::relation, static_cast<double>(code));
    set(i, sign_of(best.draft.relation), 1);
    set(i, RelationSign::gap, best.gap);
    set(i, RelationSign::subject_first, best.subject_first ? 1 : 0);
    set(i, RelationSign::absent, best.absent);
    set(i, RelationSign::subject_link, best.subject_link);
    set(i, RelationSign::object_link, best.object_link);
    const auto sentences = static_cast<double>(a_.sentences.size());
    const auto sentence = static_cast<double>(best.draft.sentence);
    set(i, RelationSign::role_of_block,
        static_cast<double>(a_.sentences[best.draft.sentence].role));
    set(i, RelationSign::sentence, sentence);
    set(i, RelationSign::position, sentence / sentences);
    set(i, RelationSign::sentences, sentences);
  }

  static RelationSign sign_of(Relation relation) {
    switch (relation) {
      case Relation::headquartered_in:
        return RelationSign::headquartered;
      case Relation::operates_in:
        return RelationSign::operates;
      case Relation::subsidiary_of:
        return RelationSign::unit;
      case Relation::partners_with:
        return RelationSign::partner;
      case Relation::competes_with:
        return RelationSign::rival;
      case Relation::subject_to:
        return RelationSign::bound;
      case Relation::issued_by:
        return RelationSign::issued;
      default:
        return RelationSign::role;
    }
  }

  void describe_things(std::size_t i, const FactDraft& d) {
    const ArticleEntity& subject = a_.entities[d.subject];
    set(i, RelationSign::subject_kind, static_cast<double>(subject.entity.kind));
    set(i, RelationSign::subject_known, subject.known ? 1 : 0);
    set(i, RelationSign::subject_trust, topics_.trust(d.subject));
    set(i, RelationSign::subject_mentions, topics_.mentions(d.subject));
    set(i, RelationSign::subject_rank, topics_.rank(d.subject));
    set(i, RelationSign::subject_order, d.subject);
    set(i, RelationSign::subject_main, topics_.main_company() == d.subject ? 1 : 0);
    set(i, RelationSign::companies, companies_);
    set(i, RelationSign::persons, persons_);
    set(i, RelationSign::countries, static_cast<double>(countries_));
    set(i, RelationSign::regulations, regulations_);
    if (d.object == kNoEntity) return;
    const ArticleEntity& object = a_.entities[d.object];
    set(i, RelationSign::object_kind,
        object.government ? 9 : static_cast<double>(object.entity.kind));
    set(i, RelationSign::object_known, object.known ? 1 : 0);
    set(i, RelationSign::object_trust, topics_.trust(d.object));
    set(i, RelationSign::object_state, topics_.state_elsewhere(d.object));
    set(i, RelationSign::object_mentions, topics_.mentions(d.object));
    set(i, RelationSign::object_rank, topics_.rank(d.object));
    set(i, RelationSign::object_order, d.object);
    set(i, RelationSign::object_main, topics_.main_company() == d.object ? 1 : 0);
    set(i, RelationSign::together, topics_.together(d.subject, d.object));
    const auto agrees = [](const std::string& known, const std::string& told) {
      return known.empty() ? 0 : known == told ? 1 : 2;
    };
    set(i, RelationSign::known_seat, agrees(subject.country, object.country));
    set(i, RelationSign::known_parent, agrees(subject.parent, object.entity.id));
  }

  const Analysis& a_;
  const Topics& topics_;
  std::span<const RelationCandidate> candidates_;
  std::vector<WeighedRelation> found_;
  std::vector<Key> keys_;
  std::map<Key, std::size_t> numbers_;
  std::map<std::pair<Relation, std::string>, TopTwo> by_subject_;
  std::map<std::pair<Relation, std::string>, TopTwo> by_object_;
  std::map<std::pair<std::string, std::string>, TopTwo> by_two_;
  std::map<std::pair<Relation, std::size_t>, TopTwo> by_sentence_;
  std::size_t countries_ = 0;
  int companies_ = 0;
  int persons_ = 0;
  int regulations_ = 0;
};
}  // namespace

std::span<const std::string_view> relation_sign_names() { return kNames; }

std::vector<WeighedRelation> weigh_relations(const Analysis& analysis, const Topics& topics,
                                             std::span<const RelationCandidate> candidates,
                                             const Forest& forest) {
  std::vector<WeighedRelation> found = RelationTable(analysis, topics, candidates).run();
  if (forest.empty()) {
    for (WeighedRelation& relation : found)
      relation.probability = candidates[relation.candidates.front()].probability;
    return found;
  }
  std::vector<Forest::Row> rows;
  rows.reserve(found.size());
  for (const WeighedRelation& relation : found) rows.emplace_back(relation.signs);
  const std::vector<double> chances = forest.probabilities(rows);
  for (std::size_t i = 0; i < found.size(); ++i) found[i].probability = chances[i];
  return found;
}

std::vector<FactDraft> settle_relations(const Analysis& analysis, const Topics& topics,
                                        std::span<const RelationCandidate> candidates,
                                        const Forest& forest) {
  std::vector<FactDraft> told;
  for (const WeighedRelation& relation : weigh_relations(analysis, topics, candidates, forest)) {
    const RelationCandidate& best = candidates[relation.candidates.front()];
    const double line = forest.threshold(to_string(best.draft.relation));
    const bool holds = forest.empty() ? best.told() : relation.probability >= line;
    if (!holds) continue;
    for (const std::size_t c : relation.candidates) {
      const RelationCandidate& candidate = candidates[c];
      if (c != relation.candidates.front() && !candidate.told()) continue;
      told.push_back(candidate.draft);
      told.back().confidence = relation.probability;
    }
  }
  std::stable_sort(told.begin(), told.end(),
                   [](const FactDraft& x, const FactDraft& y) { return x.sentence < y.sentence; });
  return told;
}

}  // namespace quaestor
