// Comma- and tab-separated rows, one line a row.
#include <array>

#include "quaestor/render/escape.h"
#include "sources.h"
#include "table_writers.h"

namespace quaestor {

namespace {

constexpr std::array<std::string_view, 6> kEvidenceColumns{"quote",     "article", "outlet",
                                                           "published", "url",     "sources"};

using Field = std::string (*)(std::string_view);

void append_line(std::string& out, const std::vector<std::string>& cells, char separator,
                 Field field) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += separator;
    out += field(cells[i]);
  }
  out += '\n';
}

std::string write_delimited(const Table& table, const Graph& graph, const TableOptions& options,
                            char separator, Field field) {
  std::vector<std::string> cells;
  for (const Column& column : table.columns) cells.push_back(column.name);
  if (options.evidence) cells.insert(cells.end(), kEvidenceColumns.begin(), kEvidenceColumns.end());
  std::string out;
  append_line(out, cells, separator, field);
  for (const Row& row : table.rows) {
    if (!options.evidence) {
      append_line(out, row.cells, separator, field);
      continue;
    }
    cells = row.cells;
    const std::vector<Source> sources = sources_of(graph, row.facts);
    const Source first = sources.empty() ? Source{} : sources.front();
    cells.insert(cells.end(),
                 {first.quote, first.title.empty() ? first.article : first.title, first.outlet,
                  first.date, first.url, std::to_string(sources.size())});
    append_line(out, cells, separator, field);
  }
  return out;
}

}  // namespace

std::string write_csv_table(const Table& table, const Graph& graph, const TableOptions& options) {
  return write_delimited(table, graph, options, ',', csv_field);
}

std::string write_tsv_table(const Table& table, const Graph& graph, const TableOptions& options) {
  return write_delimited(table, graph, options, '\t', tsv_field);
}

}  // namespace quaestor
