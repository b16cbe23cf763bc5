#include "output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "quaestor/facts/error.h"
#include "quaestor/queries/trace.h"
#include "quaestor/render/tables.h"
#include "ranks.h"
#include "settings.h"
#include "terminal.h"

namespace quaestor {

namespace fs = std::filesystem;

namespace {

TableFormat format_for(const std::string& option, const Settings& settings, bool terminal) {
  std::string asked = option;
  if (const Setting set = settings.format(); asked.empty() && set.origin != "default") {
    asked = set.value;
  }
  if (asked.empty()) return terminal ? TableFormat::table : TableFormat::tsv;
  if (const std::optional<TableFormat> format = parse_table_format(asked)) return *format;
  throw Error(ErrorKind::usage, "--format " + asked,
              fmt::format("is not a format; use one of {}", kTableFormats));
}

[[noreturn]] void throw_unwritable(const std::string& name) {
  throw Error(
      ErrorKind::unwritable, name,
      fmt::format("cannot be written: {}; give another path or make room", std::strerror(errno)));
}

// True when all bytes went out; errno tells why not.
bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

void Output::declare(CLI::App& app) {
  app.add_option("--format", format_,
                 fmt::format("{} (table on a terminal, tsv when piped)", kTableFormats))
      ->type_name("FORMAT");
  app.add_option("--columns", columns_, "these columns in this order; all for every one there is")
      ->type_name("COLUMN")
      ->allow_extra_args(false)
      ->delimiter(',');
  app.add_flag("--evidence", evidence_, "show the sentences behind each row");
  app.add_option("--limit", limit_, "at most this many rows (default: 40 on a terminal)")
      ->check(CLI::Range(1, 1000000000).description(""))
      ->type_name("N");
  app.add_flag("--all", all_, "every row");
  app.add_flag("--count", count_, "only how many rows there are");
  app.add_flag("--ids", ids_, "a first column with fact ids, for 'quaestor sources'");
  app.add_option("--color", color_, "auto, always, never (default auto)")->type_name("WHEN");
  app.add_flag("--no-pager", no_pager_, "never through a pager");
  app.add_flag("--explain", explain_, "how it was found, on standard error");
}

std::size_t Output::limit() const {
  if (all_ || count_) return 0;
  if (limit_ > 0) return limit_;
  const Settings settings;
  const bool terminal = isatty(STDOUT_FILENO) != 0;
  const Setting set = settings.limit();
  const bool table = format_for(format_, settings, terminal) == TableFormat::table;
  if (!terminal || !table) return 0;
  return static_cast<std::size_t>(std::max(0, std::atoi(set.value.c_str())));
}

int Output::answer(const Graph& graph, Query query) const {
  // "Top 3" in a question holds unless the command line says how many.
  const bool told = all_ || count_ || limit_ > 0;
  if (told || query.limit == 0) query.limit = limit();
  query.ids = ids_ && query.scan != Scan::statistics;
  query.columns = columns_;
  const bool explain = explain_ || std::getenv("QUAESTOR_EXPLAIN") != nullptr;
  if (!explain) return print(run(graph, query), graph);
  Trace trace;
  const auto start = std::chrono::steady_clock::now();
  const Table table = [&] {
    const Tracing tracing(trace);
    return run(graph, query);
  }();
  const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
  say("plan: " + to_command(query));
  for (const std::string& step : trace.steps) say("  " + step);
  say(fmt::format(
      "touched {} of {} things, {} of {} connections, {} of {} facts; {} rows in {:.1f} ms",
      trace.nodes, graph.nodes().size(), trace.edges, graph.edges().size(), trace.facts,
      graph.facts().size(), table.rows.size(), time.count()));
  return print(table, graph);
}

int Output::print(const Table& table, const Graph& graph) const {
  if (count_) {
    write_standard_output(fmt::format("{}\n", table.rows.size()));
    return table.rows.empty() ? 1 : 0;
  }
  const Settings settings;
  const Terminal terminal = look_at_terminal(color_.empty() ? settings.color().value : color_);
  const TableFormat format = format_for(format_, settings, terminal.is);
  TableOptions options;
  options.evidence = evidence_;
  options.width = terminal.width;
  options.color = terminal.color;
  options.links = terminal.links;
  if (!table.rows.empty() || format != TableFormat::table) {
    show_text(write_table(table, graph, format, options), terminal,
              no_pager_ ? "" : settings.pager().value);
  }
  if (format == TableFormat::tsv || format == TableFormat::csv || format == TableFormat::jsonl ||
      (table.rows.empty() && format == TableFormat::table)) {
    for (const std::string& note : table.notes) say(note);
  }
  if (!table.rows.empty()) return 0;
  say("nothing found; try fewer filters, or 'quaestor stats' to see what is there");
  return 1;
}

void write_standard_output(std::string_view bytes) {
  if (!write_all(STDOUT_FILENO, bytes) && errno != EPIPE) throw_unwritable("standard output");
}

void write_file(const fs::path& path, std::string_view bytes) {
  if (path == "-") return write_standard_output(bytes);
  const std::string temporary = fmt::format("{}.{}.tmp", path.string(), ::getpid());
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) throw_unwritable(path.string());
  const bool written = write_all(file, bytes) && ::fsync(file) == 0;
  const int why = errno;
  ::close(file);
  if (written && ::rename(temporary.c_str(), path.c_str()) == 0) return;
  if (!written) errno = why;
  const int kept = errno;
  ::unlink(temporary.c_str());
  errno = kept;
  throw_unwritable(path.string());
}

void say(std::string_view text) {
  if (is_helping_rank()) return;  // rank 0 tells it
  std::string line = "quaestor: ";
  for (char c : text) line += c == '\n' || c == '\r' ? ' ' : c;
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace quaestor
