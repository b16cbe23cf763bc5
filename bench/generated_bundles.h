// A made-up world of investments of any size, always the same for a seed: companies with names of
// syllables, the countries of the lexicon, laws; few companies and countries have most of the
// money. Place in the flow: benchmarks of stores and graphs (bench_generate.cc).
//
//   generate_bundles(1'000'000, 42, countries, [&](const Bundle& b) { writer.add(b); });
//
// Of E edges asked for, E/10 are seats, E/10 laws that bind, E/5 partners, and 3E/5 belong to E/5
// investments (investor, country, receiver). A few less come out, where facts tell the same.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "graph/random_bundles.h"
#include "quaestor/facts/fact.h"

namespace quaestor::bench {

class World {
 public:
  World(std::size_t edges, std::uint64_t seed, std::vector<Entity> countries)
      : random_(seed), countries_(std::move(countries)), edges_(edges) {}

  std::size_t companies() const { return edges_ / 10; }

  // All facts in a fixed order: seats, laws, partners, investments.
  void for_each_fact(const std::function<void(Fact, std::string quote)>& use) {
    for (std::size_t i = 0; i < companies(); ++i) {
      const Entity& country = countries_[skewed(countries_.size(), 2)];
      use(relation(Relation::headquartered_in, company(i), country),
          fmt::format("{} has its seat in {}.", name(i), country.name));
    }
    for (std::size_t i = 0; i < edges_ / 10; ++i) {
      const std::size_t bound = random_.below(companies());
      const Entity law = regulation(skewed(companies() / 10 + 1, 3));
      use(relation(Relation::subject_to, company(bound), law),
          fmt::format("{} is bound by the {}.", name(bound), law.name));
    }
    for (std::size_t i = 0; i < edges_ / 5; ++i) {
      const std::size_t a = any_company();
      const std::size_t b = other_company(a);
      use(relation(Relation::partners_with, company(a), company(b)),
          fmt::format("{} and {} work together.", name(a), name(b)));
    }
    for (std::size_t i = 0; i < edges_ / 5; ++i) investment(use);
  }

 private:
  // Power law: rank 0 is by far the likeliest.
  std::size_t skewed(std::size_t n, double exponent) {
    const double unit = static_cast<double>(random_.next() >> 11) * 0x1.0p-53;
    return static_cast<std::size_t>(static_cast<double>(n) * std::pow(unit, exponent));
  }
  std::size_t any_company() { return skewed(companies(), 3); }
  std::size_t other_company(std::size_t than) {
    const std::size_t found = any_company();
    return found != than ? found : (found + 1) % companies();
  }

  // "Bakomiru": the number in syllables, so no two are alike.
  static std::string name(std::size_t number) {
    static constexpr std::string_view kConsonants = "bdfgklmnprstvz";
    static constexpr std::string_view kVowels = "aeiou";
    constexpr std::size_t kSyllables = 70;
    std::string text;
    for (int i = 0; i < 4; ++i, number /= kSyllables) {
      text += kConsonants[number % kSyllables / kVowels.size()];
      text += kVowels[number % kSyllables % kVowels.size()];
    }
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
  }
  static Entity company(std::size_t number) {
    return {Kind::company, "company/" + slug(name(number)), name(number), {}, ""};
  }
  static Entity regulation(std::size_t number) {
    const std::string title = name(number) + " Act";
    return {Kind::regulation, "regulation/" + slug(title), title, {}, ""};
  }

  static Fact relation(Relation relation, Entity subject, Entity object) {
    Fact fact;
    fact.relation = relation;
    fact.subject = std::move(subject);
    fact.object = std::move(object);
    fact.rule = "made up";
    return fact;
  }

  void investment(const std::function<void(Fact, std::string)>& use) {
    const std::size_t giver = any_company();
    const std::size_t receiver = other_company(giver);
    const Entity& country = countries_[skewed(countries_.size(), 2)];
    const double unit = static_cast<double>(random_.next() >> 11) * 0x1.0p-53;
    const double millions = std::min(500'000.0, std::floor(100 / std::pow(1 - unit, 0.8)) / 10);
    Fact fact;
    fact.investors = {company(giver)};
    fact.destinations = {country};
    fact.target = company(receiver);
    fact.amount = Amount{millions * 1e6, 0, "USD", Qualifier::exact, fmt::format("${}m", millions)};
    fact.form = static_cast<Form>(random_.below(kForms));
    fact.status = static_cast<Status>(1 + random_.below(3));  // planned, ongoing, completed
    fact.date = {2005 + static_cast<int>(random_.below(20)),
                 1 + static_cast<int>(random_.below(12)), 0};
    fact.rule = "made up";
    use(std::move(fact), fmt::format("{} puts ${}m into {} in {}.", name(giver), millions,
                                     name(receiver), country.name));
  }

  testing::Random random_;
  std::vector<Entity> countries_;
  std::size_t edges_;
};

// The facts of a world as articles of five facts each.
inline void generate_bundles(std::size_t edges, std::uint64_t seed, std::vector<Entity> countries,
                             const std::function<void(const Bundle&)>& use) {
  constexpr std::size_t kFactsAnArticle = 5;
  Bundle bundle;
  std::size_t number = 0;
  const auto finish = [&] {
    bundle.article.id = article_id("", bundle.text);
    for (Fact& fact : bundle.facts) fact.evidence.front().article_id = bundle.article.id;
    use(bundle);
    bundle = {};
  };
  World(edges, seed, std::move(countries)).for_each_fact([&](Fact fact, const std::string& quote) {
    if (bundle.facts.empty()) {
      bundle.article.name = fmt::format("{:08}.txt", number);
      bundle.article.language = "en";
      bundle.article.outlet = fmt::format("Paper {}", number % 100);
      bundle.article.date = {2005 + static_cast<int>(number % 20), 1, 1};
      bundle.text = fmt::format("Article {}\n", number++);
    }
    fact.confidence = 0.9;
    fact.evidence = {testing::cite(bundle, quote)};
    bundle.facts.push_back(std::move(fact));
    if (bundle.facts.size() == kFactsAnArticle) finish();
  });
  if (!bundle.facts.empty()) finish();
}

}  // namespace quaestor::bench
