#include "quaestor/facts/amount_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace quaestor {

namespace {

struct Scale {
  double unit;
  std::string_view suffix;
};
constexpr Scale kScales[] = {{1e12, "tn"}, {1e9, "bn"}, {1e6, "m"}, {1, ""}};

Scale scale_of(double value) {
  for (const Scale& scale : kScales) {
    // 999,999,600 is a billion once it is rounded to three decimals of its unit.
    if (std::round(value / scale.unit * 1000) / 1000 >= 1) return scale;
  }
  return {1, ""};
}

// At most three decimals, no trailing zeros; thousands separated below a million.
std::string digits(double value, const Scale& scale) {
  std::array<char, 400> written{};  // the largest double has 309 digits
  const auto end = std::to_chars(written.begin(), written.end(), value / scale.unit,
                                 std::chars_format::fixed, 3);
  std::string text(written.data(), end.ptr);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  const std::size_t whole = std::min(text.find('.'), text.size());
  for (std::size_t at = whole; at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

// The three currencies whose sign stands for one currency only in the news of our languages; the
// rest goes by its ISO code.
std::string_view sign_of(std::string_view currency) {
  if (currency == "EUR") return "€";
  if (currency == "USD") return "$";
  if (currency == "GBP") return "£";
  return {};
}

std::string with_currency(const Amount& amount) {
  const Scale low = scale_of(amount.value);
  std::string text = digits(amount.value, low);
  if (amount.value_max > amount.value) {
    const Scale high = scale_of(amount.value_max);
    if (low.suffix != high.suffix) text += low.suffix;
    text += "–" + digits(amount.value_max, high);
    text += high.suffix;
  } else {
    text += low.suffix;
  }
  const std::string_view sign = sign_of(amount.currency);
  if (!sign.empty()) return text.insert(0, sign);
  return amount.currency.empty() ? text : amount.currency + " " + text;
}

}  // namespace

std::string format_amount(const Amount& amount) {
  std::string text = with_currency(amount);
  switch (amount.qualifier) {
    case Qualifier::at_least:
      return "at least " + text;
    case Qualifier::at_most:
      return "up to " + text;
    case Qualifier::about:
      return "≈" + text;
    case Qualifier::exact:
      break;
  }
  return text;
}

}  // namespace quaestor
