// Whether two investment facts can tell, or do tell, one event. Place in the flow: the pair
// relations that events.cc closes into groups.
//
//   Profile a(fact1), b(fact2);  if (agree(a, b)) ...
//
// All relations are symmetric.
#pragma once

#include <string_view>
#include <vector>

#include "quaestor/facts/fact.h"

namespace quaestor {

// The arguments of one investment as sorted ids. Views into the fact, which must outlive it.
struct Profile {
  explicit Profile(const Fact& fact);

  std::vector<std::string_view> investors, destinations, places, articles;
  std::string_view target;  // empty = none
  const Fact* fact;

  bool has_amount() const { return fact->amount.has_value(); }
};

// Nothing that both facts say forbids that they tell one event. What forbids it:
//   - amounts that differ by more than 0.5 % or in currency; within one article, amounts that
//   differ at all
//     (the extractor kept them apart for a reason)
//   - targets that differ, sets of destinations that differ (unknown differs from nothing)
//   - forms of different classes: facility and funding go together; so do equity, acquisition and
//   funding into a target;
//     so do grant and funding of the same target
//   - completed against cancelled
//   - unless both give amounts: investors where neither set holds the other; places without one in
//   common; capacities
//     that differ; dates three years apart, or completions in different years, or, within one
//     article, any two dates of which neither refines the other
bool compatible(const Profile& a, const Profile& b);

// The facts positively tell one event: compatible, investor sets equal or one within the other (ids
// only: a unit is not its parent), and equal destinations and target, where with equal amounts one
// side may leave them out.
bool agree(const Profile& a, const Profile& b);

// Same investors, destinations and target to the letter, and the same amount or none.
bool agree_closely(const Profile& a, const Profile& b);

// A fact without an amount can belong to one with: compatible, with the investors' sets as in
// agree(), and equal destinations and target.
bool can_belong(const Profile& without_amount, const Profile& with_amount);

inline constexpr double kAmountTolerance =
    0.005;  // rounding: "3.2 billion" and "3.19 billion" are one amount

}  // namespace quaestor
