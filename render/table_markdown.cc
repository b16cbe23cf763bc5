// A GitHub table with the evidence as footnotes.
#include <fmt/format.h>

#include <algorithm>

#include "quaestor/render/escape.h"
#include "sources.h"
#include "table_writers.h"

namespace quaestor {

namespace {

// The marks after a row's first cell; each source not seen before gets the next number.
std::string footnote_marks(const std::vector<Source>& sources, std::size_t limit,
                           std::vector<Source>& footnotes) {
  std::string marks;
  for (std::size_t i = 0; i < sources.size() && (limit == 0 || i < limit); ++i) {
    auto at = std::find(footnotes.begin(), footnotes.end(), sources[i]);
    if (at == footnotes.end()) at = footnotes.insert(at, sources[i]);
    marks += fmt::format("[^{}]", at - footnotes.begin() + 1);
  }
  return marks;
}

std::string footnote(const Source& source) {
  std::string out =
      fmt::format("“{}” {}", escape_markdown(source.quote), escape_markdown(citation(source)));
  if (!source.url.empty()) out += fmt::format(", <{}>", source.url);
  return out;
}

}  // namespace

std::string write_markdown_table(const Table& table, const Graph& graph,
                                 const TableOptions& options) {
  std::string out = "|";
  std::string rule = "|";
  for (const Column& column : table.columns) {
    out += fmt::format(" {} |", escape_markdown(column.name));
    rule += column.numeric ? " ---: |" : " --- |";
  }
  out += "\n" + rule + "\n";
  std::vector<Source> footnotes;
  for (const Row& row : table.rows) {
    out += "|";
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      out += " " + escape_markdown(row.cells[c]);
      if (c == 0 && options.evidence) {
        out += footnote_marks(sources_of(graph, row.facts),
                              static_cast<std::size_t>(std::max(options.quotes, 0)), footnotes);
      }
      out += " |";
    }
    out += "\n";
  }
  for (const std::string& note : table.notes) out += fmt::format("\n{}\n", escape_markdown(note));
  if (!footnotes.empty()) out += "\n";
  for (std::size_t i = 0; i < footnotes.size(); ++i) {
    out += fmt::format("[^{}]: {}\n", i + 1, footnote(footnotes[i]));
  }
  return out;
}

}  // namespace quaestor
