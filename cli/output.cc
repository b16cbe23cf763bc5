#include "output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "quaestor/facts/error.h"
#include "quaestor/render/tables.h"

namespace quaestor {

namespace fs = std::filesystem;

namespace {

constexpr int kDefaultWidth = 100;

int terminal_width() {
  if (const char* columns = std::getenv("COLUMNS"); columns != nullptr && std::atoi(columns) > 0) {
    return std::atoi(columns);
  }
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return kDefaultWidth;
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

TableFormat format_for(const std::string& asked, bool terminal) {
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
  app.add_flag("--evidence", evidence_, "show the sentences behind each row");
  app.add_option("--limit", limit_, "at most this many rows")->type_name("N");
  app.add_flag("--ids", ids_, "a first column with fact ids, for 'quaestor sources'");
}

int Output::answer(const Graph& graph, Query query) const {
  query.limit = limit_;
  query.ids = ids_ && query.scan != Scan::statistics;
  return print(run(graph, query), graph);
}

int Output::print(const Table& table, const Graph& graph) const {
  const bool terminal = isatty(STDOUT_FILENO) != 0;
  const TableFormat format = format_for(format_, terminal);
  TableOptions options;
  options.evidence = evidence_;
  options.width = terminal || is_set("COLUMNS") ? terminal_width() : 0;
  options.color = terminal && !is_set("NO_COLOR");
  if (!table.rows.empty() || format != TableFormat::table) {
    write_standard_output(write_table(table, graph, format, options));
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
  std::string line = "quaestor: ";
  for (char c : text) line += c == '\n' || c == '\r' ? ' ' : c;
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace quaestor
