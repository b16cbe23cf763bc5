// Facts and annotations in one form, with their names folded as the scorer of the contract folds
// them, and what counts as the same. Shapes point into what they were made from.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/facts/fact.h"
#include "quaestor/facts/gold.h"

namespace quaestor {

struct ThingShape {
  std::string name;             // to be shown
  std::set<std::string> names;  // folded
};

struct FactShape {
  const GoldFact* gold = nullptr;  // one of the two
  const Fact* found = nullptr;
  Relation relation = Relation::investment;
  std::vector<ThingShape> investors, destinations, optional_places;
  ThingShape target, subject, object;
  bool has_target = false;
  const Amount* amount = nullptr;
  std::vector<Status> status;
};
FactShape shape_of(const GoldFact& gold);
FactShape shape_of(const Fact& fact);

enum class PairEnd { to, into, none };
std::string_view to_string(PairEnd end);

// An investor with a country or a receiver; an investment that names neither has one without end.
struct PairShape {
  const FactShape* of = nullptr;
  const ThingShape* investor = nullptr;
  PairEnd end = PairEnd::none;
  const ThingShape* thing = nullptr;
};
std::vector<PairShape> pairs_of(const FactShape& fact);

// Legal forms, articles, case and accents off. Unlike fold(), letters such as ø and signs such as ’
// stay, because they do in the scorer.
std::string fold_as_scored(std::string_view name);

bool holds(const std::vector<ThingShape>& things, const ThingShape& thing);
bool same_pair(const PairShape& gold, const PairShape& found);
// Both have an amount and it is the same.
bool amount_right(const FactShape& gold, const FactShape& found);
bool status_right(const FactShape& gold, const FactShape& found);
// Investors, destinations, target, amount and status.
bool same_event(const FactShape& gold, const FactShape& found);
bool same_triple(const FactShape& gold, const FactShape& found);

}  // namespace quaestor
