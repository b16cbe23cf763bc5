// Names made for investments and amounts, the same in tables, pictures and exports. Place in the
// flow: used by build_graph for the names of nodes, by queries/ and render/ for labels.
//
//   amount_label({4e9, 0, "EUR", Qualifier::at_least, ""}) == "over €4bn";
//   investment_name(fact) == "Microsoft → France, €4bn";
//
// It does not escape for any output format.
#pragma once

#include <string>

#include "quaestor/facts/fact.h"

namespace quaestor {

// "€4bn", "over $1.5m", "€4–5bn", "CNY 380bn": three significant digits; k, m, bn, tn = 10^3, 10^6,
// 10^9, 10^12.
std::string amount_label(const Amount& amount);

// "<investors> → <receiver>, <amount>": the receiver is the target, else the destinations; the
// capacity stands in for an amount that is not known ("evroc → France, 96 MW"). More than three
// investors or destinations are counted
// ("A, B + 3 more"). Parts that are not known are left out.
std::string investment_name(const Fact& fact);

}  // namespace quaestor
