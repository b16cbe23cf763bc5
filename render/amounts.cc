#include "amounts.h"

#include <cmath>
#include <string_view>

namespace quaestor {

namespace {

struct Scale {
  double unit;
  std::string_view key;  // of the texts; empty: plain number
};
constexpr Scale kScales[] = {{1e12, "amount.unit.trillion"},
                             {1e9, "amount.unit.billion"},
                             {1e6, "amount.unit.million"},
                             {1, ""}};
constexpr int kDecimals = 3;

const Scale& scale_of(double value) {
  for (const Scale& scale : kScales) {
    // 999,999,600 is a billion once it is rounded to three decimals of its unit.
    if (std::round(value / scale.unit * 1000) / 1000 >= 1) return scale;
  }
  return kScales[std::size(kScales) - 1];
}

std::string with_unit(const std::string& number, const Scale& scale, const Texts& texts) {
  return scale.key.empty() ? number : texts.fill(scale.key, {{"number", number}});
}

// The three currencies whose sign stands for one currency only in the news of our languages.
std::string with_currency(const std::string& number, const std::string& currency,
                          const Texts& texts) {
  std::string_view sign;
  if (currency == "EUR") sign = "€";
  if (currency == "USD") sign = "$";
  if (currency == "GBP") sign = "£";
  if (!sign.empty()) return texts.fill("amount.sign", {{"sign", sign}, {"number", number}});
  if (currency.empty()) return number;
  return texts.fill("amount.code", {{"sign", currency}, {"number", number}});
}

}  // namespace

std::string amount_label(const Amount& amount, const Texts& texts) {
  const Scale& low = scale_of(amount.value);
  std::string number = texts.number(amount.value / low.unit, kDecimals);
  if (amount.value_max > amount.value) {
    const Scale& high = scale_of(amount.value_max);
    if (low.key != high.key) number = with_unit(number, low, texts);
    number += "–" + texts.number(amount.value_max / high.unit, kDecimals);
    number = with_unit(number, high, texts);
  } else {
    number = with_unit(number, low, texts);
  }
  std::string text = with_currency(number, amount.currency, texts);
  switch (amount.qualifier) {
    case Qualifier::at_least:
      return texts.fill("amount.at_least", {{"amount", text}});
    case Qualifier::at_most:
      return texts.fill("amount.at_most", {{"amount", text}});
    case Qualifier::about:
      return texts.fill("amount.about", {{"amount", text}});
    case Qualifier::exact:
      break;
  }
  return text;
}

std::string euros(double value, const Texts& texts) {
  double rounded = 0;
  if (value > 0) {
    const double step = std::pow(10.0, std::floor(std::log10(value)) - 2);
    rounded = std::round(value / step) * step;
  }
  return amount_label(
      {.value = rounded, .value_max = 0, .currency = "EUR", .qualifier = {}, .text = {}}, texts);
}

}  // namespace quaestor
