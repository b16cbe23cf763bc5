#include "settle.h"

#include <algorithm>
#include <map>
#include <set>

namespace quaestor {

namespace {
// An event without money whose pair another event tells better is told from here on.
constexpr double kSureAlone = 0.45;
constexpr double kOwnMoney = 0.1;

// Of a place or state; a bloc is no destination.
const std::string& country_of(const Analysis& analysis, std::uint32_t entity) {
  static const std::string none;
  const ArticleEntity& place = analysis.entities[entity];
  return place.entity.kind == Kind::bloc ? none : place.country;
}

// From pairs that hold to events that tell them.
class Settler {
 public:
  Settler(const Analysis& analysis, const Readings& readings, const std::vector<WeighedPair>& pairs,
          double threshold, double least)
      : a_(analysis), readings_(readings), least_(least) {
    for (const WeighedPair& pair : pairs) {
      if (pair.probability >= threshold) held_[pair.key] = pair.probability;
    }
  }

  std::vector<FactDraft> run() {
    find_homes();
    for (const EventReadings& event : readings_.events) tell(event);
    tell_the_rest();
    std::stable_sort(drafts_.begin(), drafts_.end(), [](const FactDraft& x, const FactDraft& y) {
      return x.sentence < y.sentence;
    });
    return drop();
  }

 private:
  double probability(const PairKey& key) const {
    const auto at = held_.find(key);
    return at == held_.end() ? 0 : at->second;
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

  // A reading that holds only by what the rest of the article tells says nothing of the money.
  FactDraft draft_of(const Reading& reading) const {
    FactDraft draft = reading.draft;
    const bool own = draft.confidence >= kOwnMoney && !spent_.contains(draft.amount);
    if (!own) draft.amount = nullptr;
    return draft;
  }

  // The draft with those of its investors and places that hold; without investors when none does.
  FactDraft restricted(const Reading& reading) const {
    FactDraft draft = draft_of(reading);
    const std::vector<PairKey> pairs = pairs_of(a_, draft);
    const auto holds = [&](const auto& is_part) {
      return std::any_of(pairs.begin(), pairs.end(),
                         [&](const PairKey& key) { return is_part(key) && probability(key) > 0; });
    };
    std::erase_if(draft.investors, [&](std::uint32_t e) {
      return !holds([&](const PairKey& key) { return key.investor == e; });
    });
    std::erase_if(draft.places, [&](std::uint32_t e) {
      return !holds([&](const PairKey& key) { return key.country == country_of(a_, e); });
    });
    return draft;
  }

  void tell(const EventReadings& event) {
    const Reading* best = nullptr;
    double most = 0;
    for (const Reading& reading : event.readings) {
      // Without money, an event that is read otherwise by itself tells nothing new of the pair.
      if (event.amount == nullptr && !reading.chosen) continue;
      const std::vector<PairKey> pairs = pairs_of(a_, reading.draft);
      const bool holds = std::any_of(pairs.begin(), pairs.end(),
                                     [&](const PairKey& key) { return probability(key) > 0; });
      if (!holds || reading.draft.confidence <= most) continue;
      most = reading.draft.confidence;
      best = &reading;
    }
    const double line = event.amount == nullptr ? kSureAlone : least_;
    if (best == nullptr || (most < line && !is_home(*best))) return;
    FactDraft draft = restricted(*best);
    if (draft.amount != nullptr) spent_.insert(draft.amount);
    add(std::move(draft));
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

  // Pairs that one reading tells stay together.
  void tell_the_rest() {
    std::vector<std::pair<const Reading*, std::vector<PairKey>>> rest;
    for (const auto& [key, home] : homes_) {
      if (told_.contains(key)) continue;
      const Reading* reading = home;
      auto at = std::find_if(rest.begin(), rest.end(),
                             [&](const auto& other) { return other.first == reading; });
      if (at == rest.end()) at = rest.insert(rest.end(), {reading, {}});
      at->second.push_back(key);
    }
    for (const auto& [reading, keys] : rest) {
      FactDraft draft = draft_of(*reading);
      const auto among = [&keys = keys](const auto& is_part) {
        return std::any_of(keys.begin(), keys.end(), is_part);
      };
      std::erase_if(draft.investors, [&](std::uint32_t e) {
        return !among([&](const PairKey& key) { return key.investor == e; });
      });
      std::erase_if(draft.places, [&](std::uint32_t e) {
        return !among([&](const PairKey& key) { return key.country == country_of(a_, e); });
      });
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
  double least_;
  std::map<PairKey, double> held_;
  std::map<PairKey, const Reading*> homes_;
  std::set<PairKey> told_;
  std::set<const AmountMention*> spent_;
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

std::vector<FactDraft> settle(const Analysis& analysis, const Topics& topics,
                              const Readings& readings, const Forest& forest, double least) {
  const std::vector<WeighedPair> pairs = weigh_pairs(analysis, topics, readings, forest);
  const double threshold = forest.empty() ? least : forest.threshold();
  return Settler(analysis, readings, pairs, threshold, least).run();
}

}  // namespace quaestor
