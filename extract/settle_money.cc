#include "settle_money.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace quaestor {

namespace {
constexpr std::array<std::string_view, kMoneySigns> kNames = {"pair",          "with",
                                                              "with_chosen",   "best",
                                                              "without",       "other_amount",
                                                              "amount_other",  "amount_other_pair",
                                                              "amount_any",    "same_investor",
                                                              "same_end",      "sharers",
                                                              "amounts",       "distance",
                                                              "nearest",       "investor_gap",
                                                              "end_gap",       "other_investor_gap",
                                                              "other_end_gap", "amounts_here",
                                                              "rank_here",     "frame_class",
                                                              "frame_words",   "voice",
                                                              "facility",      "event_readings",
                                                              "size",          "share",
                                                              "larger",        "same_value",
                                                              "per_year",      "bare",
                                                              "qualifier",     "range",
                                                              "role_of_block", "position",
                                                              "end_kind",      "home",
                                                              "investor_kind", "pairs_of_investor",
                                                              "pairs_of_end",  "held",
                                                              "all_amounts"};

constexpr std::size_t kReach = 2;  // sentences between an amount and where its pair is told
constexpr int kAbsent = 99;        // a gap to what the sentence does not name

double digits(double value) { return std::floor(std::log10(std::max(value, 1.0)) * 4) / 4; }

// An amount of the article's running text.
struct Money {
  const AmountMention* amount = nullptr;
  std::size_t sentence = 0;
  int rank = 0;  // in its sentence
  int here = 0;
  const EventReadings* event = nullptr;
};

// What the readings say of a pair, by amount (nullptr: without).
struct PairReadings {
  std::map<const AmountMention*, double> by_amount;
  std::map<const AmountMention*, double> chosen;
  std::set<std::size_t> sentences;
  std::size_t best_sentence = 0;
  double best = -1;
};

class MoneyTable {
 public:
  MoneyTable(const Analysis& analysis, const Readings& readings, std::span<const WeighedPair> held)
      : a_(analysis), held_(held) {
    find_money();
    for (const EventReadings& event : readings.events) read(event);
    for (const WeighedPair& pair : held) {
      ++of_investor_[pair.key.investor];
      ++of_end_[end_of(pair.key)];
    }
  }

  std::vector<WeighedMoney> run() {
    std::vector<WeighedMoney> all;
    for (const Money& money : money_) {
      for (const WeighedPair& pair : held_) {
        const auto at = pairs_.find(pair.key);
        if (at == pairs_.end() || !in_reach(money, at->second)) continue;
        WeighedMoney weighed{pair.key, money.amount, money.sentence, {}, 0};
        describe(pair, at->second, money, weighed.signs);
        all.push_back(std::move(weighed));
      }
    }
    std::map<PairKey, int> amounts;
    for (const WeighedMoney& weighed : all) ++amounts[weighed.key];
    for (WeighedMoney& weighed : all) set(weighed.signs, MoneySign::amounts, amounts[weighed.key]);
    return all;
  }

 private:
  using End = std::pair<std::uint32_t, std::string>;
  static End end_of(const PairKey& key) { return {key.target, key.country}; }
  static void set(MoneySigns& signs, MoneySign sign, double value) {
    signs[static_cast<std::size_t>(sign)] = static_cast<float>(value);
  }

  void find_money() {
    for (std::size_t s = 0; s < a_.sentences.size(); ++s) {
      if (!is_content(a_.sentences[s].role)) continue;
      const auto first = static_cast<std::ptrdiff_t>(money_.size());
      for (const AmountMention& amount : a_.amounts_of(s)) {
        if (amount.conversion) continue;
        money_.push_back({&amount, s, static_cast<int>(money_.size()) - static_cast<int>(first)});
      }
      for (auto money = money_.begin() + first; money != money_.end(); ++money)
        money->here = static_cast<int>(money_.end() - money_.begin() - first);
    }
    for (const Money& money : money_) largest_ = std::max(largest_, money.amount->amount.value);
  }

  void read(const EventReadings& event) {
    for (Money& money : money_)
      if (event.amount != nullptr && money.amount == event.amount) money.event = &event;
    for (const Reading& reading : event.readings) {
      const double p = reading.draft.confidence;
      for (const PairKey& key : pairs_of(a_, reading.draft)) {
        PairReadings& pair = pairs_[key];
        double& with = pair.by_amount[event.amount];
        with = std::max(with, p);
        if (reading.chosen) {
          double& chosen = pair.chosen[event.amount];
          chosen = std::max(chosen, p);
        }
        pair.sentences.insert(event.sentence);
        if (p <= pair.best) continue;
        pair.best = p;
        pair.best_sentence = event.sentence;
      }
    }
  }

  static std::size_t apart(std::size_t x, std::size_t y) { return x > y ? x - y : y - x; }
  static bool in_reach(const Money& money, const PairReadings& pair) {
    return pair.by_amount.contains(money.amount) ||
           std::any_of(pair.sentences.begin(), pair.sentences.end(),
                       [&](std::size_t s) { return apart(s, money.sentence) <= kReach; });
  }

  // The gap from the amount to the nearest mention of its sentence that `wanted` takes.
  template <typename Wanted>
  int gap(const Money& money, const Wanted& wanted) const {
    int best = kAbsent;
    for (const Mention& m : a_.mentions_of(money.sentence)) {
      if (m.entity == kNoEntity || !wanted(m)) continue;
      const int d = m.last <= money.amount->first
                        ? -static_cast<int>(money.amount->first - m.last) - 1
                        : static_cast<int>(m.first) - static_cast<int>(money.amount->last) + 1;
      if (std::abs(d) < std::abs(best)) best = d;
    }
    return best;
  }
  bool is_end(const Mention& m, const PairKey& key) const {
    if (key.target != kNoEntity) return m.entity == key.target;
    const Kind kind = a_.entities[m.entity].entity.kind;
    return !key.country.empty() && (kind == Kind::country || kind == Kind::place) &&
           a_.entities[m.entity].country == key.country;
  }

  void describe(const WeighedPair& pair, const PairReadings& readings, const Money& money,
                MoneySigns& signs) const {
    describe_readings(pair, readings, money, signs);
    describe_others(pair.key, money, signs);
    describe_places(pair.key, readings, money, signs);
    describe_amount(money, signs);
    const PairKey& key = pair.key;
    const ArticleEntity& investor = a_.entities[key.investor];
    set(signs, MoneySign::end_kind, key.target != kNoEntity ? 1 : key.country.empty() ? 0 : 2);
    set(signs, MoneySign::home, !key.country.empty() && investor.country == key.country ? 1 : 0);
    set(signs, MoneySign::investor_kind,
        investor.government ? 9 : static_cast<double>(investor.entity.kind));
    set(signs, MoneySign::pairs_of_investor, of_investor_.at(key.investor));
    set(signs, MoneySign::pairs_of_end, of_end_.at(end_of(key)));
    set(signs, MoneySign::held, static_cast<double>(held_.size()));
    set(signs, MoneySign::all_amounts, static_cast<double>(money_.size()));
  }

  static double of(const std::map<const AmountMention*, double>& map, const AmountMention* amount) {
    const auto at = map.find(amount);
    return at == map.end() ? 0 : at->second;
  }

  static void describe_readings(const WeighedPair& pair, const PairReadings& readings,
                                const Money& money, MoneySigns& signs) {
    double other = 0;
    for (const auto& [amount, p] : readings.by_amount)
      if (amount != nullptr && amount != money.amount) other = std::max(other, p);
    set(signs, MoneySign::pair, pair.probability);
    set(signs, MoneySign::with, of(readings.by_amount, money.amount));
    set(signs, MoneySign::with_chosen, of(readings.chosen, money.amount));
    set(signs, MoneySign::best, readings.best);
    set(signs, MoneySign::without, of(readings.by_amount, nullptr));
    set(signs, MoneySign::other_amount, other);
  }

  void describe_others(const PairKey& key, const Money& money, MoneySigns& signs) const {
    double any = 0;
    double investor = 0;
    double end = 0;
    for (const auto& [other, readings] : pairs_) {
      if (other == key) continue;
      const double p = of(readings.by_amount, money.amount);
      any = std::max(any, p);
      if (other.investor == key.investor) investor = std::max(investor, p);
      if (end_of(other) == end_of(key)) end = std::max(end, p);
    }
    double best = 0;
    double likeliest = 0;
    int sharers = 0;
    for (const WeighedPair& other : held_) {
      const auto at = pairs_.find(other.key);
      if (other.key == key || at == pairs_.end()) continue;
      const double p = of(at->second.by_amount, money.amount);
      if (p == 0) continue;
      ++sharers;
      best = std::max(best, p);
      likeliest = std::max(likeliest, other.probability);
    }
    set(signs, MoneySign::amount_any, any);
    set(signs, MoneySign::same_investor, investor);
    set(signs, MoneySign::same_end, end);
    set(signs, MoneySign::amount_other, best);
    set(signs, MoneySign::amount_other_pair, likeliest);
    set(signs, MoneySign::sharers, sharers);
  }

  void describe_places(const PairKey& key, const PairReadings& readings, const Money& money,
                       MoneySigns& signs) const {
    std::size_t nearest = kAbsent;
    for (const std::size_t s : readings.sentences)
      nearest = std::min(nearest, apart(s, money.sentence));
    set(signs, MoneySign::distance,
        static_cast<double>(money.sentence) - static_cast<double>(readings.best_sentence));
    set(signs, MoneySign::nearest, static_cast<double>(nearest));
    set(signs, MoneySign::investor_gap,
        gap(money, [&](const Mention& m) { return m.entity == key.investor; }));
    set(signs, MoneySign::end_gap, gap(money, [&](const Mention& m) { return is_end(m, key); }));
    set(signs, MoneySign::other_investor_gap, gap(money, [&](const Mention& m) {
          return m.entity != key.investor && of_investor_.contains(m.entity);
        }));
    set(signs, MoneySign::other_end_gap, gap(money, [&](const Mention& m) {
          return !is_end(m, key) &&
                 std::any_of(held_.begin(), held_.end(),
                             [&](const WeighedPair& other) { return is_end(m, other.key); });
        }));
  }

  void describe_amount(const Money& money, MoneySigns& signs) const {
    const AmountMention& m = *money.amount;
    const double value = m.amount.value;
    int larger = 0;
    int same = 0;
    for (const Money& other : money_) {
      if (other.amount->amount.value > value * 1.005) ++larger;
      if (std::abs(other.amount->amount.value - value) <= value * .005) ++same;
    }
    set(signs, MoneySign::amounts_here, money.here);
    set(signs, MoneySign::rank_here, money.rank);
    set(signs, MoneySign::size, digits(value));
    set(signs, MoneySign::share, digits(largest_ / std::max(value, 1.0)));
    set(signs, MoneySign::larger, larger);
    set(signs, MoneySign::same_value, same);
    set(signs, MoneySign::per_year, m.per_year ? 1 : 0);
    set(signs, MoneySign::bare, m.bare ? 1 : 0);
    set(signs, MoneySign::qualifier, static_cast<double>(m.amount.qualifier));
    set(signs, MoneySign::range, m.amount.value_max > 0 ? 1 : 0);
    set(signs, MoneySign::role_of_block, static_cast<double>(a_.sentences[money.sentence].role));
    set(signs, MoneySign::position,
        static_cast<double>(money.sentence) / static_cast<double>(a_.sentences.size()));
    set(signs, MoneySign::frame_class, -1);
    if (money.event == nullptr) return;
    set(signs, MoneySign::frame_class, static_cast<double>(money.event->frame_class));
    set(signs, MoneySign::frame_words, money.event->words);
    set(signs, MoneySign::voice, money.event->voice);
    set(signs, MoneySign::facility, money.event->facility ? 1 : 0);
    set(signs, MoneySign::event_readings, static_cast<double>(money.event->readings.size()));
  }

  const Analysis& a_;
  std::span<const WeighedPair> held_;
  std::vector<Money> money_;
  double largest_ = 1;
  std::map<PairKey, PairReadings> pairs_;
  std::map<std::uint32_t, int> of_investor_;
  std::map<End, int> of_end_;
};

// Of each amount the pairs that its event's likeliest reading with one of them has.
void by_readings(const Analysis& analysis, const Readings& readings,
                 std::vector<WeighedMoney>& all) {
  for (const EventReadings& event : readings.events) {
    if (event.amount == nullptr) continue;
    const Reading* best = nullptr;
    std::vector<WeighedMoney*> taken;
    for (const Reading& reading : event.readings) {
      if (best != nullptr && reading.draft.confidence <= best->draft.confidence) continue;
      const std::vector<PairKey> pairs = pairs_of(analysis, reading.draft);
      std::vector<WeighedMoney*> its;
      for (WeighedMoney& weighed : all) {
        if (weighed.amount == event.amount &&
            std::find(pairs.begin(), pairs.end(), weighed.key) != pairs.end())
          its.push_back(&weighed);
      }
      if (its.empty()) continue;
      best = &reading;
      taken = std::move(its);
    }
    if (best == nullptr) continue;
    for (WeighedMoney* weighed : taken) weighed->probability = best->draft.confidence;
  }
}
}  // namespace

std::span<const std::string_view> money_sign_names() { return kNames; }

std::vector<WeighedMoney> weigh_money(const Analysis& analysis, const Readings& readings,
                                      std::span<const WeighedPair> held, const Forest& forest) {
  std::vector<WeighedMoney> all = MoneyTable(analysis, readings, held).run();
  if (forest.empty()) {
    by_readings(analysis, readings, all);
  } else {
    std::vector<Forest::Row> rows;
    rows.reserve(all.size());
    for (const WeighedMoney& weighed : all) rows.emplace_back(weighed.signs);
    const std::vector<double> chances = forest.probabilities(rows);
    for (std::size_t i = 0; i < all.size(); ++i) all[i].probability = chances[i];
  }
  return all;
}

}  // namespace quaestor
