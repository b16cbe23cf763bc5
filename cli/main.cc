// quaestor: arguments as typed -> one command -> exit code. 0 found, 1 nothing found, 2 error with
// one line on standard error.
#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <exception>
#include <map>

#include "command.h"
#include "load.h"
#include "output.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "version.h"

namespace quaestor {

namespace {

const CommandEntry* const kCommands[] = {
    &kBuild, &kAsk,    &kInvestments, &kRelationFacts, &kShow,    &kPath,  &kSources,
    &kStats, &kExport, &kRender,      &kReport,        &kExplain, &kMerge, &kRemove};

std::string footer(const CommandEntry& entry) {
  std::string text = "Examples:\n  ";
  for (const char* c = entry.examples; *c != '\0'; ++c) {
    text += *c;
    if (*c == '\n') text += "  ";
  }
  return text;
}

Loaded load(Needs needs, const std::string& graph) {
  Loaded loaded;
  if (needs == Needs::nothing) return loaded;
  loaded.graph_path = choose_graph(graph);
  if (needs == Needs::graph_path) return loaded;
  loaded.graph = load_graph(loaded.graph_path);
  if (needs == Needs::graph_and_names) loaded.gazetteer.emplace(data_dir());
  return loaded;
}

// The subcommand typed, before CLI11 has judged the rest.
std::string typed_command(int argc, char** argv) {
  for (const CommandEntry* entry : kCommands) {
    if (argc > 1 && std::string_view(argv[1]) == entry->name) return std::string(" ") + entry->name;
  }
  return {};
}

int usage_error(const CLI::ParseError& error, int argc, char** argv) {
  const std::string command = typed_command(argc, argv);
  say(fmt::format("{}; 'quaestor{} --help' shows how", error.what(), command));
  return kFailed;
}

int run_main(int argc, char** argv) {
  CLI::App app("Who invests where, from the news, with the sentence that says so.", "quaestor");
  app.require_subcommand(1);
  app.set_version_flag("--version", version_text);
  app.footer(
      "'quaestor COMMAND --help' shows options and examples of a command.\n"
      "Exit code: 0 found, 1 nothing found, 2 error.");
  std::string graph;
  std::map<const CLI::App*, std::pair<const CommandEntry*, std::unique_ptr<Command>>> commands;
  for (const CommandEntry* entry : kCommands) {
    CLI::App* sub = app.add_subcommand(entry->name, entry->summary);
    sub->footer(footer(*entry));
    auto command = entry->make();
    command->declare(*sub);
    if (entry->needs != Needs::nothing) {
      sub->add_option("-g,--graph", graph,
                      "the graph (default: $QUAESTOR_GRAPH, or the only *.quaestor here)")
          ->type_name("FILE");
    }
    commands.emplace(sub, std::pair(entry, std::move(command)));
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    std::ostringstream text;
    app.exit(asked, text, text);
    write_standard_output(text.str());
    return kFound;
  } catch (const CLI::ParseError& error) {
    return usage_error(error, argc, argv);
  }
  auto& [entry, command] = commands.at(app.get_subcommands().front());
  return command->run(load(entry->needs, graph));
}

}  // namespace

}  // namespace quaestor

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return quaestor::run_main(argc, argv);
  } catch (const std::bad_alloc&) {
    quaestor::say("memory: not enough for this; give a smaller input");
  } catch (const std::exception& error) {
    quaestor::say(error.what());
  }
  return quaestor::kFailed;
}
