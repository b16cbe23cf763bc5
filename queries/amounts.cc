#include "quaestor/queries/amounts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "quaestor/facts/amount_text.h"

namespace quaestor {

namespace {

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

double significant(double value) {
  if (value == 0) return 0;
  const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 2);
  return std::round(value / unit) * unit;
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

void Totals::add(const Fact& investment) {
  ++count_;
  Group& group = investment.status ? groups_[*investment.status] : unknown_;
  ++group.count;
  if (investment.amount) {
    add_to(group.sums[investment.amount->currency], *investment.amount);
    convert(investment, group);
  } else {
    ++group.without_amount;
  }
}

int Totals::count(Status status) const {
  const auto found = groups_.find(status);
  return found == groups_.end() ? 0 : found->second.count;
}

void Totals::convert(const Fact& investment, Group& group) const {
  if (currency_.empty()) return;
  const Amount& amount = *investment.amount;
  const auto low =
      standard_rates().convert(amount.value, amount.currency, investment.date, currency_);
  if (!low) {
    group.left.insert(amount.currency);
    return;
  }
  const double rate = amount.value == 0 ? 0 : low->value / amount.value;
  group.low += low->value;
  group.high += rate * std::max(amount.value, amount.value_max);
  for (const auto* used : {&low->from, &low->to}) {
    if (*used) group.rates.insert(**used);
  }
}

bool Totals::shows_conversion(const Group& group) const {
  if (currency_.empty() || group.low == 0) return false;
  return group.sums.size() > 1 || !group.sums.contains(currency_);
}

std::string Totals::text(const Group& group) const {
  std::string text;
  for (const auto& [currency, sum] : group.sums) {
    text += (text.empty() ? "" : " + ") + format_amount(sum);
  }
  if (!shows_conversion(group)) return text;
  const Amount together = {significant(group.low),
                           group.high > group.low ? significant(group.high) : 0, currency_,
                           Qualifier::about, ""};
  std::string without;
  for (const std::string& currency : group.left) without += " without " + currency;
  return fmt::format("{} ({}{})", text, format_amount(together), without);
}

double Totals::size() const {
  double size = 0;
  for (const Status status : {Status::planned, Status::ongoing, Status::completed}) {
    const auto found = groups_.find(status);
    if (found != groups_.end()) size += (found->second.low + found->second.high) / 2;
  }
  return size;
}

void Totals::add_rates_note(std::vector<std::string>& lines) const {
  std::set<UsedRate> used;
  const auto collect = [&](const Group& group) {
    if (shows_conversion(group)) used.insert(group.rates.begin(), group.rates.end());
  };
  for (const auto& [status, group] : groups_) collect(group);
  collect(unknown_);
  if (!used.empty()) lines.push_back(rates_note(used));
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
  add_rates_note(lines);
  return lines;
}

}  // namespace quaestor
