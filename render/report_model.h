// A report before it has a format: sections of text, lists, tables and pictures, and the notes they
// refer to. Place in the flow: report_build.h makes it; report_markdown.cc, report_html.cc and
// report_latex.cc write it, one file a format.
//
//   for (const ReportSection& section : report.sections) for (const ReportBlock& b :
//   section.blocks)
//     std::visit(writer, b);
//
// All words are plain text in the report's language: writers escape.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "quaestor/render/picture.h"
#include "quaestor/render/texts.h"

namespace quaestor {

struct ReportText {
  std::string words = {};
  std::vector<std::size_t> notes = {};  // numbers of notes, 1 = the first
};

struct ReportList {
  std::vector<ReportText> items;
};

struct ReportColumn {
  std::string heading;
  bool numeric = false;  // aligned right, not broken
  int weight = 1;        // width relative to the others
};

struct ReportTable {
  std::vector<ReportColumn> columns;
  std::vector<std::vector<ReportText>> rows;  // as many cells as columns
  std::string rest = {};                      // what was left out, or empty
};

// Figures set large: {"≈ €120bn", "planned"}.
struct ReportTiles {
  std::vector<std::pair<std::string, std::string>> tiles;
};

struct ReportFigure {
  std::string name;  // of its file, without ending: "country-FR"
  PictureOptions picture;
};

using ReportBlock = std::variant<ReportText, ReportList, ReportTable, ReportTiles, ReportFigure>;

struct ReportSection {
  std::string id;  // letters, digits and '-'
  std::string heading;
  int level = 2;  // 2, or 3 for a part of the section before
  std::vector<ReportBlock> blocks = {};
};

struct ReportNote {
  std::string quote;
  std::string language;  // of the quote: en, fr, nl, de, or empty
  std::string citation;  // title, outlet, date, language
  std::string url;       // http(s) only, or empty
};

struct Report {
  const Texts* texts = nullptr;
  std::string title, author, date;
  std::string lead;  // one sentence: what there is
  std::vector<ReportSection> sections;
  std::vector<ReportNote> notes;
};

}  // namespace quaestor
