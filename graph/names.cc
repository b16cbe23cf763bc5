#include "quaestor/graph/names.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

namespace quaestor {
namespace {

constexpr std::array<std::string_view, 5> kUnits = {"", "k", "m", "bn", "tn"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSigns = {
    {{"EUR", "€"}, {"USD", "$"}, {"GBP", "£"}, {"JPY", "¥"}}};
constexpr std::size_t kShown = 3;  // names before the rest is counted

struct Scaled {
  std::string digits;
  std::string_view unit;
};

Scaled scale(double value) {
  std::size_t unit = 0;
  // 999.5 would be shown as 1000 with three digits.
  while (value >= 999.5 && unit + 1 < kUnits.size()) {
    value /= 1000;
    ++unit;
  }
  if (value >= 999.5) return {fmt::format("{:.0f}", value), kUnits[unit]};
  return {fmt::format("{:.3g}", value), kUnits[unit]};
}

std::string currency_sign(const std::string& currency) {
  for (const auto& [code, sign] : kSigns) {
    if (code == currency) return std::string(sign);
  }
  return currency.empty() ? "" : currency + " ";
}

std::string_view qualifier_word(Qualifier qualifier) {
  switch (qualifier) {
    case Qualifier::exact:
      return "";
    case Qualifier::at_least:
      return "over ";
    case Qualifier::at_most:
      return "up to ";
    case Qualifier::about:
      return "about ";
  }
  return "";
}

std::string join_names(const std::vector<Entity>& things) {
  const std::size_t shown = things.size() > kShown ? kShown - 1 : things.size();
  std::string out;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out += ", ";
    out += things[i].name;
  }
  if (shown < things.size()) out += fmt::format(" + {} more", things.size() - shown);
  return out;
}

}  // namespace

std::string amount_label(const Amount& amount) {
  std::string out(qualifier_word(amount.qualifier));
  out += currency_sign(amount.currency);
  const Scaled low = scale(amount.value);
  if (amount.value_max <= amount.value) return out + low.digits + std::string(low.unit);
  const Scaled high = scale(amount.value_max);
  out += low.digits;
  if (low.unit != high.unit) out += low.unit;
  return fmt::format("{}–{}{}", out, high.digits, high.unit);
}

std::string investment_name(const Fact& fact) {
  std::string out = join_names(fact.investors);
  if (fact.target) {
    out += " → " + fact.target->name;
  } else if (!fact.destinations.empty()) {
    out += " → " + join_names(fact.destinations);
  }
  if (fact.amount) {
    out += ", " + amount_label(*fact.amount);
  } else if (fact.capacity_mw > 0) {
    out += fmt::format(", {} MW", std::round(fact.capacity_mw * 10) / 10);
  }
  return out;
}

}  // namespace quaestor
