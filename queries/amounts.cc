#include "quaestor/queries/amounts.h"

#include <fmt/format.h>

#include <algorithm>
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
