// Names made for investments, the same in tables, pictures and exports. Place in the flow: used by
// build_graph for the names of nodes.
//
//   investment_name(fact) == "Microsoft → France, €4bn";
//
// It does not escape for any output format.
#pragma once

#include <string>

#include "quaestor/facts/fact.h"

namespace quaestor {

// "<investors> → <receiver>, <amount>": the receiver is the target, else the destinations; the
// capacity stands in for an amount that is not known ("evroc → France, 96 MW"). More than three
// investors or destinations are counted ("A, B + 3 more"). Parts that are not known are left out.
std::string investment_name(const Fact& fact);

}  // namespace quaestor
