// The numbers that describe a pair of investor and end.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "settle.h"
#include "top_two.h"

namespace quaestor {

namespace {
constexpr std::array<std::string_view, kSigns> kSignNames = {"best",
                                                             "best_chosen",
                                                             "any",
                                                             "second",
                                                             "with_amount",
                                                             "without_amount",
                                                             "events",
                                                             "chosen",
                                                             "rival",
                                                             "same_investor",
                                                             "same_end",
                                                             "other_pair",
                                                             "same_amount",
                                                             "investor_elsewhere",
                                                             "end_elsewhere",
                                                             "reversed",
                                                             "end_invests",
                                                             "investor_receives",
                                                             "investor_pairs",
                                                             "end_pairs",
                                                             "pairs",
                                                             "sentence_events",
                                                             "frame_class",
                                                             "frame_words",
                                                             "voice",
                                                             "status",
                                                             "shadowed",
                                                             "facility",
                                                             "size",
                                                             "investor_chance",
                                                             "target_chance",
                                                             "place_chance",
                                                             "investor_link",
                                                             "end_link",
                                                             "investor_gap",
                                                             "end_gap",
                                                             "pair_gap",
                                                             "reading_investors",
                                                             "reading_pairs",
                                                             "role_of_block",
                                                             "sentence",
                                                             "position",
                                                             "sentences",
                                                             "end_kind",
                                                             "home",
                                                             "investor_kind",
                                                             "investor_known",
                                                             "investor_trust",
                                                             "investor_mentions",
                                                             "investor_rank",
                                                             "investor_first",
                                                             "main_company",
                                                             "end_known",
                                                             "end_trust",
                                                             "end_state",
                                                             "end_mentions",
                                                             "end_rank",
                                                             "together",
                                                             "told_seat",
                                                             "told_operates",
                                                             "told_unit",
                                                             "told_partner",
                                                             "told_rival",
                                                             "paired",
                                                             "paired_any",
                                                             "paired_here",
                                                             "paired_absent",
                                                             "paired_rival",
                                                             "paired_other",
                                                             "countries",
                                                             "companies"};

constexpr double kLikely = 0.3;  // a pair that counts as told elsewhere
// A pair in one reading of one event.
struct Telling {
  const EventReadings* event = nullptr;
  const Reading* reading = nullptr;
  std::size_t pair = 0;

  double p() const { return reading->draft.confidence; }
};

class PairTable {
 public:
  PairTable(const Analysis& analysis, const Topics& topics, const Readings& readings)
      : a_(analysis), topics_(topics), readings_(readings) {
    for (const EventReadings& event : readings.events) {
      for (const Reading& reading : event.readings) {
        for (PairKey& key : quaestor::pairs_of(analysis, reading.draft)) {
          const auto [at, fresh] = numbers_.try_emplace(std::move(key), pairs_.size());
          if (fresh) pairs_.push_back({at->first, {}, 0});
          tellings_.push_back({&event, &reading, at->second});
        }
      }
    }
    for (const Telling& telling : tellings_) {
      by_pair_.resize(pairs_.size());
      by_pair_[telling.pair].push_back(&telling);
      by_sentence_[telling.event->sentence].push_back(&telling);
    }
    read_article();
  }

  std::vector<WeighedPair> run() {
    for (std::size_t pair = 0; pair < pairs_.size(); ++pair) describe(pair);
    std::sort(pairs_.begin(), pairs_.end(),
              [](const WeighedPair& x, const WeighedPair& y) { return x.key < y.key; });
    return std::move(pairs_);
  }

 private:
  static void set(Signs& signs, Sign sign, double value) {
    signs[static_cast<std::size_t>(sign)] = static_cast<float>(value);
  }

  double best_of(std::size_t pair) const {
    double best = 0;
    for (const Telling* telling : by_pair_[pair]) best = std::max(best, telling->p());
    return best;
  }
  double best_chosen(std::size_t pair) const {
    double best = 0;
    for (const Telling* telling : by_pair_[pair])
      if (telling->reading->chosen) best = std::max(best, telling->p());
    return best;
  }
  // What the pairs of an end have in common; kNoEntity and "" is one, too.
  using End = std::pair<std::uint32_t, std::string>;
  static End end_of(const PairKey& key) { return {key.target, key.country}; }

  void read_article() {
    for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
      const PairKey& key = pairs_[pair].key;
      const double best = best_of(pair);
      by_investor_[key.investor].add(pair, best);
      by_end_[end_of(key)].add(pair, best);
      if (best_chosen(pair) <= kLikely) continue;
      ++investor_pairs_[key.investor];
      ++end_pairs_[end_of(key)];
    }
    std::set<std::string> countries;
    for (const ArticleEntity& entity : a_.entities) {
      const Kind kind = entity.entity.kind;
      if (kind == Kind::company) ++companies_;
      if (kind == Kind::country || kind == Kind::place) countries.insert(entity.country);
    }
    countries_ = countries.size();
  }

  const Telling& likeliest(std::size_t pair) const {
    const Telling* best = by_pair_[pair].front();
    for (const Telling* telling : by_pair_[pair]) {
      const bool chosen = telling->reading->chosen && !best->reading->chosen;
      if (telling->p() > best->p() || (telling->p() == best->p() && chosen)) best = telling;
    }
    return *best;
  }

  void describe(std::size_t pair) {
    Signs& signs = pairs_[pair].signs;
    const Telling& best = likeliest(pair);
    describe_tellings(pair, signs);
    describe_rivals(pair, best, signs);
    describe_article(pair, signs);
    describe_event(best, signs);
    describe_things(pairs_[pair].key, signs);
    describe_told(pairs_[pair].key, signs);
    describe_paired(pair, best.event->sentence, signs);
  }

  void describe_tellings(std::size_t pair, Signs& signs) const {
    std::map<const EventReadings*, double> events;
    double with = 0;
    double without = 0;
    int chosen = 0;
    for (const Telling* telling : by_pair_[pair]) {
      double& best = events[telling->event];
      best = std::max(best, telling->p());
      double& side = telling->event->amount != nullptr ? with : without;
      side = std::max(side, telling->p());
      if (telling->reading->chosen) ++chosen;
    }
    double none = 1;
    double first = 0;
    double second = 0;
    for (const auto& event : events) {
      none *= 1 - event.second;
      second = std::max(second, std::min(first, event.second));
      first = std::max(first, event.second);
    }
    set(signs, Sign::best, first);
    set(signs, Sign::second, second);
    set(signs, Sign::best_chosen, best_chosen(pair));
    set(signs, Sign::any, std::round((1 - none) * 1e6) / 1e6);
    set(signs, Sign::with_amount, with);
    set(signs, Sign::without_amount, without);
    set(signs, Sign::events, static_cast<double>(events.size()));
    set(signs, Sign::chosen, chosen);
  }

  void describe_rivals(std::size_t pair, const Telling& best, Signs& signs) const {
    double rival = 0;
    for (const Reading& reading : best.event->readings) {
      const bool told =
          std::any_of(by_pair_[pair].begin(), by_pair_[pair].end(),
                      [&](const Telling* telling) { return telling->reading == &reading; });
      if (!told) rival = std::max(rival, reading.draft.confidence);
    }
    double same_investor = 0;
    double same_end = 0;
    double other_pair = 0;
    double same_amount = 0;
    std::set<const EventReadings*> events;
    const PairKey& key = pairs_[pair].key;
    for (const Telling* other : by_sentence_.at(best.event->sentence)) {
      events.insert(other->event);
      if (other->pair == pair) continue;
      const PairKey& with = pairs_[other->pair].key;
      const bool investor = with.investor == key.investor;
      const bool end = end_of(with) == end_of(key);
      double& kind = investor ? same_investor : end ? same_end : other_pair;
      kind = std::max(kind, other->p());
      if (best.event->amount != nullptr && other->event->amount == best.event->amount)
        same_amount = std::max(same_amount, other->p());
    }
    set(signs, Sign::rival, rival);
    set(signs, Sign::same_investor, same_investor);
    set(signs, Sign::same_end, same_end);
    set(signs, Sign::other_pair, other_pair);
    set(signs, Sign::same_amount, same_amount);
    set(signs, Sign::sentence_events, static_cast<double>(events.size()));
  }

  // What the other reader of sentences thinks of the pair, and of others beside it.
  void describe_paired(std::size_t pair, std::size_t sentence, Signs& signs) const {
    const PairKey& key = pairs_[pair].key;
    double here = 0;
    double absent = 0;
    double none = 1;
    std::map<std::size_t, double> sentences;
    for (const Readings::Paired& p : readings_.pairs) {
      if (p.draft.subject != key.investor || !ends_in(p, key)) continue;
      double& best = sentences[p.draft.sentence];
      best = std::max(best, p.draft.confidence);
      if (p.absent != 0) absent = std::max(absent, p.draft.confidence);
      if (p.draft.sentence == sentence) here = std::max(here, p.draft.confidence);
    }
    double most = 0;
    for (const auto& [at, p] : sentences) {
      none *= 1 - p;
      most = std::max(most, p);
    }
    double rival = 0;
    double other = 0;
    for (const Readings::Paired& p : readings_.pairs) {
      if (!sentences.contains(p.draft.sentence)) continue;
      const bool end = ends_in(p, key);
      const bool investor = p.draft.subject == key.investor;
      if (end && !investor) rival = std::max(rival, p.draft.confidence);
      if (investor && !end) other = std::max(other, p.draft.confidence);
    }
    set(signs, Sign::paired, most);
    set(signs, Sign::paired_any, std::round((1 - none) * 1e6) / 1e6);
    set(signs, Sign::paired_here, here);
    set(signs, Sign::paired_absent, absent);
    set(signs, Sign::paired_rival, rival);
    set(signs, Sign::paired_other, other);
  }

  bool ends_in(const Readings::Paired& p, const PairKey& key) const {
    const ArticleEntity& end = a_.entities[p.draft.object];
    if (end.entity.kind == Kind::company) return p.draft.object == key.target;
    return key.target == kNoEntity && !key.country.empty() && end.country == key.country;
  }

  void describe_article(std::size_t pair, Signs& signs) const {
    const PairKey& key = pairs_[pair].key;
    const auto count = [](const auto& counts, const auto& of) {
      const auto at = counts.find(of);
      return at == counts.end() ? 0 : at->second;
    };
    set(signs, Sign::investor_elsewhere, by_investor_.at(key.investor).except(pair));
    set(signs, Sign::end_elsewhere, by_end_.at(end_of(key)).except(pair));
    set(signs, Sign::investor_pairs, count(investor_pairs_, key.investor));
    set(signs, Sign::end_pairs, count(end_pairs_, end_of(key)));
    set(signs, Sign::pairs, static_cast<double>(pairs_.size()));
    const auto receives = by_end_.find({key.investor, ""});
    set(signs, Sign::investor_receives, receives == by_end_.end() ? 0 : receives->second.best);
    if (key.target == kNoEntity) return;
    const auto invests = by_investor_.find(key.target);
    set(signs, Sign::end_invests, invests == by_investor_.end() ? 0 : invests->second.best);
    const auto reversed = numbers_.find({key.target, key.investor, ""});
    set(signs, Sign::reversed, reversed == numbers_.end() ? 0 : best_of(reversed->second));
  }

  void describe_event(const Telling& best, Signs& signs) const {
    const EventReadings& event = *best.event;
    const Reading& reading = *best.reading;
    set(signs, Sign::frame_class, static_cast<double>(event.frame_class));
    set(signs, Sign::frame_words, event.words);
    set(signs, Sign::voice, event.voice);
    set(signs, Sign::status, static_cast<double>(reading.draft.status.value_or(Status::planned)));
    set(signs, Sign::shadowed, event.shadowed ? 1 : 0);
    set(signs, Sign::facility, event.facility ? 1 : 0);
    const double money = event.amount != nullptr ? event.amount->amount.value : 0;
    set(signs, Sign::size, std::floor(std::log10(std::max(money, 1.0)) * 4) / 4);
    set(signs, Sign::investor_chance, reading.investor_chance);
    set(signs, Sign::target_chance, reading.target_chance);
    set(signs, Sign::place_chance, reading.place_chance);
    set(signs, Sign::investor_link, reading.investor_link);
    set(signs, Sign::end_link, reading.end_link);
    set(signs, Sign::investor_gap, reading.investor_gap);
    set(signs, Sign::end_gap, reading.end_gap);
    set(signs, Sign::pair_gap, reading.pair_gap);
    set(signs, Sign::reading_investors, static_cast<double>(reading.draft.investors.size()));
    set(signs, Sign::reading_pairs,
        static_cast<double>(quaestor::pairs_of(a_, reading.draft).size()));
    const auto sentences = static_cast<double>(a_.sentences.size());
    set(signs, Sign::role_of_block, static_cast<double>(a_.sentences[event.sentence].role));
    set(signs, Sign::sentence, static_cast<double>(event.sentence));
    set(signs, Sign::position, static_cast<double>(event.sentence) / sentences);
    set(signs, Sign::sentences, sentences);
  }

  void describe_things(const PairKey& key, Signs& signs) const {
    const ArticleEntity& investor = a_.entities[key.investor];
    set(signs, Sign::end_kind, key.target != kNoEntity ? 1 : key.country.empty() ? 0 : 2);
    set(signs, Sign::home, !key.country.empty() && investor.country == key.country ? 1 : 0);
    set(signs, Sign::investor_kind,
        investor.government ? 9 : static_cast<double>(investor.entity.kind));
    set(signs, Sign::investor_known, investor.known ? 1 : 0);
    set(signs, Sign::investor_trust, topics_.trust(key.investor));
    set(signs, Sign::investor_mentions, topics_.mentions(key.investor));
    set(signs, Sign::investor_rank, topics_.rank(key.investor));
    set(signs, Sign::investor_first, key.investor);
    set(signs, Sign::main_company, topics_.main_company() == key.investor ? 1 : 0);
    set(signs, Sign::countries, static_cast<double>(countries_));
    set(signs, Sign::companies, companies_);
    const std::uint32_t end = key.target != kNoEntity ? key.target : most_told(key.country);
    if (end == kNoEntity) return;
    set(signs, Sign::end_known, a_.entities[end].known ? 1 : 0);
    set(signs, Sign::end_trust, topics_.trust(end));
    set(signs, Sign::end_state, topics_.state_elsewhere(end));
    set(signs, Sign::end_mentions, topics_.mentions(end));
    set(signs, Sign::end_rank, topics_.rank(end));
    set(signs, Sign::together, topics_.together(key.investor, end));
  }

  // The thing of the country that is named most: itself, or a place in it.
  std::uint32_t most_told(const std::string& country) const {
    std::uint32_t best = kNoEntity;
    for (std::uint32_t e = 0; e < a_.entities.size(); ++e) {
      const Kind kind = a_.entities[e].entity.kind;
      if ((kind != Kind::country && kind != Kind::place) || country.empty() ||
          a_.entities[e].country != country)
        continue;
      if (best == kNoEntity || topics_.mentions(e) > topics_.mentions(best)) best = e;
    }
    return best;
  }

  // Whether a pattern relates the investor and the end (its country, the receiver).
  void describe_told(const PairKey& key, Signs& signs) const {
    for (const FactDraft& d : readings_.ruled) {
      const bool there = d.subject == key.investor && d.object != kNoEntity &&
                         !key.country.empty() && a_.entities[d.object].country == key.country;
      const bool both =
          key.target != kNoEntity && ((d.subject == key.investor && d.object == key.target) ||
                                      (d.subject == key.target && d.object == key.investor));
      if (there && d.relation == Relation::headquartered_in) set(signs, Sign::told_seat, 1);
      if (there && d.relation == Relation::operates_in) set(signs, Sign::told_operates, 1);
      if (both && d.relation == Relation::subsidiary_of)
        set(signs, Sign::told_unit, d.subject == key.investor ? 1 : 2);
      if (both && d.relation == Relation::partners_with) set(signs, Sign::told_partner, 1);
      if (both && d.relation == Relation::competes_with) set(signs, Sign::told_rival, 1);
    }
  }

  const Analysis& a_;
  const Topics& topics_;
  const Readings& readings_;
  std::vector<WeighedPair> pairs_;
  std::map<PairKey, std::size_t> numbers_;
  std::vector<Telling> tellings_;
  std::vector<std::vector<const Telling*>> by_pair_;
  std::map<std::size_t, std::vector<const Telling*>> by_sentence_;
  std::map<std::uint32_t, TopTwo> by_investor_;
  std::map<End, TopTwo> by_end_;
  std::map<std::uint32_t, int> investor_pairs_;
  std::map<End, int> end_pairs_;
  std::size_t countries_ = 0;
  int companies_ = 0;
};
}  // namespace

std::span<const std::string_view> sign_names() { return kSignNames; }

std::vector<WeighedPair> weigh_pairs(const Analysis& analysis, const Topics& topics,
                                     const Readings& readings, const Forest& forest) {
  std::vector<WeighedPair> pairs = PairTable(analysis, topics, readings).run();
  if (forest.empty()) {
    for (WeighedPair& pair : pairs)
      pair.probability = pair.signs[static_cast<std::size_t>(Sign::best_chosen)];
    return pairs;
  }
  std::vector<Forest::Row> rows;
  rows.reserve(pairs.size());
  for (const WeighedPair& pair : pairs) rows.emplace_back(pair.signs);
  const std::vector<double> chances = forest.probabilities(rows);
  for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i].probability = chances[i];
  return pairs;
}

}  // namespace quaestor
