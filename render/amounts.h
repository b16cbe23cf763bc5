// Money as people write it in a language; English is what facts/amount_text.h writes everywhere
// else. Place in the flow: labels of pictures and tables of reports.
//
//   amount_label({4e9, 0, "EUR"}, Texts::in("de")) == "4 Mrd. €";   euros(5.049e10, en) ==
//   "€50.5bn"
#pragma once

#include <string>

#include "quaestor/facts/fact.h"
#include "quaestor/render/texts.h"

namespace quaestor {

// As stated, in its own currency; at most three decimals.
std::string amount_label(const Amount& amount, const Texts& texts);
// A sum in euro, to three figures: for what was converted or added up.
std::string euros(double value, const Texts& texts);

}  // namespace quaestor
