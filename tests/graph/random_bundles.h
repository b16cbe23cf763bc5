// Random bundles for laws: few names, amounts and dates, so that facts of different articles meet,
// agree and contradict.
//
//   std::vector<Bundle> bundles = testing::random_bundles(seed, 20);
//
// Each evidence is a real quote of its article's text. The same seed gives the same bundles on
// every machine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quaestor/facts/fact.h"
#include "quaestor/facts/text.h"

namespace quaestor::testing {

// SplitMix64 (Steele, Lea, Flood 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  bool chance(std::size_t percent) { return below(100) < percent; }
  template <typename T>
  const T& pick(const std::vector<T>& all) {
    return all[below(all.size())];
  }
  template <typename T>
  void shuffle(std::vector<T>& all) {
    for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[below(i)]);
  }

 private:
  std::uint64_t state_;
};

inline Entity company(const std::string& name, std::vector<std::string> aliases = {},
                      const std::string& id = "") {
  return {Kind::company, "company/" + (id.empty() ? slug(name) : id), name, std::move(aliases), ""};
}
inline Entity country(const std::string& code, const std::string& name) {
  return {Kind::country, "country/" + code, name, {}, ""};
}

inline const std::vector<Entity>& companies() {
  static const std::vector<Entity> kAll = {
      company("Nimbra", {"Nimbra Corp.", "NBR"}),
      company("NBR"),           // coined, an alias of Nimbra
      company("Nimbra Corp."),  // coined, the same name after folding
      company("Tallow Web Services", {"TWS"}, "tws"),
      company("Tallow", {"Tallow Group"}),
      company("Quillon"),
      company("Quillon SA", {"QLN"}, "quillon-sa"),
      company("Ostrava Compute"),
  };
  return kAll;
}

inline const std::vector<Entity>& countries() {
  static const std::vector<Entity> kAll = {country("FR", "France"), country("DE", "Germany"),
                                           country("FR", "Frankrijk"),
                                           country("NL", "Netherlands")};
  return kAll;
}

inline const std::vector<Entity>& places() {
  static const std::vector<Entity> kAll = {
      {Kind::place, "place/FR/paris", "Paris", {}, "FR"},
      {Kind::place, "place/FR/lille", "Lille", {}, "FR"},
      {Kind::place, "place/DE/berlin", "Berlin", {}, "DE"},
      {Kind::place, "place/ES/lugo", "Lugo", {}, "ES"},
  };
  return kAll;
}

// Appends a sentence to the article's text and cites it.
inline Evidence cite(Bundle& bundle, const std::string& sentence) {
  Evidence e;
  e.article = bundle.article.name;
  e.language = bundle.article.language;
  e.quote = sentence;
  e.begin = bundle.text.size();
  e.end = e.begin + sentence.size();
  bundle.text += sentence + "\n";
  return e;
}

inline Fact random_investment(Random& random) {
  Fact f;
  f.investors = {random.pick(companies())};
  if (random.chance(20)) f.investors.push_back(random.pick(companies()));
  if (f.investors.size() == 2 && f.investors[0].id == f.investors[1].id) f.investors.pop_back();
  if (random.chance(80)) f.destinations = {random.pick(countries())};
  if (random.chance(20)) f.target = random.pick(companies());
  if (random.chance(60)) {
    static const std::vector<double> kValues = {4e9, 4.01e9, 4.03e9, 1e9, 2.5e8};
    f.amount = Amount{random.pick(kValues), 0, random.chance(80) ? "EUR" : "USD",
                      static_cast<Qualifier>(random.below(kQualifiers)), "some money"};
  }
  if (random.chance(80)) f.form = static_cast<Form>(random.below(kForms));
  if (random.chance(80)) f.status = static_cast<Status>(random.below(kStatuses));
  if (random.chance(15)) f.capacity_mw = random.chance(50) ? 96 : 100;
  return f;
}

inline Fact random_relation(Random& random) {
  Fact f;
  static const std::vector<Relation> kRelations = {
      Relation::operates_in,   Relation::headquartered_in, Relation::subsidiary_of,
      Relation::partners_with, Relation::competes_with,    Relation::role};
  f.relation = random.pick(kRelations);
  f.subject = random.pick(companies());
  f.object = random.pick(companies());
  if (f.relation == Relation::operates_in || f.relation == Relation::headquartered_in) {
    f.object = random.pick(countries());
  }
  if (f.relation == Relation::role) {
    static const std::vector<std::string> kPeople = {"Ada Virel", "Åda Virel", "Jo Merck"};
    const std::string name = random.pick(kPeople);
    f.subject = Entity{Kind::person, "person/" + std::to_string(random.below(3)), name, {}, ""};
    f.title = random.chance(50) ? "chief executive" : "Chief Executive";
  }
  return f;
}

inline Bundle random_bundle(Random& random, std::size_t number) {
  Bundle bundle;
  ArticleInfo& a = bundle.article;
  a.name = "a" + std::to_string(number) + ".txt";
  a.title = "Title " + std::to_string(random.below(1000));
  if (random.chance(80)) a.date = {2024, 1 + static_cast<int>(random.below(12)), 1};
  static const std::vector<std::string> kLanguages = {"en", "fr", "nl", "de"};
  a.language = random.pick(kLanguages);
  if (random.chance(50)) a.url = "https://example.org/" + std::to_string(random.below(30));
  bundle.text = "Headline é " + std::to_string(random.below(60)) + "\n";
  const std::size_t count = random.below(5);
  for (std::size_t i = 0; i < count; ++i) {
    Fact f = random.chance(60) ? random_investment(random) : random_relation(random);
    if (random.chance(25)) f.places = {random.pick(places())};
    if (random.chance(40)) f.date = {2023 + static_cast<int>(random.below(3)), 0, 0};
    if (f.date && random.chance(50)) f.date.month = 1 + static_cast<int>(random.below(12));
    f.confidence = 0.5 + 0.1 * static_cast<double>(random.below(5));
    f.rule = "rule" + std::to_string(random.below(3));
    f.evidence = {cite(bundle, "Phrase « " + std::to_string(random.below(50)) + " » — said.")};
    bundle.facts.push_back(std::move(f));
  }
  a.id = article_id(a.url, bundle.text);
  for (Fact& f : bundle.facts) f.evidence.front().article_id = a.id;
  return bundle;
}

inline std::vector<Bundle> random_bundles(std::uint64_t seed, std::size_t count) {
  Random random(seed);
  std::vector<Bundle> bundles;
  for (std::size_t i = 0; i < count; ++i) bundles.push_back(random_bundle(random, i));
  return bundles;
}

}  // namespace quaestor::testing
