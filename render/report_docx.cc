// HTML as pandoc reads it best for a word processor: contents and notes are written out, as fields
// and footnotes by the hundred fill no page well; custom-style names a style of
// report_docx_styles.cc; a cell or list item without <p> becomes "Compact", one with it "Body
// Text".
#include <fmt/format.h>

#include "quaestor/render/escape.h"
#include "report_writers.h"

namespace quaestor {

namespace {

std::string text(const ReportText& text) {
  std::string out = escape_html(text.words);
  std::string notes;
  for (const std::size_t note : text.notes) {
    notes += fmt::format("{}<a href=\"#note-{}\">{}</a>", notes.empty() ? "" : ", ", note, note);
  }
  if (notes.empty()) return out;
  return out.empty() ? notes : fmt::format("{}<sup>{}</sup>", out, notes);
}

std::string styled(std::string_view style, std::string_view html) {
  return fmt::format("<div data-custom-style=\"{}\"><p>{}</p></div>\n", style, html);
}

class DocxWriter {
 public:
  explicit DocxWriter(const FigureText& path_of) : path_of_(path_of) {}

  std::string write(const Report& report) {
    write_head(report);
    for (const ReportSection& section : report.sections) {
      out_ += fmt::format("<h{0} id=\"{1}\">{2}</h{0}>\n", section.level - 1, section.id,
                          escape_html(section.heading));
      for (const ReportBlock& block : section.blocks) std::visit(*this, block);
    }
    write_notes(report);
    return out_ + "</body></html>\n";
  }

  void operator()(const ReportText& paragraph) {
    out_ += fmt::format("<p>{}</p>\n", text(paragraph));
  }
  void operator()(const ReportList& list) {
    out_ += "<ul>\n";
    for (const ReportText& item : list.items) {
      out_ += fmt::format("<li><p>{}</p></li>\n", text(item));
    }
    out_ += "</ul>\n";
  }
  void operator()(const ReportTiles& tiles) {
    out_ += "<table><tbody><tr>\n";
    for (const auto& [value, label] : tiles.tiles) {
      out_ += fmt::format("<td><span data-custom-style=\"Large\">{}</span><br>{}</td>\n",
                          escape_html(value), escape_html(label));
    }
    out_ += "</tr></tbody></table>\n";
  }
  void operator()(const ReportTable& table) {
    int total = 0;
    for (const ReportColumn& column : table.columns) total += column.weight;
    out_ += "<table><colgroup>";
    for (const ReportColumn& column : table.columns) {
      out_ += fmt::format("<col style=\"width:{}%\">", 100 * column.weight / total);
    }
    out_ += "</colgroup><thead><tr>";
    for (const ReportColumn& column : table.columns) {
      out_ += cell("th", column, escape_html(column.heading));
    }
    out_ += "</tr></thead><tbody>\n";
    for (const std::vector<ReportText>& row : table.rows) {
      out_ += "<tr>";
      for (std::size_t i = 0; i < row.size(); ++i) {
        out_ += cell("td", table.columns[i], text(row[i]));
      }
      out_ += "</tr>\n";
    }
    out_ += "</tbody></table>\n";
    if (!table.rest.empty()) {
      out_ += fmt::format("<p><span data-custom-style=\"Faint\">{}</span></p>\n",
                          escape_html(table.rest));
    }
  }
  void operator()(const ReportFigure& figure) {
    out_ +=
        styled("Figure", fmt::format("<img src=\"{}\" alt=\"{}\">", escape_html(path_of_(figure)),
                                     escape_html(figure.picture.title)));
  }

 private:
  static std::string cell(std::string_view tag, const ReportColumn& column, std::string_view html) {
    return fmt::format("<{0} style=\"text-align:{1}\">{2}</{0}>", tag,
                       column.numeric ? "right" : "left", html);
  }

  void write_head(const Report& report) {
    out_ = fmt::format("<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\n",
                       report.texts->language());
    for (const auto& [name, content] :
         {std::pair{"author", &report.author}, std::pair{"date", &report.date}}) {
      if (content->empty()) continue;
      out_ += fmt::format("<meta name=\"{}\" content=\"{}\">\n", name, escape_html(*content));
    }
    out_ += fmt::format("<title>{}</title></head><body>\n<p>{}</p>\n", escape_html(report.title),
                        escape_html(report.lead));
    for (const ReportSection& section : report.sections) {
      out_ +=
          styled(section.level > 2 ? "Contents Inner" : "Contents",
                 fmt::format("<a href=\"#{}\">{}</a>", section.id, escape_html(section.heading)));
    }
    if (report.notes.empty()) return;
    out_ += styled("Contents", fmt::format("<a href=\"#notes\">{}</a>",
                                           escape_html((*report.texts)["report.notes"])));
  }

  void write_notes(const Report& report) {
    if (report.notes.empty()) return;
    out_ += fmt::format("<h1 id=\"notes\">{}</h1>\n<ol>\n",
                        escape_html((*report.texts)["report.notes"]));
    for (std::size_t i = 0; i < report.notes.size(); ++i) {
      const ReportNote& note = report.notes[i];
      out_ += fmt::format(
          "<li><span id=\"note-{}\">{}</span> <span data-custom-style=\"Faint\">{}</span>", i + 1,
          report.texts->fill("quote", {{"quote", escape_html(note.quote)}}),
          escape_html(note.citation));
      if (!note.url.empty()) {
        out_ += fmt::format(" <a href=\"{0}\">{0}</a>", escape_html(note.url));
      }
      out_ += "</li>\n";
    }
    out_ += "</ol>\n";
  }

  const FigureText& path_of_;
  std::string out_;
};

}  // namespace

std::string report_for_docx(const Report& report, const FigureText& path_of) {
  return DocxWriter(path_of).write(report);
}

}  // namespace quaestor
