// Made-up graphs for the tests of this room: invented companies and amounts, real countries.
#pragma once

#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

#include "quaestor/facts/text.h"
#include "quaestor/graph/graph.h"

namespace quaestor::sample {

inline Entity company(const std::string& name) {
  return {.kind = Kind::company,
          .id = "company/" + slug(name),
          .name = name,
          .aliases = {},
          .country = {}};
}
inline Entity thing(Kind kind, const std::string& name) {
  return {.kind = kind,
          .id = std::string(to_string(kind)) + "/" + slug(name),
          .name = name,
          .aliases = {},
          .country = {}};
}
inline Entity country(const std::string& code) {
  return {
      .kind = Kind::country, .id = "country/" + code, .name = code, .aliases = {}, .country = {}};
}

// One article a fact; the fact's quote is the article's text.
class Maker {
 public:
  Fact& investment(std::vector<Entity> investors, std::vector<Entity> destinations) {
    Fact fact;
    fact.relation = Relation::investment;
    fact.investors = std::move(investors);
    fact.destinations = std::move(destinations);
    fact.form = Form::funding;
    return add(std::move(fact));
  }
  Fact& relation(Relation relation, Entity subject, Entity object) {
    Fact fact;
    fact.relation = relation;
    fact.subject = std::move(subject);
    fact.object = std::move(object);
    return add(std::move(fact));
  }
  void set_article(const std::string& quote, const std::string& title, const std::string& outlet,
                   const std::string& url) {
    Bundle& bundle = bundles_.back();
    bundle.text = quote;
    bundle.article.title = title;
    bundle.article.outlet = outlet;
    bundle.article.url = url;
    bundle.article.id = article_id(url, quote);
    bundle.facts[0].evidence = {evidence(bundle)};
  }
  std::vector<Bundle> bundles() const { return bundles_; }
  Graph graph() const { return build_graph(bundles_); }

 private:
  static Evidence evidence(const Bundle& bundle) {
    return {.article = bundle.article.name,
            .language = "en",
            .quote = bundle.text,
            .begin = 0,
            .end = bundle.text.size(),
            .article_id = bundle.article.id};
  }
  Fact& add(Fact fact) {
    const std::size_t number = bundles_.size() + 1;
    Bundle bundle;
    bundle.text = fmt::format("Sentence {} says who does what where.", number);
    bundle.article = {.id = article_id("", bundle.text),
                      .name = fmt::format("en-{:03}.txt", number),
                      .title = fmt::format("Report {}", number),
                      .date = {2025, 3, 14},
                      .language = "en",
                      .url = fmt::format("https://news.example/{}?a=1&b=2", number),
                      .outlet = "The Example"};
    fact.evidence = {evidence(bundle)};
    bundle.facts.push_back(std::move(fact));
    bundles_.push_back(std::move(bundle));
    return bundles_.back().facts[0];
  }

  std::vector<Bundle> bundles_;
};

inline Amount amount(double value, const std::string& currency,
                     Qualifier qualifier = Qualifier::exact) {
  return {.value = value, .value_max = 0, .currency = currency, .qualifier = qualifier, .text = {}};
}

inline constexpr std::array<const char*, 24> kGivers{"Aurora Cloud",
                                                     "Borealis Systems",
                                                     "Cascade Power",
                                                     "Deltaworks",
                                                     "Ember Semiconductor",
                                                     "Fjord Compute",
                                                     "Granite Fund",
                                                     "Harbour Telecom",
                                                     "Isar Motors",
                                                     "Juniper Holding",
                                                     "Kestrel Web Services and Storage",
                                                     "Lumen Oy",
                                                     "Meridian AI",
                                                     "Northwind",
                                                     "Orchard Capital",
                                                     "Pelican Data",
                                                     "Quarry Bank",
                                                     "Ridgeback",
                                                     "Solstice",
                                                     "Tidewater",
                                                     "Umbra Labs",
                                                     "Vantage Energy",
                                                     "Willow & Sons",
                                                     "Zephyr"};
inline constexpr std::array<const char*, 12> kCountries{"FR", "DE", "SE", "GB", "ES", "BE",
                                                        "IT", "US", "CN", "BR", "FI", "NL"};

// `count` investments with every status, some undisclosed, some in other currencies, some into
// companies.
inline Maker make(int count) {
  constexpr std::array<const char*, 5> kMoney{"EUR", "USD", "EUR", "GBP", "SEK"};
  Maker maker;
  std::uint32_t random = 12345;
  const auto next = [&random](std::uint32_t below) {
    random = random * 1664525U + 1013904223U;
    return (random >> 8) % below;
  };
  const std::uint32_t givers =
      std::min<std::uint32_t>(kGivers.size(), 4 + static_cast<std::uint32_t>(count) / 2);
  for (int i = 0; i < count; ++i) {
    const std::string giver = kGivers[next(next(2) == 0 ? 6 : givers) % givers];
    Fact& fact =
        maker.investment({company(giver)}, {country(kCountries[next(next(2) == 0 ? 4 : 12)])});
    const double value = (1 + next(90)) * (next(3) == 0 ? 1e8 : 2.5e8);
    if (next(8) != 0) {
      const char* money = kMoney[next(5)];
      fact.amount = amount(value * (money == std::string("SEK") ? 11 : 1), money,
                           static_cast<Qualifier>(next(9) < 7 ? 0 : 1 + next(3)));
    } else {
      fact.form = Form::facility;
    }
    fact.status = static_cast<Status>(std::array{1, 1, 1, 0, 2, 3, 3, 4}[next(8)]);
    fact.date = {static_cast<int>(2023 + next(4)), static_cast<int>(1 + next(12)), 0};
    if (i % 11 == 7) {
      fact.destinations.clear();
      fact.target = company(i % 22 == 7 ? "Meridian AI" : "Umbra Labs");
      fact.form = Form::equity;
    }
  }
  maker.relation(Relation::headquartered_in, company("Meridian AI"), country("FR"));
  maker.relation(Relation::partners_with, company("Aurora Cloud"), company("Meridian AI"));
  maker.relation(Relation::subsidiary_of, company("Lumen Oy"), company("Aurora Cloud"));
  maker.relation(Relation::operates_in, company("Aurora Cloud"), country("NL"));
  maker.relation(Relation::subject_to, company("Aurora Cloud"),
                 thing(Kind::regulation, "Example Cloud Act"));
  maker.relation(Relation::issued_by, thing(Kind::regulation, "Example Cloud Act"),
                 thing(Kind::organization, "Example Commission"));
  maker.relation(Relation::role, thing(Kind::person, "Ada Sample"), company("Aurora Cloud")).title =
      "chief executive";
  return maker;
}

}  // namespace quaestor::sample
