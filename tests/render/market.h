// Graphs of any size that look like the news: many companies and few that invest often, amounts
// with a heavy tail, countries unequally liked, laws, partners and rivals. Made by a seeded
// generator of our own, the same on every machine. All names are invented.
//
//   const Graph graph = sample::market(150).graph();   // 150 things
#pragma once

#include <cmath>

#include "render/sample.h"

namespace quaestor::sample {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>(state_ >> 33) % bound;
  }
  double unit() { return (below(1U << 24) + 1) / double(1U << 24); }
  // Index below `bound`, small ones more often.
  std::uint32_t skewed(std::uint32_t bound) {
    return static_cast<std::uint32_t>(bound * std::pow(unit(), 2.2)) % bound;
  }

 private:
  std::uint64_t state_;
};

inline constexpr std::array<const char*, 28> kFirst{
    "Nord", "Helio", "Vero",  "Luma",  "Terra", "Iber",  "Rhein", "Alpen",  "Quant", "Omni",
    "Sky",  "Blue",  "Gallo", "Vita",  "Data",  "Cloud", "Arc",   "Kobalt", "Merid", "Polar",
    "Sol",  "Tidal", "Ember", "Fjord", "Atlas", "Cedar", "Onyx",  "Zenith"};
inline constexpr std::array<const char*, 14> kSecond{
    "grid",     "energy",  "compute",   " Semiconductor", " Telecom", " Capital",  "works",
    " Systems", " Motors", " Networks", " Labs",          "infra",    " Ventures", " Pharma"};
inline constexpr std::array<const char*, 8> kThird{"",    "",         " Group",         " Europe",
                                                   " AI", " Holding", " International", ""};
inline constexpr std::array<const char*, 45> kWhere{
    "FR", "DE", "US", "GB", "ES", "NL", "CN", "IT", "SE", "BE", "PL", "IN", "JP", "BR", "NO",
    "FI", "PT", "IE", "AT", "CH", "DK", "KR", "CA", "MX", "AE", "SA", "SG", "VN", "ID", "ZA",
    "EG", "MA", "KE", "NG", "CL", "AR", "CO", "TR", "GR", "HU", "CZ", "RO", "BG", "RS", "AU"};

inline Entity market_company(std::uint32_t index) {
  const std::uint32_t mixed = index * 2654435761U;
  std::string name = std::string(kFirst[(mixed >> 8) % kFirst.size()]) +
                     kSecond[(mixed >> 16) % kSecond.size()] + kThird[index % kThird.size()];
  if (index >= 97) name += fmt::format(" {}", index / 97 + 1);
  Entity out = company(name);
  out.id += fmt::format("-{}", index);
  return out;
}

// `things` companies, countries and laws, and about 1.2 investments a thing.
inline Maker market(int things, std::uint64_t seed = 7) {
  Random random(seed);
  Maker maker;
  const auto all = static_cast<std::uint32_t>(things);
  const std::uint32_t countries = std::min<std::uint32_t>(kWhere.size(), 6 + all / 14);
  const std::uint32_t laws = all / 20;
  const std::uint32_t companies = all - countries - laws;
  const auto where = [&] { return country(kWhere[random.skewed(countries)]); };
  constexpr std::array<const char*, 6> kMoney{"EUR", "EUR", "USD", "USD", "GBP", "SEK"};
  const std::uint32_t investments = all + all / 5;
  for (std::uint32_t i = 0; i < investments; ++i) {
    // Everybody and every country once, then those who do it often.
    Entity giver = market_company(i < companies ? i : random.skewed(companies));
    Entity to = i < countries ? country(kWhere[i]) : where();
    Fact& fact = maker.investment({std::move(giver)}, {std::move(to)});
    if (random.below(9) != 0) {
      const double million = 150 * std::pow(random.unit(), -0.9);  // Pareto
      fact.amount = amount(std::round(std::min(million, 90'000.0)) * 1e6, kMoney[random.below(6)]);
    } else {
      fact.form = Form::facility;
    }
    fact.status = static_cast<Status>(std::array{1, 1, 1, 1, 0, 2, 2, 3, 3, 4}[random.below(10)]);
    fact.date = {static_cast<int>(2021 + random.below(6)),
                 random.below(6) == 0 ? 0 : static_cast<int>(1 + random.below(12)), 0};
    if (random.below(12) == 0) {
      fact.destinations.clear();
      fact.target = market_company(random.below(companies));
      fact.form = Form::equity;
    }
  }
  for (std::uint32_t i = 0; i < all / 6; ++i) {
    const std::uint32_t a = random.skewed(companies);
    const std::uint32_t b = random.below(companies);
    if (a == b) continue;
    maker.relation(random.below(2) == 0 ? Relation::partners_with : Relation::competes_with,
                   market_company(a), market_company(b));
  }
  for (std::uint32_t i = 0; i < laws; ++i) {
    maker.relation(Relation::subject_to, market_company(random.skewed(companies)),
                   thing(Kind::regulation, fmt::format("Example Act {}", 2000 + i)));
  }
  return maker;
}

}  // namespace quaestor::sample
