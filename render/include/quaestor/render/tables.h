// Writers for what queries answer: one table in, text out, one file a format. Place in the flow:
// after queries/, last before standard output.
//
//   fmt::print("{}", write_table(table, graph, TableFormat::table, {.width = 80, .evidence =
//   true}));
//
// The text ends with a newline. Nothing here asks for the terminal's width or whether there is one:
// cli/ does.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "quaestor/graph/graph.h"
#include "quaestor/queries/table.h"

namespace quaestor {

enum class TableFormat { table, tsv, csv, json, jsonl, markdown, html, latex };

std::optional<TableFormat> parse_table_format(
    std::string_view name);  // "table", "tsv", ...; "md" is markdown
inline constexpr std::string_view kTableFormats =
    "table, tsv, csv, json, jsonl, markdown, html, latex";

struct TableOptions {
  int width = 100;        // columns of the terminal for `table`; 0 = as wide as needed
  bool evidence = false;  // quote, title, outlet, date and address of the sources of each row
  bool color = false;     // ANSI colours in `table`
  bool links = false;     // addresses of sources as terminal hyperlinks (OSC 8) in `table`
  int limit = 0;          // rows written, 0 = all; a note says how many were left out
  int quotes = 3;  // pieces of evidence under a row in `table`, `markdown` and `latex`, 0 = all
                   // (other formats always have all)
};

// table: aligned by display width, long cells wrapped, evidence under the row, notes below.
// markdown: a GitHub table, evidence as footnotes. html: a <table> to paste into a page. latex: a
// longtable. csv, tsv: heading line first; with evidence the
// columns quote, article, outlet, published and url of the first source, and `sources`, how many
// there are; notes are left out. json: {"columns":[...],"rows":[{...}],"notes":[...]}; jsonl: one
// row an object; empty cells are left out; cells of numeric columns are JSON numbers where they are
// plain numbers; with evidence the key "evidence" holds all of it.
std::string write_table(const Table& table, const Graph& graph, TableFormat format,
                        const TableOptions& options = {});

}  // namespace quaestor
