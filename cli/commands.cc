#include "commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "load.h"
#include "output.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"
#include "quaestor/queries/names.h"
#include "settings.h"
#include "version.h"

namespace quaestor {

namespace {

constexpr const CommandEntry* kCommands[] = {
    &kBuild,       &kAsk,      &kInvestments, &kOperations,    &kCompanies, &kPeople,
    &kRegulations, &kPartners, &kRivals,      &kRelationFacts, &kShow,      &kPath,
    &kNeighbours,  &kTimeline, &kTop,         &kCommunities,   &kConflicts, &kCompare,
    &kChanges,     &kSearch,   &kSources,     &kStats,         &kSchema,    &kExport,
    &kImport,      &kExtract,  &kWatch,       &kRender,        &kReport,    &kExplain,
    &kEvaluate,    &kMerge,    &kRemove,      &kInfo,          &kCheck,     &kCompact,
    &kShell,       &kConfig,   &kCompletion,  &kManual,        &kComplete};

constexpr const char* kAbout = "Who invests where, from the news, with the sentence that says so.";

std::string footer(const CommandEntry& entry) {
  std::string text = "Examples:\n  ";
  for (const char* c = entry.examples; *c != '\0'; ++c) {
    text += *c;
    if (*c == '\n') text += "  ";
  }
  return text;
}

// `command` outlives the app; `graph` takes --graph.
void declare_in(CLI::App& app, const CommandEntry& entry, Command& command, std::string& graph) {
  app.footer(footer(entry));
  command.declare(app);
  if (entry.needs == Needs::nothing) return;
  app.add_option("-g,--graph", graph, "the graph (default: see 'quaestor config')")
      ->type_name("FILE");
}

// "investment" is answered with "investments".
std::string no_command(const std::string& word) {
  std::string_view near;
  int nearest = static_cast<int>(word.size()) / 3 + 1;
  for (const CommandEntry* entry : kCommands) {
    const int distance = edit_distance(repair_utf8(word), entry->name, nearest);
    if (entry->hidden || distance >= nearest) continue;
    near = entry->name;
    nearest = distance;
  }
  const std::string guess = near.empty() ? "" : fmt::format("did you mean '{}'? ", near);
  return fmt::format("{}: is no command; {}'quaestor --help' lists them", word, guess);
}

// The program with one of its subcommands, or with all for the help and for a word that is none.
class Program {
 public:
  explicit Program(const CommandEntry* only) : app_(kAbout, "quaestor") {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", version_text);
    app_.footer(
        "'quaestor COMMAND --help' shows options and examples of a command.\n"
        "Exit code: 0 found, 1 nothing found, 2 error.");
    for (const CommandEntry* entry : kCommands) {
      if (only == nullptr || only == entry) add(*entry);
    }
  }

  int run(const std::vector<std::string>& words, const Loaded* open) {
    std::vector<std::string> backwards(words.rbegin(), words.rend());
    try {
      app_.parse(backwards);
    } catch (const CLI::Success& asked) {  // --help, --version
      std::ostringstream text;
      app_.exit(asked, text, text);
      write_standard_output(text.str());
      return kFound;
    } catch (const CLI::ParseError& error) {
      const bool known = !words.empty() && find_command(words.front()) != nullptr;
      if (!known && !words.empty() && !words.front().starts_with("-")) {
        say(no_command(words.front()));
        return kFailed;
      }
      say(fmt::format("{}; 'quaestor{} --help' shows how", error.what(),
                      known ? " " + words.front() : ""));
      return kFailed;
    }
    const CLI::App* chosen = app_.get_subcommands().front();
    const CommandEntry* entry = find_command(chosen->get_name());
    Command& command = *commands_[static_cast<std::size_t>(
        std::find(entries_.begin(), entries_.end(), entry) - entries_.begin())];
    if (open != nullptr && graph_.empty() && entry->needs != Needs::nothing) {
      return command.run(*open);
    }
    return command.run(load(entry->needs, graph_));
  }

 private:
  void add(const CommandEntry& entry) {
    CLI::App* sub = app_.add_subcommand(entry.name, entry.summary);
    if (entry.hidden) sub->group("");
    commands_.push_back(entry.make());
    entries_.push_back(&entry);
    declare_in(*sub, entry, *commands_.back(), graph_);
  }

  CLI::App app_;
  std::string graph_;
  std::vector<std::unique_ptr<Command>> commands_;
  std::vector<const CommandEntry*> entries_;
};

}  // namespace

std::span<const CommandEntry* const> all_commands() { return kCommands; }

const CommandEntry* find_command(std::string_view name) {
  const auto* const found =
      std::find_if(std::begin(kCommands), std::end(kCommands),
                   [&](const CommandEntry* entry) { return entry->name == name; });
  return found == std::end(kCommands) ? nullptr : *found;
}

Declared declare(const CommandEntry& entry) {
  Declared declared;
  declared.app = std::make_unique<CLI::App>(entry.summary, entry.name);
  declared.command = entry.make();
  declared.graph = std::make_unique<std::string>();
  declare_in(*declared.app, entry, *declared.command, *declared.graph);
  return declared;
}

Loaded load(Needs needs, const std::string& graph_option) {
  Loaded loaded;
  if (needs == Needs::nothing) return loaded;
  loaded.graph_path = choose_graph(graph_option);
  if (needs == Needs::graph_path) return loaded;
  loaded.graph = load_graph(loaded.graph_path);
  if (needs == Needs::graph_and_names) loaded.gazetteer.emplace(data_dir());
  return loaded;
}

int run_words(const std::vector<std::string>& words, const Loaded* open) {
  return Program(words.empty() ? nullptr : find_command(words.front())).run(words, open);
}

}  // namespace quaestor
