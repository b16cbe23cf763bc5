#include <fmt/format.h>

#include "quaestor/render/escape.h"
#include "report_writers.h"

namespace quaestor {

namespace {

constexpr int kDashes = 4;  // of a column's rule for each weight: pandoc takes widths from them

std::string text(const ReportText& text) {
  std::string out = escape_markdown(text.words);
  for (const std::size_t note : text.notes) out += fmt::format("[^{}]", note);
  return out;
}

class MarkdownWriter {
 public:
  explicit MarkdownWriter(const FigureText& path_of) : path_of_(path_of) {}

  std::string write(const Report& report) {
    texts_ = report.texts;
    out_ = fmt::format("# {}\n\n", escape_markdown(report.title));
    for (const std::string& line : {report.author, report.date, report.lead}) {
      if (!line.empty()) out_ += escape_markdown(line) + "\n\n";
    }
    for (const ReportSection& section : report.sections) {
      out_ += fmt::format("{} {}\n\n", std::string(static_cast<std::size_t>(section.level), '#'),
                          escape_markdown(section.heading));
      for (const ReportBlock& block : section.blocks) std::visit(*this, block);
    }
    if (!report.notes.empty()) {
      out_ += fmt::format("## {}\n\n", escape_markdown((*report.texts)["report.notes"]));
    }
    for (std::size_t i = 0; i < report.notes.size(); ++i) write_note(i + 1, report.notes[i]);
    return std::move(out_);
  }

  void operator()(const ReportText& paragraph) { out_ += text(paragraph) + "\n\n"; }
  void operator()(const ReportList& list) {
    for (const ReportText& item : list.items) out_ += "- " + text(item) + "\n";
    out_ += "\n";
  }
  void operator()(const ReportTiles& tiles) {
    for (const auto& [value, label] : tiles.tiles) {
      out_ += fmt::format("- **{}** {}\n", escape_markdown(value), escape_markdown(label));
    }
    out_ += "\n";
  }
  void operator()(const ReportTable& table) {
    std::string rule = "|";
    out_ += "|";
    for (const ReportColumn& column : table.columns) {
      out_ += fmt::format(" {} |", escape_markdown(column.heading));
      rule +=
          fmt::format("{}{}|", std::string(static_cast<std::size_t>(column.weight * kDashes), '-'),
                      column.numeric ? ":" : "-");
    }
    out_ += "\n" + rule + "\n";
    for (const std::vector<ReportText>& row : table.rows) {
      out_ += "|";
      for (const ReportText& cell : row) out_ += fmt::format(" {} |", text(cell));
      out_ += "\n";
    }
    out_ += "\n";
    if (!table.rest.empty()) out_ += escape_markdown(table.rest) + "\n\n";
  }
  void operator()(const ReportFigure& figure) {
    out_ += fmt::format("![{}]({})\n\n", escape_markdown(figure.picture.title), path_of_(figure));
  }

 private:
  void write_note(std::size_t number, const ReportNote& note) {
    out_ += fmt::format("[^{}]: {} {}", number,
                        texts_->fill("quote", {{"quote", escape_markdown(note.quote)}}),
                        escape_markdown(note.citation));
    if (!note.url.empty()) out_ += fmt::format(" <{}>", note.url);
    out_ += "\n\n";
  }

  const FigureText& path_of_;
  const Texts* texts_ = nullptr;
  std::string out_;
};

}  // namespace

std::string report_as_markdown(const Report& report, const FigureText& path_of) {
  return MarkdownWriter(path_of).write(report);
}

}  // namespace quaestor
