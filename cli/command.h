// A subcommand: its options, and what it does once they are read. Place in the flow: commands.cc's
// table makes one, lets CLI11 fill it, loads what it needs, runs it.
//
// run() returns the exit code: 0 found, 1 nothing found. Failures throw quaestor::Error; main turns
// them into exit 2.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "quaestor/graph/graph.h"
#include "quaestor/queries/names.h"

namespace quaestor {

inline constexpr int kFound = 0;
inline constexpr int kNothing = 1;
inline constexpr int kFailed = 2;

// What is there before a command runs.
struct Loaded {
  std::filesystem::path graph_path;
  Graph graph;
  std::optional<Gazetteer> gazetteer;
};

class Command {
 public:
  virtual ~Command() = default;
  virtual void declare(CLI::App& app) = 0;
  virtual int run(const Loaded& loaded) = 0;
};

enum class Needs { nothing, graph_path, graph, graph_and_names };

struct CommandEntry {
  const char* name;
  const char* summary;
  const char* examples;  // one command line each, runnable
  Needs needs;
  std::unique_ptr<Command> (*make)();
  bool hidden = false;  // not in the help: other programs ask it
};

// One file each.
extern const CommandEntry kBuild, kAsk, kInvestments, kRelationFacts, kShow, kPath, kSources,
    kStats, kExport, kRender, kReport, kExplain, kMerge, kRemove, kOperations, kPartners, kRivals,
    kCompanies, kPeople, kRegulations, kNeighbours, kTimeline, kTop, kCommunities, kConflicts,
    kCompare, kChanges, kSchema, kSearch, kShell, kConfig, kCompletion, kManual, kComplete, kImport,
    kExtract, kWatch, kCheck, kCompact, kInfo, kEvaluate;

template <class T>
std::unique_ptr<Command> make_command() {
  return std::make_unique<T>();
}

}  // namespace quaestor
