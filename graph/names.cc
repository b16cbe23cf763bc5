#include "quaestor/graph/names.h"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "quaestor/facts/amount_text.h"

namespace quaestor {
namespace {

constexpr std::size_t kShown = 3;  // names before the rest is counted

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

std::string investment_name(const Fact& fact) {
  std::string out = join_names(fact.investors);
  if (fact.target) {
    out += " → " + fact.target->name;
  } else if (!fact.destinations.empty()) {
    out += " → " + join_names(fact.destinations);
  }
  if (fact.amount) {
    out += ", " + format_amount(*fact.amount);
  } else if (fact.capacity_mw > 0) {
    out += fmt::format(", {} MW", std::round(fact.capacity_mw * 10) / 10);
  }
  return out;
}

}  // namespace quaestor
