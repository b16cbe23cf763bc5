#include "complete.h"

#include <algorithm>

#include "commands.h"
#include "quaestor/facts/kinds.h"
#include "quaestor/facts/text.h"
#include "quaestor/queries/query.h"
#include "quaestor/render/export.h"
#include "quaestor/render/tables.h"

namespace quaestor {

namespace {

constexpr std::size_t kMostNames = 200;

using Words = std::vector<std::string>;

template <class T>
Words all_names(int count) {
  Words names;
  for (int i = 0; i < count; ++i) names.emplace_back(to_string(static_cast<T>(i)));
  return names;
}

Words listed(std::string_view text) {
  Words words;
  for (std::string_view word : split(text, ',')) words.emplace_back(trim(word));
  return words;
}

// What an option of this type may be; empty when that is not a closed list.
Words values_of(const std::string& type, const std::string& command, const std::string& option) {
  if (type == "FORMAT") return listed(command == "export" ? kExportFormats : kTableFormats);
  if (type == "STATUS") return all_names<Status>(kStatuses);
  if (type == "FORM") return all_names<Form>(kForms);
  if (type == "KIND") return all_names<Kind>(kKinds);
  if (type == "RELATION") return all_names<Relation>(kRelations);
  if (type == "FIELD") return all_names<Field>(static_cast<int>(Field::year) + 1);
  if (type == "MEASURE") return all_names<Rank>(static_cast<int>(Rank::betweenness) + 1);
  if (type == "WHEN") return {"auto", "always", "never"};
  if (type == "SHELL") return {"bash", "zsh", "fish"};
  if (type == "CODE" && option == "--language") return {"en", "fr", "nl", "de"};
  return {};
}

Words starting_with(const Words& all, const std::string& beginning) {
  Words found;
  for (const std::string& word : all) {
    if (word.starts_with(beginning)) found.push_back(word);
  }
  std::sort(found.begin(), found.end());
  return found;
}

// Values of a list with commas: the parts before the last stay as they are.
Words list_values(const Words& all, const std::string& current) {
  const std::size_t comma = current.rfind(',');
  const std::string kept = comma == std::string::npos ? "" : current.substr(0, comma + 1);
  Words found = starting_with(all, current.substr(kept.size()));
  for (std::string& word : found) word.insert(0, kept);
  return found;
}

Words names_in(const GraphSource& source, const std::string& beginning) {
  const Graph* graph = source();
  Words names;
  if (graph == nullptr) return names;
  const std::string folded = fold(beginning);
  for (const Node& node : graph->nodes()) {
    const Entity& entity = node.entity;
    if (entity.kind == Kind::investment || entity.kind == Kind::article) continue;
    if (fold(entity.name).starts_with(folded)) names.push_back(entity.name);
    if (names.size() == kMostNames) break;
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

const CLI::Option* option_named(const CLI::App& app, const std::string& word) {
  try {
    return word.starts_with("-") ? app.get_option(word.substr(0, word.find('='))) : nullptr;
  } catch (const CLI::OptionNotFound&) {
    return nullptr;
  }
}

int values_taken(const CLI::Option& option) { return option.get_items_expected_max(); }

// The positional argument that comes next after these words, or nullptr.
const CLI::Option* next_positional(const CLI::App& app, const Words& before) {
  int place = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (const CLI::Option* option = option_named(app, before[i])) {
      i += static_cast<std::size_t>(std::max(0, values_taken(*option)));
    } else {
      ++place;
    }
  }
  const CLI::Option* last = nullptr;
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    last = option;
    if (place-- == 0) return option;
  }
  return last != nullptr && values_taken(*last) > 1 ? last : nullptr;
}

Words options_of(const CLI::App& app) {
  Words names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

}  // namespace

Words complete(const Words& words, const GraphSource& graph) {
  const std::string current = words.empty() ? "" : words.back();
  if (words.size() < 2) {
    Words names;
    for (const CommandEntry* entry : all_commands()) {
      if (!entry->hidden) names.emplace_back(entry->name);
    }
    return starting_with(names, current);
  }
  const CommandEntry* entry = find_command(words.front());
  if (entry == nullptr) return {};
  const Declared declared = declare(*entry);
  const Words before(words.begin() + 1, words.end() - 1);
  const CLI::Option* option = nullptr;
  for (std::size_t back = 1; back <= before.size() && option == nullptr; ++back) {
    const CLI::Option* named = option_named(*declared.app, before[before.size() - back]);
    if (named == nullptr) continue;
    if (values_taken(*named) < static_cast<int>(back)) break;
    option = named;
  }
  if (option == nullptr && current.starts_with("-")) {
    return starting_with(options_of(*declared.app), current);
  }
  if (option == nullptr) option = next_positional(*declared.app, before);
  if (option == nullptr) return {};
  const std::string type = option->get_type_name();
  if (type == "NAME" || type == "NAME NAME") return names_in(graph, current);
  const std::string name = option->get_lnames().empty() ? "" : "--" + option->get_lnames().front();
  return list_values(values_of(type, entry->name, name), current);
}

}  // namespace quaestor
