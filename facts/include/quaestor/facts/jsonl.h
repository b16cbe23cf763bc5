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
std::string evidence_to_json(const std::vector<Evidence>& evidence);  // the fact's "evidence"
std::vector<Fact> facts_from_json_array(std::string_view text);

// What is known of an article: id, name, title, date, language, url, outlet, those known.
std::string article_to_json(const ArticleInfo& article);
ArticleInfo article_from_json(std::string_view text);  // throws Error bad_format

// One article with everything read in it, one line without the newline: id, name, title, date,
// language, url, outlet (those known), text, facts.
std::string bundle_to_json(const Bundle& bundle);
// Throws Error bad_format: not such an object, an id that is none, or evidence that is not in the
// text at its offsets.
Bundle bundle_from_json(std::string_view line);

// "4000000000" for whole numbers up to 2^53, shortest round-trip form otherwise.
std::string number_to_string(double value);

}  // namespace quaestor
