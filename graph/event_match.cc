#include "event_match.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <span>
#include <utility>

namespace quaestor {
namespace {

constexpr int kFarYears = 3;  // apart: another project of the same kind

using Ids = std::vector<std::string_view>;

Ids ids_of(std::span<const Entity> entities) {
  Ids ids;
  for (const Entity& entity : entities) ids.push_back(entity.id);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

bool one_holds_other(const Ids& a, const Ids& b) {
  return a.size() <= b.size() ? std::includes(b.begin(), b.end(), a.begin(), a.end())
                              : std::includes(a.begin(), a.end(), b.begin(), b.end());
}

bool share_any(const Ids& a, const Ids& b) {
  return std::any_of(a.begin(), a.end(), [&](std::string_view id) {
    return std::binary_search(b.begin(), b.end(), id);
  });
}

bool near(double a, double b) {
  return std::fabs(a - b) <= kAmountTolerance * std::max(std::fabs(a), std::fabs(b));
}

bool same_figures(const Amount& a, const Amount& b) {
  return a.value == b.value && a.value_max == b.value_max && a.currency == b.currency;
}

bool amounts_compatible(const Profile& a, const Profile& b, bool same_article) {
  if (!a.has_amount() || !b.has_amount()) return true;
  const Amount& x = *a.fact->amount;
  const Amount& y = *b.fact->amount;
  if (same_article) return same_figures(x, y);
  return x.currency == y.currency && near(x.value, y.value);
}

bool is_stake(Form form) { return form == Form::equity || form == Form::acquisition; }

bool forms_compatible(const Profile& a, const Profile& b) {
  if (!a.fact->form || !b.fact->form) return true;
  Form x = *a.fact->form;
  Form y = *b.fact->form;
  if (x == y || (is_stake(x) && is_stake(y))) return true;
  const Profile* of_y = &b;
  if (x == Form::funding) {
    std::swap(x, y);
    of_y = &a;
  }
  if (y != Form::funding) return false;
  if (x == Form::facility) return true;
  if (is_stake(x)) return !of_y->target.empty();
  return !a.target.empty() && a.target == b.target;  // grant
}

bool statuses_compatible(const Fact& a, const Fact& b) {
  const auto opposed = [](const Fact& x, const Fact& y) {
    return x.status == Status::completed && y.status == Status::cancelled;
  };
  return !opposed(a, b) && !opposed(b, a);
}

// "2024" and "2024-05" can be one day, "2024-04" and "2024-05" cannot.
bool one_refines_other(const Date& a, const Date& b) {
  if (a.year != b.year) return false;
  if (a.month == 0 || b.month == 0) return true;
  return a.month == b.month && (a.day == 0 || b.day == 0 || a.day == b.day);
}

bool dates_compatible(const Fact& a, const Fact& b, bool same_article) {
  if (!a.date || !b.date) return true;
  if (same_article) return one_refines_other(a.date, b.date);
  if (a.status == Status::completed && b.status == Status::completed) {
    return a.date.year == b.date.year;
  }
  return std::abs(a.date.year - b.date.year) < kFarYears;
}

// What tells events apart that no amounts hold together.
bool circumstances_compatible(const Profile& a, const Profile& b, bool same_article) {
  if (!one_holds_other(a.investors, b.investors)) return false;
  if (!a.places.empty() && !b.places.empty() && !share_any(a.places, b.places)) return false;
  const double x = a.fact->capacity_mw;
  const double y = b.fact->capacity_mw;
  if (x > 0 && y > 0 && !near(x, y)) return false;
  return dates_compatible(*a.fact, *b.fact, same_article);
}

}  // namespace

Profile::Profile(const Fact& fact)
    : investors(ids_of(fact.investors)),
      destinations(ids_of(fact.destinations)),
      places(ids_of(fact.places)),
      target(fact.target ? std::string_view(fact.target->id) : std::string_view()),
      fact(&fact) {
  for (const Evidence& e : fact.evidence) articles.push_back(e.article_id);
  std::sort(articles.begin(), articles.end());
}

bool compatible(const Profile& a, const Profile& b) {
  const bool same_article = share_any(a.articles, b.articles);
  if (!amounts_compatible(a, b, same_article)) return false;
  if (!a.target.empty() && !b.target.empty() && a.target != b.target) return false;
  if (!a.destinations.empty() && !b.destinations.empty() && a.destinations != b.destinations) {
    return false;
  }
  if (!forms_compatible(a, b) || !statuses_compatible(*a.fact, *b.fact)) return false;
  if (a.has_amount() && b.has_amount()) return true;
  return circumstances_compatible(a, b, same_article);
}

bool agree(const Profile& a, const Profile& b) {
  if (a.has_amount() != b.has_amount()) return false;
  if (!one_holds_other(a.investors, b.investors)) return false;
  // compatible() forbids known ones that differ, so unequal here means that one side is silent.
  if (!a.has_amount() && (a.destinations != b.destinations || a.target != b.target)) return false;
  return compatible(a, b);
}

bool agree_closely(const Profile& a, const Profile& b) {
  const bool same_amount = a.has_amount()
                               ? b.has_amount() && same_figures(*a.fact->amount, *b.fact->amount)
                               : !b.has_amount();
  return same_amount && a.investors == b.investors && a.destinations == b.destinations &&
         a.target == b.target;
}

bool can_belong(const Profile& without_amount, const Profile& with_amount) {
  return one_holds_other(without_amount.investors, with_amount.investors) &&
         without_amount.destinations == with_amount.destinations &&
         without_amount.target == with_amount.target && compatible(without_amount, with_amount);
}

}  // namespace quaestor
