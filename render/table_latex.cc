// Rows as a LaTeX longtable that breaks over pages; needs the packages longtable and textcomp. The
// evidence stands in footnotes.
#include <fmt/format.h>

#include <algorithm>

#include "quaestor/render/escape.h"
#include "sources.h"
#include "table_writers.h"

namespace quaestor {

namespace {

// Letters that escape_latex() leaves to the document's fonts are given by name.
constexpr std::string_view kLetters = "\\providecommand{\\quni}[1]{#1}\n";

std::string footnotes(const std::vector<Source>& sources, int most) {
  std::string out;
  int left = most > 0 ? most : static_cast<int>(sources.size());
  for (const Source& source : sources) {
    if (left-- == 0) break;
    out += fmt::format("\\footnote{{``{}'' {}}}", escape_latex(source.quote),
                       escape_latex(citation(source)));
  }
  return out;
}

std::string line(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t c = 0; c < cells.size(); ++c) out += (c == 0 ? "" : " & ") + cells[c];
  return out + " \\\\\n";
}

// Text columns share the line by the length of their texts; numbers take what they need.
std::string column_spec(const Table& table) {
  std::vector<double> lengths;
  double sum = 0;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    std::size_t longest = table.columns[c].name.size();
    for (const Row& row : table.rows) longest = std::max(longest, row.cells[c].size());
    lengths.push_back(static_cast<double>(std::clamp<std::size_t>(longest, 6, 40)));
    sum += lengths.back();
  }
  std::string spec;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    spec += table.columns[c].numeric
                ? std::string("r")
                : fmt::format("p{{{:.2f}\\linewidth}}", 0.85 * lengths[c] / sum);
  }
  return spec;
}

}  // namespace

std::string write_latex_table(const Table& table, const Graph& graph, const TableOptions& options) {
  std::string out(kLetters);
  out += fmt::format("\\begin{{longtable}}{{{}}}\n", column_spec(table));
  std::vector<std::string> cells;
  for (const Column& column : table.columns) {
    cells.push_back(fmt::format("\\textbf{{{}}}", escape_latex(column.name)));
  }
  out += line(cells) + "\\hline\n\\endhead\n";
  for (const Row& row : table.rows) {
    cells.clear();
    for (const std::string& cell : row.cells) cells.push_back(escape_latex(cell));
    if (options.evidence && !cells.empty()) {
      cells.front() += footnotes(sources_of(graph, row.facts), options.quotes);
    }
    out += line(cells);
  }
  out += "\\end{longtable}\n";
  for (const std::string& note : table.notes) {
    out += fmt::format("\n\\noindent {}\n", escape_latex(note));
  }
  return out;
}

}  // namespace quaestor
