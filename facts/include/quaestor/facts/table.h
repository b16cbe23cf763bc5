// Reader for the project's data files: UTF-8 tables with tab-separated columns under `# ` header
// lines.
//
//   for (const TableRow& row : read_table("lexicons/countries.tsv", 5)) use(row.cells[0],
//   row.line);
//
// Rejects rows with another number of columns, invalid UTF-8 and exact duplicate rows with
// "file:line" (Error bad_format).
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

struct TableRow {
  std::vector<std::string> cells;
  long line = 0;  // 1-based
};

// Throws Error not_found / unreadable / bad_format.
std::vector<TableRow> read_table(const std::filesystem::path& path, std::size_t columns);

// Takes a row's cells, which live until it returns, and its line.
using RowUse = std::function<void(std::span<const std::string_view> cells, long line)>;
// The same row by row for large tables: nothing is copied, and rows may repeat.
void read_rows(const std::filesystem::path& path, std::size_t columns, const RowUse& use);

// The folder holding `lexicons/` and `models/`: $QUAESTOR_DATA, else share/quaestor beside the
// program's folder, else the source tree it was built from, else the installed share folder. Throws
// Error not_found naming what was tried.
std::filesystem::path data_dir();

}  // namespace quaestor
