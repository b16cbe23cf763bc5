#include "quaestor/queries/amounts.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

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
  std::string text = fmt::format("{:.3f}", value / scale.unit);
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
    text += fmt::format("–{}{}", digits(amount.value_max, high), high.suffix);
  } else {
    text += low.suffix;
  }
  const std::string_view sign = sign_of(amount.currency);
  if (!sign.empty()) return fmt::format("{}{}", sign, text);
  return amount.currency.empty() ? text : fmt::format("{} {}", amount.currency, text);
}

Qualifier weakest(Qualifier a, Qualifier b) {
  if (a == b || b == Qualifier::exact) return a;
  return a == Qualifier::exact ? b : Qualifier::about;
}

void add_to(Amount& sum, const Amount& amount) {
  const double high = std::max(amount.value, amount.value_max);
  const double sum_high = std::max(sum.value, sum.value_max);
  const bool first = sum.currency.empty();
  sum.value += amount.value;
  sum.value_max = sum_high + high > sum.value ? sum_high + high : 0;
  sum.currency = amount.currency;
  sum.qualifier = first ? amount.qualifier : weakest(sum.qualifier, amount.qualifier);
}

std::string plural(int count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

std::string format_amount(const Amount& amount) {
  const std::string text = with_currency(amount);
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

void Totals::add(const Fact& investment) {
  ++count_;
  Group& group = investment.status ? groups_[*investment.status] : unknown_;
  ++group.count;
  if (investment.amount) {
    add_to(group.sums[investment.amount->currency], *investment.amount);
  } else {
    ++group.without_amount;
  }
}

int Totals::count(Status status) const {
  const auto found = groups_.find(status);
  return found == groups_.end() ? 0 : found->second.count;
}

std::string Totals::text(const Group& group) {
  std::string text;
  for (const auto& [currency, sum] : group.sums) {
    text += (text.empty() ? "" : " + ") + format_amount(sum);
  }
  return text;
}

std::string Totals::sum(Status status) const {
  const auto found = groups_.find(status);
  return found == groups_.end() ? std::string() : text(found->second);
}

std::vector<std::string> Totals::notes() const {
  std::vector<std::string> lines;
  int without_amount = unknown_.without_amount;
  for (const auto& [status, group] : groups_) without_amount += group.without_amount;
  const auto line = [&](std::string_view name, const Group& group, std::string_view remark) {
    const std::string money = text(group);
    lines.push_back(fmt::format("{}: {}{}{}", name,
                                plural(group.count, "investment", "investments"),
                                money.empty() ? "" : ", " + money, remark));
  };
  for (const Status status : {Status::planned, Status::ongoing, Status::completed}) {
    if (const auto found = groups_.find(status); found != groups_.end()) {
      line(to_string(status), found->second, "");
    }
  }
  for (const Status status : {Status::considered, Status::cancelled}) {
    if (const auto found = groups_.find(status); found != groups_.end()) {
      line(to_string(status), found->second, " (not added to any sum above)");
    }
  }
  if (unknown_.count > 0) line("status not told", unknown_, " (not added to any sum above)");
  if (without_amount > 0) {
    lines.push_back(
        fmt::format("without an amount: {}", plural(without_amount, "investment", "investments")));
  }
  return lines;
}

}  // namespace quaestor
