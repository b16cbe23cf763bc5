// A report for readers: what the graph says about investments, in prose, tables and pictures, every
// row with the sentences it was read in. Place in the flow: after graph/; cli's `report` calls it.
//
//   write_report(graph, "france.html", {.things = {"country/FR"}, .language = "fr"});
//
// The ending tells the form: md (pictures as SVG files in a folder beside it), html (one file),
// tex (pictures as PDF files beside it), docx (through pandoc), pdf (through Chromium). The same
// graph and options give the same bytes of md, html and tex; no clock is read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/graph/graph.h"

namespace quaestor {

struct ReportOptions {
  std::string title = {};  // empty: "Who invests where", with the names of `things`
  std::string author = {};
  std::string date = {};                  // as it shall stand there; empty: of the latest article
  std::string language = "en";            // en, fr, nl, de
  std::vector<std::string> things = {};   // ids: only what is about these, a section for each
  std::optional<Kind> each = {};          // no things: sections for those of this kind with most
                                          // money (company, country, regulation); unset: countries
                                          // and companies
  std::vector<std::uint32_t> facts = {};  // only these facts; empty: all
  std::size_t top = 100;                  // rows of a table, 0 = all; the rest is counted
  std::function<void(std::string_view)> progress = {};  // told what is being drawn, "3/12 Spain"
};

inline constexpr std::string_view kReportEndings = ".md, .html, .tex, .docx, .pdf";

// The report without its pictures' files. Throws Error not_found (nothing to report, a thing that
// is not in the graph), usage (language).
std::string report_markdown(const Graph& graph, const ReportOptions& options = {});
std::string report_html(const Graph& graph, const ReportOptions& options = {});
std::string report_latex(const Graph& graph, const ReportOptions& options = {});

// Writes the report, whole or not at all, and for md and tex its pictures into "<name>_files"
// beside it. Throws Error usage (another ending), unsupported (docx, pdf: the program that makes
// them is not there or failed), unwritable, and as above.
void write_report(const Graph& graph, const std::filesystem::path& output,
                  const ReportOptions& options = {});

// Which of pandoc and Chromium are found on $PATH, for --version: "docx (pandoc), pdf (chromium)".
std::string report_tools();

}  // namespace quaestor
