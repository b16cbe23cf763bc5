// Where results go: tables to standard output in the form asked for, files that appear whole or not
// at all, lines for people to standard error.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/graph/graph.h"
#include "quaestor/queries/query.h"

namespace quaestor {

// --format, --columns, --evidence, --limit, --all, --count, --ids, --color, --no-pager, --explain.
class Output {
 public:
  void declare(CLI::App& app);
  // Runs the query with --limit, --columns and --ids (counts have no facts behind them, so no ids)
  // and writes its table to standard output. Returns the exit code: 0, or 1 when there are no rows.
  int answer(const Graph& graph, Query query) const;
  // The same for rows that no query made.
  int print(const Table& table, const Graph& graph) const;
  bool all_rows() const { return all_; }      // --all
  void show_evidence() { evidence_ = true; }  // as --evidence

 private:
  std::size_t limit() const;

  std::string format_, color_;
  std::vector<std::string> columns_;
  bool evidence_ = false;
  std::size_t limit_ = 0;
  bool all_ = false;
  bool count_ = false;
  bool ids_ = false;
  bool no_pager_ = false;
  bool explain_ = false;
};

// Throws Error unwritable; a reader that has gone away (`| head`) is no error.
void write_standard_output(std::string_view bytes);
// A temporary file beside `path`, then a rename. "-" is standard output. Throws Error unwritable.
void write_file(const std::filesystem::path& path, std::string_view bytes);
// "quaestor: <text>" on standard error, always one line.
void say(std::string_view text);

}  // namespace quaestor
