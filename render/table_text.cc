// The aligned table for a terminal.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "quaestor/facts/text.h"
#include "quaestor/render/escape.h"
#include "sources.h"
#include "table_writers.h"
#include "text_width.h"

namespace quaestor {

namespace {

constexpr int kGap = 2;        // blanks between columns
constexpr int kNarrowest = 6;  // columns a text column may shrink to
constexpr int kWhole = 10;     // columns up to which words stay whole: "2026-06-19"
constexpr int kColumns = 60;   // a narrower terminal gets no columns that break words
constexpr int kCellLines = 4;  // lines a cell may take; more is cut with "…"
constexpr std::string_view kIndent = "    ";

struct Style {
  std::string_view heading, faint, off;
};
Style style(bool color) { return color ? Style{"\x1b[1m", "\x1b[2m", "\x1b[0m"} : Style{}; }

struct Layout {
  std::vector<int> widths;
  int total = 0;
  bool stacked = false;  // too narrow for columns: one field a line
};

int total_width(const std::vector<int>& widths) {
  const int gaps = kGap * std::max(0, static_cast<int>(widths.size()) - 1);
  return std::accumulate(widths.begin(), widths.end(), gaps);
}

int longest_word(std::string_view text) {
  int longest = 0;
  for (const std::string_view word : split(text, ' ')) {
    longest = std::max(longest, display_width(word));
  }
  return longest;
}

// Takes `excess` from the widest text columns, none below its least width; what could not be taken.
int shrink(const Table& table, const std::vector<int>& least, int excess,
           std::vector<int>& widths) {
  for (; excess > 0; --excess) {
    int* widest = nullptr;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      int& candidate = widths[c];
      if (table.columns[c].numeric || candidate <= least[c]) continue;
      if (widest == nullptr || candidate > *widest) widest = &candidate;
    }
    if (widest == nullptr) break;
    --*widest;
  }
  return std::max(excess, 0);
}

// Headings and short words are broken only where the line does not fit otherwise.
Layout fit(const Table& table, int width) {
  Layout layout;
  std::vector<int> whole;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const std::string heading = escape_terminal(table.columns[c].name);
    int widest = display_width(heading);
    int least = std::max(kNarrowest, longest_word(heading));
    for (const Row& row : table.rows) {
      const std::string cell = escape_terminal(row.cells[c]);
      widest = std::max(widest, display_width(cell));
      least = std::max(least, std::min(longest_word(cell), kWhole));
    }
    layout.widths.push_back(widest);
    whole.push_back(least);
  }
  int excess = width > 0 ? total_width(layout.widths) - width : 0;
  excess = shrink(table, whole, excess, layout.widths);
  layout.stacked = excess > 0 && width < kColumns;
  const std::vector<int> narrowest(layout.widths.size(), kNarrowest);
  excess = shrink(table, narrowest, excess, layout.widths);
  layout.stacked |= excess > 0;
  layout.total = total_width(layout.widths);
  return layout;
}

std::vector<std::string> cell_lines(std::string_view cell, const Column& column, int width) {
  const std::string text = escape_terminal(cell);
  if (column.numeric) return {text};
  std::vector<std::string> lines = wrap(text, width);
  if (lines.size() > kCellLines) {
    lines.resize(kCellLines);
    lines.back() = shorten(lines.back() + " ……", width);
  }
  return lines;
}

void append_trimmed(std::string& out, std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  out += line;
  out += '\n';
}

// Text that a terminal opens as an address (OSC 8); width and copying stay those of the text.
std::string link(std::string_view url, std::string_view text) {
  return fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", url, text);
}

// Names of outlets and articles with the address of the first source of each.
using Links = std::vector<std::pair<std::string, std::string>>;

Links links_of(const Graph& graph, const Row& row) {
  Links links;
  for (const Source& source : sources_of(graph, row.facts)) {
    if (source.url.empty()) continue;
    for (const std::string& name : {source.outlet, source.article}) {
      const auto known = [&](const auto& entry) { return entry.first == name; };
      if (name.empty() || std::any_of(links.begin(), links.end(), known)) continue;
      links.emplace_back(escape_terminal(name), source.url);
    }
  }
  return links;
}

// A line of a cell that lists sources, with each whole name in it linked.
std::string with_links(const std::string& line, const Links& links) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(", ", at), line.size());
    const std::string name = line.substr(at, end - at);
    const auto found = std::find_if(links.begin(), links.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    out += found == links.end() ? name : link(found->second, name);
    out += line.substr(end, 2);
    at = end + 2;
  }
  return out;
}

bool lists_sources(const Column& column) {
  return column.name == "sources" || column.name == "outlet" || column.name == "its sources";
}

std::string format_row(const Table& table, const std::vector<std::string>& cells,
                       const Layout& layout, const Links& links = {}) {
  std::vector<std::vector<std::string>> columns;
  std::size_t height = 1;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    columns.push_back(cell_lines(cells[c], table.columns[c], layout.widths[c]));
    height = std::max(height, columns.back().size());
  }
  std::string out;
  for (std::size_t i = 0; i < height; ++i) {
    std::string line;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (c > 0) line.append(kGap, ' ');
      const Align align = table.columns[c].numeric ? Align::right : Align::left;
      const std::string text = i < columns[c].size() ? columns[c][i] : "";
      const std::string padded = pad(text, layout.widths[c], align);
      const bool linked = !links.empty() && lists_sources(table.columns[c]);
      line += linked ? with_links(text, links) + padded.substr(text.size()) : padded;
    }
    append_trimmed(out, std::move(line));
  }
  return out;
}

// A row on a terminal too narrow for its columns: a line a field, those that are empty left out.
std::string format_stacked(const Table& table, const Row& row, int width, const Style& style,
                           const Links& links) {
  int label = 0;
  for (const Column& column : table.columns) {
    label = std::max(label, display_width(escape_terminal(column.name)));
  }
  label = std::min(label, std::max(width / 2 - kGap, 1));
  std::string out;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (row.cells[c].empty()) continue;
    std::string name = shorten(escape_terminal(table.columns[c].name), label);
    for (const std::string& line :
         wrap(escape_terminal(row.cells[c]), std::max(width - label - kGap, 1))) {
      const bool linked = !links.empty() && lists_sources(table.columns[c]);
      out += fmt::format("{}{}{}", style.faint, pad(name, label + kGap, Align::left), style.off);
      append_trimmed(out, linked ? with_links(line, links) : line);
      name.clear();
    }
  }
  return out;
}

// Quote, citation and address of each source; addresses are never broken, so a terminal can open
// them.
std::string format_evidence(const Graph& graph, const Row& row, const TableOptions& options,
                            const Style& style) {
  const std::vector<Source> sources = sources_of(graph, row.facts);
  const int width = options.width > 0 ? std::max(options.width - 4, 20) : 1 << 20;
  std::size_t shown = sources.size();
  if (options.quotes > 0) shown = std::min(shown, static_cast<std::size_t>(options.quotes));
  std::string out;
  for (std::size_t i = 0; i < shown; ++i) {
    for (const std::string& line : wrap("“" + escape_terminal(sources[i].quote) + "”", width)) {
      out += fmt::format("{}{}\n", kIndent, line);
    }
    for (const std::string& line : wrap("— " + escape_terminal(citation(sources[i])), width)) {
      out += fmt::format("{}{}{}{}\n", kIndent, style.faint, line, style.off);
    }
    if (!sources[i].url.empty()) {
      const std::string& url = sources[i].url;
      out += fmt::format("{}{}{}{}\n", kIndent, style.faint, options.links ? link(url, url) : url,
                         style.off);
    }
  }
  if (shown < sources.size()) {
    out +=
        fmt::format("{}{}and {} more{}\n", kIndent, style.faint, sources.size() - shown, style.off);
  }
  return out;
}

}  // namespace

std::string write_text_table(const Table& table, const Graph& graph, const TableOptions& options) {
  const Style marks = style(options.color);
  const Layout layout = fit(table, options.width);
  std::vector<std::string> names;
  for (const Column& column : table.columns) names.push_back(column.name);
  std::string out;
  if (!table.columns.empty() && !layout.stacked) {
    std::string heading = format_row(table, names, layout);
    heading.pop_back();
    out += fmt::format("{}{}{}\n", marks.heading, heading, marks.off);
    for (int i = 0; i < layout.total; ++i) out += "─";
    out += '\n';
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const Links links = options.links ? links_of(graph, table.rows[i]) : Links();
    out += layout.stacked ? format_stacked(table, table.rows[i], options.width, marks, links)
                          : format_row(table, table.rows[i].cells, layout, links);
    if (options.evidence) out += format_evidence(graph, table.rows[i], options, marks);
    if ((options.evidence || layout.stacked) && i + 1 < table.rows.size()) out += '\n';
  }
  if (!table.notes.empty() && !out.empty()) out += '\n';
  for (const std::string& note : table.notes) {
    for (const std::string& line :
         wrap(escape_terminal(note), options.width > 0 ? options.width : 1 << 20)) {
      out += fmt::format("{}{}{}\n", marks.faint, line, marks.off);
    }
  }
  return out;
}

}  // namespace quaestor
