// Graphs of others, and our own exports, as bundles for a store. Place in the flow: instead of
// articles/ and extract/, before graph/. Formats: docs/formats.md, "Import".
//
//   for (Bundle& bundle : import_bytes(bytes, "deals.csv", hooks)) writer.add(bundle);
//
// Read are: bundles and facts as JSON Lines, the json and node-link exports, CSV with a header
// (articles with their facts, or one edge a row), and node-link JSON of other programs. What holds
// bundles gives the very same bundles; what holds merged facts gives articles whose text is the
// quotes at their places, and blanks between them. A row without a quote is its own evidence. It
// resolves no names beyond `country_of`.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/facts/error.h"
#include "quaestor/facts/fact.h"

namespace quaestor {

struct ImportHooks {
  // "France" -> "country/FR", "the EU" -> "bloc/european-union"; empty for anything else. Without
  // it, countries must be given by id.
  std::function<std::string(std::string_view name)> country_of = {};
  // Told of a record that is no fact (with its line); the rest goes on. Without it that throws.
  std::function<void(const Error&)> on_bad = {};
};

// Throws Error bad_format with `name` and, where there is one, the line.
std::vector<Bundle> import_bytes(std::string_view bytes, const std::string& name,
                                 const ImportHooks& hooks = {});

// A folder of tables as csv-gephi and csv-neo4j write it; `nodes` and `articles` may be empty.
std::vector<Bundle> import_tables(std::string_view nodes, std::string_view edges,
                                  std::string_view articles, const std::string& name,
                                  const ImportHooks& hooks = {});

}  // namespace quaestor
