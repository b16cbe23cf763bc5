// The names in the annotated facts of an article (docs/facts.md), with the kinds that their part in
// the facts tells.
//
//   for (const GoldName& name : read_gold_names("en-01.txt.gold.json")) name.forms[0];
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor::train {

struct GoldName {
  std::vector<std::string> forms;  // all right
  std::string kinds;               // letters, as in name_labels.tsv
};

// Subjects, objects, investors and targets but states; each once. Throws Error for a missing or
// malformed file. With `all`, those of facts that are only allowed, or wrong, too.
std::vector<GoldName> read_gold_names(const std::filesystem::path& gold, bool all = false);

// Where `form` stands in `text` as whole words from byte `from` on; npos if nowhere.
std::size_t find_name(std::string_view text, std::string_view form, std::size_t from);

}  // namespace quaestor::train
