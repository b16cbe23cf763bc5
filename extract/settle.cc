#include "settle.h"

#include <algorithm>
#include <map>
#include <set>

#include "settle_money.h"

namespace quaestor {

namespace {
// An event without money whose pair another event tells better is told from here on.
constexpr double kSureAlone = 0.45;
constexpr double kOwnMoney = 0.1;
// Of the probability of the likeliest pair of an amount, and of the likeliest amount of a pair.
constexpr double kShareOfAmount = 0.4;
constexpr double kShareOfPair = 0.3;

// Of a place or state; a bloc is no destination.
const std::string& country_of(const Analysis& analysis, std::uint32_t entity) {
  static const std::string none;
  const ArticleEntity& place = analysis.entities[entity];
  return place.entity.kind == Kind::bloc ? none : place.country;
}

// From pairs that hold to events that tell them.
class Settler {
 public:
  Settler(const Analysis& analysis, const Readings& readings, const std::vector<WeighedPair>& held,
          const Forest& money)
      : a_(analysis), readings_(readings) {
    for (const WeighedPair& pair : held) held_[pair.key] = pair.probability;
    take_money(weigh_money(analysis, readings, held, money),
               money.empty() ? kOwnMoney : money.threshold());
  }

  std::vector<FactDraft> run() {
    find_homes();
    tell_money();
    for (const EventReadings& event : readings_.events) tell(event);
    tell_the_rest();
    std::stable_sort(drafts_.begin(), drafts_.end(), [](const FactDraft& x, const FactDraft& y) {
      return x.sentence < y.sentence;
    });
    return drop();
  }

 private:
  using Keys = std::set<PairKey>;

  double probability(const PairKey& key) const {
    const auto at = held_.find(key);
    return at == held_.end() ? 0 : at->second;
  }

  // Amounts that likely belong to their pair, but for those that much likelier belong to another
  // one, and those of a pair that much likelier has another.
  void take_money(std::vector<WeighedMoney> weighed, double line) {
    std::map<const AmountMention*, double> most_of_amount;
    std::map<PairKey, double> most_of_pair;
    for (const WeighedMoney& w : weighed) {
      double& amount = most_of_amount[w.amount];
      double& pair = most_of_pair[w.key];
      amount = std::max(amount, w.probability);
      pair = std::max(pair, w.probability);
    }
    for (WeighedMoney& w : weighed) {
      const bool its = w.probability >= line &&
                       w.probability >= kShareOfAmount * most_of_amount[w.amount] &&
                       w.probability >= kShareOfPair * most_of_pair[w.key];
      if (its) money_.push_back(std::move(w));
    }
  }

  // The reading that tells each pair best.
  void find_homes() {
    for (const EventReadings& event : readings_.events) {
      for (const Reading& reading : event.readings) {
        for (const PairKey& key : pairs_of(a_, reading.draft)) {
          if (probability(key) == 0) continue;
          const Reading*& best = homes_[key];
          if (best == nullptr || best->draft.confidence < reading.draft.confidence) best = &reading;
        }
      }
    }
  }

  // No other event tells one of its pairs better.
  bool is_home(const Reading& reading) const {
    return std::any_of(homes_.begin(), homes_.end(),
                       [&](const auto& home) { return home.second == &reading; });
  }

  // The reading with those of its investors and places that are among the pairs.
  FactDraft restricted(const Reading& reading, const Keys& keys) const {
    FactDraft draft = reading.draft;
    const auto among = [&](const auto& is_part) {
      return std::any_of(keys.begin(), keys.end(), is_part);
    };
    std::erase_if(draft.investors, [&](std::uint32_t e) {
      return !among([&](const PairKey& key) { return key.investor == e; });
    });
    std::erase_if(draft.places, [&](std::uint32_t e) {
      return !among([&](const PairKey& key) { return key.country == country_of(a_, e); });
    });
    return draft;
  }

  // Of the pairs those that the reading has.
  Keys those_of(const Reading& reading, const Keys& keys) const {
    Keys its;
    for (PairKey& key : pairs_of(a_, reading.draft))
      if (keys.contains(key)) its.insert(std::move(key));
    return its;
  }

  // Each amount with the pairs that it belongs to: those that one reading tells, together.
  void tell_money() {
    for (std::size_t first = 0; first < money_.size();) {
      std::size_t last = first;
      Keys keys;
      for (; last < money_.size() && money_[last].amount == money_[first].amount; ++last)
        keys.insert(money_[last].key);
      while (!keys.empty()) {
        const auto [reading, its] = likeliest(money_[first].amount, keys);
        FactDraft draft = restricted(*reading, its);
        if (draft.amount != money_[first].amount) draft.sentence = money_[first].sentence;
        draft.amount = money_[first].amount;
        for (const PairKey& key : its) keys.erase(key);
        add(std::move(draft));
      }
      first = last;
    }
  }

  // The reading of the amount's event that has the most likely pairs of those asked for; where none
  // has any, the one that tells the first of them best.
  std::pair<const Reading*, Keys> likeliest(const AmountMention* amount, const Keys& keys) const {
    const Reading* best = nullptr;
    Keys most;
    for (const EventReadings& event : readings_.events) {
      if (event.amount != amount) continue;
      for (const Reading& reading : event.readings) {
        Keys its = those_of(reading, keys);
        const bool better =
            best == nullptr || its.size() > most.size() ||
            (its.size() == most.size() && reading.draft.confidence > best->draft.confidence);
        if (its.empty() || !better) continue;
        best = &reading;
        most = std::move(its);
      }
    }
    if (best != nullptr) return {best, most};
    const Reading* home = homes_.at(*keys.begin());
    return {home, those_of(*home, keys)};
  }

  // An event without money tells its pairs when it is likely by itself, or when none tells them
  // better.
  void tell(const EventReadings& event) {
    if (event.amount != nullptr) return;
    for (const Reading& reading : event.readings) {
      if (!reading.chosen) continue;  // read otherwise by itself, it tells nothing new of a pair
      Keys keys;
      for (const PairKey& key : pairs_of(a_, reading.draft))
        if (probability(key) > 0) keys.insert(key);
      if (keys.empty() || (reading.draft.confidence < kSureAlone && !is_home(reading))) continue;
      add(restricted(reading, keys));
    }
  }

  void add(FactDraft draft) {
    if (draft.investors.empty()) return;
    draft.confidence = 1;
    for (const PairKey& key : pairs_of(a_, draft)) {
      draft.confidence = std::min(draft.confidence, probability(key));
      told_.insert(key);
    }
    drafts_.push_back(std::move(draft));
  }

  // Pairs that no event tells so far, each by its likeliest reading, without money; those of one
  // reading stay together.
  void tell_the_rest() {
    std::vector<std::pair<const Reading*, Keys>> rest;
    for (const auto& [key, home] : homes_) {
      if (told_.contains(key)) continue;
      const Reading* reading = home;
      auto at = std::find_if(rest.begin(), rest.end(),
                             [&](const auto& other) { return other.first == reading; });
      if (at == rest.end()) at = rest.insert(rest.end(), {reading, {}});
      at->second.insert(key);
    }
    for (const auto& [reading, keys] : rest) {
      FactDraft draft = restricted(*reading, keys);
      draft.amount = nullptr;
      add(std::move(draft));
    }
  }

  std::vector<FactDraft> drop() {
    std::vector<FactDraft> all;
    for (std::size_t first = 0; first < drafts_.size();) {
      std::size_t last = first;
      while (last < drafts_.size() && drafts_[last].sentence == drafts_[first].sentence) ++last;
      std::vector<FactDraft> sentence(
          std::make_move_iterator(drafts_.begin() + static_cast<std::ptrdiff_t>(first)),
          std::make_move_iterator(drafts_.begin() + static_cast<std::ptrdiff_t>(last)));
      drop_shadows(sentence);
      for (FactDraft& draft : sentence) all.push_back(std::move(draft));
      first = last;
    }
    return all;
  }

  const Analysis& a_;
  const Readings& readings_;
  std::map<PairKey, double> held_;
  std::vector<WeighedMoney> money_;  // that belongs to its pair
  std::map<PairKey, const Reading*> homes_;
  Keys told_;
  std::vector<FactDraft> drafts_;
};
}  // namespace

std::vector<PairKey> pairs_of(const Analysis& analysis, const FactDraft& draft) {
  std::vector<PairKey> pairs;
  for (const std::uint32_t investor : draft.investors) {
    if (draft.target != kNoEntity) {
      pairs.push_back({investor, draft.target, ""});
      continue;
    }
    std::vector<std::string> countries;
    if (!draft.home.empty()) countries.push_back(draft.home);
    for (const std::uint32_t place : draft.places) {
      const std::string& country = country_of(analysis, place);
      if (!country.empty()) countries.push_back(country);
    }
    if (countries.empty()) countries.emplace_back();
    for (std::string& country : countries)
      pairs.push_back({investor, kNoEntity, std::move(country)});
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

std::vector<WeighedPair> held_pairs(const Analysis& analysis, const Topics& topics,
                                    const Readings& readings, const Forest& forest, double least) {
  std::vector<WeighedPair> pairs = weigh_pairs(analysis, topics, readings, forest);
  const double threshold = forest.empty() ? least : forest.threshold();
  // What no reading prefers does not hold, however low the line.
  std::erase_if(pairs, [&](const WeighedPair& pair) {
    return pair.probability <= 0 || pair.probability < threshold;
  });
  return pairs;
}

std::vector<FactDraft> settle(const Analysis& analysis, const Topics& topics,
                              const Readings& readings, const Forest& forest, const Forest& money,
                              double least) {
  return Settler(analysis, readings, held_pairs(analysis, topics, readings, forest, least), money)
      .run();
}

}  // namespace quaestor
