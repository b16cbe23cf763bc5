// What the tables of the extraction tests need: one Extractor, and facts as short text.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "language/tables.h"
#include "quaestor/extract/extractor.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/facts/table.h"

namespace quaestor::testing {

// Loaded once a test program.
inline const Extractor& extractor() {
  static const Extractor kExtractor(data_dir());
  return kExtractor;
}

inline std::string ids(const std::vector<Entity>& entities) {
  std::string out;
  for (const Entity& entity : entities) out += (out.empty() ? "" : "+") + entity.id;
  return out;
}

// "company/microsoft -> country/FR 4000000000 EUR planned", or "operates_in: company/x -
// country/FR".
inline std::string dump(const Fact& fact) {
  if (fact.relation != Relation::investment) {
    return fmt::format("{}: {} - {}{}", to_string(fact.relation), fact.subject->id, fact.object->id,
                       fact.title.empty() ? "" : " (" + fact.title + ")");
  }
  std::string out = ids(fact.investors) + " ->";
  if (fact.target) out += " " + fact.target->id;
  if (!fact.destinations.empty()) out += " " + ids(fact.destinations);
  if (fact.amount)
    out += fmt::format(" {} {}", number_to_string(fact.amount->value), fact.amount->currency);
  if (fact.status) out += " " + std::string(to_string(*fact.status));
  return out;
}

// The facts of one paragraph, each on its line, sorted.
inline std::vector<std::string> facts(const std::string& language, const std::string& text) {
  std::vector<std::string> out;
  for (const Fact& fact : extractor().extract(paragraph(language, text, {2026, 6, 17})).facts)
    out.push_back(dump(fact));
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace quaestor::testing
