#include "quaestor/facts/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <unordered_map>

#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace fs = std::filesystem;

namespace {
// Finds rows that stand twice. While rows come in order, as in a sorted table, the one before is
// all that a row can repeat; from the first that does not on, all are remembered.
class RepeatFinder {
 public:
  explicit RepeatFinder(const fs::path& path) : path_(path) {}

  // The text must outlive the finder.
  void check(std::string_view text, long line) {
    if (seen_.empty() && (rows_.empty() || rows_.back().first < text)) {
      rows_.emplace_back(text, line);
      return;
    }
    if (seen_.empty()) seen_.insert(rows_.begin(), rows_.end());
    const auto [first, fresh] = seen_.emplace(text, line);
    if (fresh) return;
    throw Error(ErrorKind::bad_format, path_.string(), line,
                fmt::format("repeats line {}", first->second));
  }

 private:
  const fs::path& path_;
  std::vector<std::pair<std::string_view, long>> rows_;
  std::unordered_map<std::string_view, long> seen_;
};
}  // namespace

namespace {
std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    throw Error(ErrorKind::not_found, path.string(), "data file is missing; reinstall quaestor");
  std::ostringstream all;
  all << in.rdbuf();
  return std::move(all).str();
}

// Every row of a table's text, whole and cut into cells.
template <typename Use>
void for_rows(const fs::path& path, std::string_view bytes, std::size_t columns, Use use) {
  std::vector<std::string_view> cells;
  long line = 0;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view text = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    ++line;
    if (text.empty() || text == "#" || text.substr(0, 2) == "# ") continue;
    if (!is_utf8(text)) throw Error(ErrorKind::bad_format, path.string(), line, "is not UTF-8");
    cells.clear();
    for (std::size_t first = 0; first <= text.size();) {
      const std::size_t last = std::min(text.find('\t', first), text.size());
      cells.push_back(text.substr(first, last - first));
      first = last + 1;
    }
    if (cells.size() != columns) {
      throw Error(ErrorKind::bad_format, path.string(), line,
                  fmt::format("has {} columns, not {}", cells.size(), columns));
    }
    use(text, cells, line);
  }
}
}  // namespace

std::vector<TableRow> read_table(const fs::path& path, std::size_t columns) {
  const std::string bytes = bytes_of(path);
  std::vector<TableRow> rows;
  RepeatFinder repeats(path);
  for_rows(path, bytes, columns,
           [&](std::string_view text, const std::vector<std::string_view>& cells, long line) {
             repeats.check(text, line);
             rows.push_back({std::vector<std::string>(cells.begin(), cells.end()), line});
           });
  return rows;
}

void read_rows(const fs::path& path, std::size_t columns, const RowUse& use) {
  for_rows(path, bytes_of(path), columns,
           [&](std::string_view, const std::vector<std::string_view>& cells, long line) {
             use(cells, line);
           });
}

fs::path data_dir() {
  std::vector<fs::path> tried;
  if (const char* env = std::getenv("QUAESTOR_DATA"); env != nullptr && *env != '\0') {
    tried.emplace_back(env);
  } else {
    std::error_code ignored;
    const fs::path self = fs::read_symlink("/proc/self/exe", ignored);
    if (!self.empty()) tried.push_back(self.parent_path().parent_path() / "share" / "quaestor");
    tried.emplace_back(QUAESTOR_SOURCE_DATA);  // before an older installation
    tried.emplace_back(QUAESTOR_INSTALLED_DATA);
  }
  std::string names;
  for (const fs::path& dir : tried) {
    std::error_code ignored;
    if (fs::is_directory(dir / "lexicons", ignored)) return dir;
    names += (names.empty() ? "" : ", ") + dir.string();
  }
  throw Error(ErrorKind::not_found, "data",
              "no folder with lexicons/ in " + names + "; set QUAESTOR_DATA to one");
}

}  // namespace quaestor
