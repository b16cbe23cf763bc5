// Money as people read it. Place in the flow: the names of investments in the graph, every table
// and every picture that shows an amount.
//
//   format_amount({4e9, 0, "EUR", Qualifier::exact, ""}) == "€4bn"
//
// It never converts between currencies, and it does not escape for any output format.
#pragma once

#include <string>

#include "quaestor/facts/fact.h"

namespace quaestor {

// "€4bn", "at least CNY 380bn", "$2–3bn", "$800m–1.2bn", "up to €680m", "≈£2.5tn"; at most three
// decimals.
std::string format_amount(const Amount& amount);

}  // namespace quaestor
