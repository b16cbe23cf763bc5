// Facts as JSON Lines, the export that scorers and other programs read, and bundles for stores.
// Format: docs/formats.md.
//
//   std::string line = fact_to_json(fact);      Fact same = fact_from_json(line);
//
// Keys come in one fixed order and numbers in one form, so equal facts are equal bytes.
#pragma once

#include <string>
#include <string_view>

#include "quaestor/facts/fact.h"

namespace quaestor {

std::string fact_to_json(const Fact& fact);  // one line without the newline
Fact fact_from_json(std::string_view line);  // throws Error bad_format
std::string facts_to_json_array(const std::vector<Fact>& facts);
std::vector<Fact> facts_from_json_array(std::string_view text);

// "4000000000" for whole numbers up to 2^53, shortest round-trip form otherwise.
std::string number_to_string(double value);

}  // namespace quaestor
