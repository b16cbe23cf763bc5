// Rows as an HTML table to paste into a page: no style, no script, classes to style by. The
// evidence stands in a row of its own under each, notes in paragraphs below.
#include <fmt/format.h>

#include "quaestor/render/escape.h"
#include "sources.h"
#include "table_writers.h"

namespace quaestor {

namespace {

std::string cell(const Column& column, const std::string& element, std::string_view text) {
  return fmt::format("<{}{}>{}</{}>", element, column.numeric ? " class=\"number\"" : "",
                     escape_html(text), element);
}

std::string quote_item(const Source& source) {
  const std::string words = escape_html(citation(source));
  const std::string cited =
      source.url.empty() ? words
                         : fmt::format("<a href=\"{}\">{}</a>", escape_html(source.url), words);
  const std::string language =
      source.language.empty() ? "" : fmt::format(" lang=\"{}\"", escape_html(source.language));
  return fmt::format("<li><q{}>{}</q> <cite>{}</cite></li>", language, escape_html(source.quote),
                     cited);
}

std::string evidence_row(const Table& table, const Row& row, const Graph& graph) {
  std::string items;
  for (const Source& source : sources_of(graph, row.facts)) items += quote_item(source);
  if (items.empty()) return {};
  return fmt::format("<tr class=\"evidence\"><td colspan=\"{}\"><ul>{}</ul></td></tr>\n",
                     table.columns.size(), items);
}

}  // namespace

std::string write_html_table(const Table& table, const Graph& graph, const TableOptions& options) {
  std::string out = "<table class=\"quaestor\">\n<thead><tr>";
  for (const Column& column : table.columns) {
    out += fmt::format("<th scope=\"col\"{}>{}</th>", column.numeric ? " class=\"number\"" : "",
                       escape_html(column.name));
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const Row& row : table.rows) {
    out += "<tr>";
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      out += cell(table.columns[c], "td", row.cells[c]);
    }
    out += "</tr>\n";
    if (options.evidence) out += evidence_row(table, row, graph);
  }
  out += "</tbody>\n</table>\n";
  for (const std::string& note : table.notes) {
    out += fmt::format("<p class=\"quaestor-note\">{}</p>\n", escape_html(note));
  }
  return out;
}

}  // namespace quaestor
