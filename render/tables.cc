#include "quaestor/render/tables.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "quaestor/facts/error.h"
#include "table_writers.h"

namespace quaestor {

namespace {

using Writer = std::string (*)(const Table&, const Graph&, const TableOptions&);

struct Format {
  std::string_view name;
  TableFormat format;
  Writer write;
};

constexpr std::array<Format, 8> kFormats{{
    {"table", TableFormat::table, write_text_table},
    {"tsv", TableFormat::tsv, write_tsv_table},
    {"csv", TableFormat::csv, write_csv_table},
    {"json", TableFormat::json, write_json_table},
    {"jsonl", TableFormat::jsonl, write_jsonl_table},
    {"markdown", TableFormat::markdown, write_markdown_table},
    {"html", TableFormat::html, write_html_table},
    {"latex", TableFormat::latex, write_latex_table},
}};

// The first `limit` rows, with a note about the rest.
Table cut(const Table& table, int limit) {
  Table out{.columns = table.columns, .rows = {}, .notes = table.notes};
  out.rows.assign(table.rows.begin(), table.rows.begin() + limit);
  out.notes.push_back(fmt::format("{} of {} rows shown", limit, table.rows.size()));
  return out;
}

}  // namespace

std::optional<TableFormat> parse_table_format(std::string_view name) {
  for (const Format& format : kFormats) {
    if (format.name == name) return format.format;
  }
  if (name == "md") return TableFormat::markdown;
  return std::nullopt;
}

std::string write_table(const Table& table, const Graph& graph, TableFormat format,
                        const TableOptions& options) {
  for (const Row& row : table.rows) {
    if (row.cells.size() != table.columns.size()) {
      throw Error(ErrorKind::usage, "", "a table row has another number of cells than columns");
    }
  }
  const Writer write = kFormats[static_cast<std::size_t>(format)].write;
  if (options.limit > 0 && std::cmp_less(options.limit, table.rows.size())) {
    return write(cut(table, options.limit), graph, options);
  }
  return write(table, graph, options);
}

}  // namespace quaestor
