#include "quaestor/queries/amounts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "quaestor/facts/amount_text.h"

namespace quaestor {

namespace {

Qualifier weakest(Qualifier a, Qualifier b) {
  if (a == b || b == Qualifier::exact) return a;
  return a == Qualifier::exact ? b : Qualifier::about;
}

std::string plural(int count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

double significant(double value) {
  if (value == 0) return 0;
  const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 2);
  return std::round(value / unit) * unit;
}

std::optional<double> size_of(const Outline& investment, const std::string& currency) {
  if (!investment.qualifier) return std::nullopt;
  const double high = std::max(investment.value, investment.value_max);
  const auto converted = standard_rates().convert((investment.value + high) / 2,
                                                  investment.currency, investment.date, currency);
  return converted ? std::optional(converted->value) : std::nullopt;
}

std::string rates_note(const std::set<UsedRate>& used) {
  std::string text = "≈ at yearly mean rates, for one euro: ";
  bool first = true;
  for (const UsedRate& rate : used) {
    text += fmt::format("{}{} {:.4g} ({})", first ? "" : ", ", rate.currency, rate.units_per_eur,
                        rate.year);
    first = false;
  }
  return text;
}

void Totals::add(const Outline& investment) {
  ++count_;
  Group& group =
      groups_[investment.status ? static_cast<std::size_t>(*investment.status) : kUntold];
  ++group.count;
  if (!investment.qualifier) {
    ++group.without_amount;
    return;
  }
  const int year = investment.date.year;
  auto sum = std::find_if(group.sums.begin(), group.sums.end(), [&](const Sum& known) {
    return known.year == year && known.currency == investment.currency;
  });
  if (sum == group.sums.end()) {
    group.sums.push_back({std::string(investment.currency), year, 0, 0, *investment.qualifier});
    sum = std::prev(group.sums.end());
  }
  sum->low += investment.value;
  sum->high += std::max(investment.value, investment.value_max);
  sum->qualifier = weakest(sum->qualifier, *investment.qualifier);
}

void Totals::add(const Fact& investment) {
  Outline outline{.relation = investment.relation,
                  .form = investment.form,
                  .status = investment.status,
                  .date = investment.date,
                  .qualifier = std::nullopt,
                  .currency = {}};
  if (investment.amount) {
    outline.qualifier = investment.amount->qualifier;
    outline.value = investment.amount->value;
    outline.value_max = investment.amount->value_max;
    outline.currency = investment.amount->currency;
  }
  add(outline);
}

int Totals::count(Status status) const { return group(status).count; }

Totals::Together Totals::converted(const Group& group) const {
  Together together;
  if (currency_.empty()) return together;
  for (const Sum& sum : group.sums) {
    const auto one = standard_rates().convert(1, sum.currency, Date{sum.year}, currency_);
    if (!one) {
      together.left.insert(sum.currency);
      continue;
    }
    together.low += one->value * sum.low;
    together.high += one->value * sum.high;
    for (const auto* used : {&one->from, &one->to}) {
      if (*used) together.rates.insert(**used);
    }
  }
  return together;
}

bool Totals::shows_conversion(const Group& group, const Together& together) const {
  if (currency_.empty() || together.low == 0) return false;
  return std::any_of(group.sums.begin(), group.sums.end(),
                     [&](const Sum& sum) { return sum.currency != currency_; });
}

std::string Totals::text(const Group& group) const {
  std::map<std::string_view, Sum> by_currency;
  for (const Sum& sum : group.sums) {
    const auto [at, fresh] = by_currency.try_emplace(sum.currency, sum);
    if (fresh) continue;
    Sum& all = at->second;
    all.low += sum.low;
    all.high += sum.high;
    all.qualifier = weakest(all.qualifier, sum.qualifier);
  }
  std::string text;
  for (const auto& [currency, sum] : by_currency) {
    text += (text.empty() ? "" : " + ") + format_amount({sum.low, sum.high > sum.low ? sum.high : 0,
                                                         std::string(currency), sum.qualifier, ""});
  }
  const Together together = converted(group);
  if (!shows_conversion(group, together)) return text;
  const Amount amount = {significant(together.low),
                         together.high > together.low ? significant(together.high) : 0, currency_,
                         Qualifier::about, ""};
  std::string without;
  for (const std::string& currency : together.left) without += " without " + currency;
  return fmt::format("{} ({}{})", text, format_amount(amount), without);
}

double Totals::size() const {
  double size = 0;
  for (const Status status : {Status::planned, Status::ongoing, Status::completed}) {
    const Together together = converted(group(status));
    size += (together.low + together.high) / 2;
  }
  return size;
}

void Totals::add_rates_note(std::vector<std::string>& lines) const {
  std::set<UsedRate> used;
  for (const Group& group : groups_) {
    const Together together = converted(group);
    if (shows_conversion(group, together)) {
      used.insert(together.rates.begin(), together.rates.end());
    }
  }
  if (!used.empty()) lines.push_back(rates_note(used));
}

std::string Totals::sum(Status status) const { return text(group(status)); }

std::vector<std::string> Totals::notes() const {
  std::vector<std::string> lines;
  int without_amount = 0;
  for (const Group& group : groups_) without_amount += group.without_amount;
  const auto line = [&](std::string_view name, const Group& group, std::string_view remark) {
    if (group.count == 0) return;
    const std::string money = text(group);
    lines.push_back(fmt::format("{}: {}{}{}", name,
                                plural(group.count, "investment", "investments"),
                                money.empty() ? "" : ", " + money, remark));
  };
  for (const Status status : {Status::planned, Status::ongoing, Status::completed}) {
    line(to_string(status), group(status), "");
  }
  constexpr std::string_view kNotAdded = " (not added to any sum above)";
  for (const Status status : {Status::considered, Status::cancelled}) {
    line(to_string(status), group(status), kNotAdded);
  }
  line("status not told", groups_[kUntold], kNotAdded);
  if (without_amount > 0) {
    lines.push_back(
        fmt::format("without an amount: {}", plural(without_amount, "investment", "investments")));
  }
  add_rates_note(lines);
  return lines;
}

}  // namespace quaestor
