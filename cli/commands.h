// The table of subcommands, and running one of them from its words. Place in the flow: main.cc and
// the shell give it words; completion and manual read what the commands declare.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "command.h"

namespace quaestor {

// In the order of the help.
std::span<const CommandEntry* const> all_commands();
// Or nullptr.
const CommandEntry* find_command(std::string_view name);

// A command and the options it has declared.
struct Declared {
  std::unique_ptr<CLI::App> app;
  std::unique_ptr<Command> command;
  std::unique_ptr<std::string> graph;  // --graph, for commands that need one
};
Declared declare(const CommandEntry& entry);

// What a command needs, from the graph that `graph_option` or the settings name. Throws Error.
Loaded load(Needs needs, const std::string& graph_option);

// Parses the words after the program's name, runs the command, returns its exit code. Wrong usage
// is told on standard error (exit code 2); other failures throw Error. `open`: a graph that is open
// already, for commands without --graph; or nullptr.
int run_words(const std::vector<std::string>& words, const Loaded* open = nullptr);

}  // namespace quaestor
