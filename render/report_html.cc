#include <fmt/format.h>

#include "quaestor/render/escape.h"
#include "report_assets.h"
#include "report_writers.h"

namespace quaestor {

namespace {

constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action "
    "'none'";

constexpr std::size_t kShort = 12;  // rows of a table that is not parted in print

std::string bdi(std::string_view words) {
  return words.empty() ? "" : fmt::format("<bdi>{}</bdi>", escape_html(words));
}

std::string quote_element(const ReportNote& note) {
  return fmt::format(
      "<q{} dir=\"auto\">{}</q>",
      note.language.empty() ? "" : fmt::format(" lang=\"{}\"", escape_html(note.language)),
      escape_html(note.quote));
}

class HtmlWriter {
 public:
  explicit HtmlWriter(const FigureText& svg_of) : svg_of_(svg_of) {}

  std::string write(const Report& report) {
    write_head(report);
    write_contents(report);
    for (const ReportSection& section : report.sections) {
      out_ += fmt::format("<section id=\"{0}\">\n<h{1}>{2}</h{1}>\n", section.id, section.level,
                          bdi(section.heading));
      for (const ReportBlock& block : section.blocks) std::visit(*this, block);
      out_ += "</section>\n";
    }
    write_notes(report);
    return out_ + "</main>\n</body>\n</html>\n";
  }

  void operator()(const ReportText& paragraph) {
    out_ += fmt::format("<p>{}</p>\n", text(paragraph));
  }
  void operator()(const ReportList& list) {
    out_ += "<ul>\n";
    for (const ReportText& item : list.items) out_ += fmt::format("<li>{}</li>\n", text(item));
    out_ += "</ul>\n";
  }
  void operator()(const ReportTiles& tiles) {
    out_ += "<dl class=\"tiles\">\n";
    for (const auto& [value, label] : tiles.tiles) {
      out_ += fmt::format("<div><dd>{}</dd><dt>{}</dt></div>\n", escape_html(value),
                          escape_html(label));
    }
    out_ += "</dl>\n";
  }
  void operator()(const ReportTable& table) {
    int total = 0;
    for (const ReportColumn& column : table.columns) total += column.weight;
    out_ +=
        table.rows.size() > kShort ? "<table>\n<colgroup>" : "<table class=\"short\">\n<colgroup>";
    for (const ReportColumn& column : table.columns) {
      out_ += fmt::format("<col style=\"width:{:.1f}%\">", 100.0 * column.weight / total);
    }
    out_ += "</colgroup>\n<thead><tr>";
    for (const ReportColumn& column : table.columns) {
      out_ += fmt::format("<th scope=\"col\"{}>{}</th>", column.numeric ? " class=\"n\"" : "",
                          escape_html(column.heading));
    }
    out_ += "</tr></thead>\n<tbody>\n";
    for (const std::vector<ReportText>& row : table.rows) {
      out_ += "<tr>";
      for (std::size_t i = 0; i < row.size(); ++i) {
        out_ += fmt::format("<td{}>{}</td>", table.columns[i].numeric ? " class=\"n\"" : "",
                            text(row[i]));
      }
      out_ += "</tr>\n";
    }
    out_ += "</tbody>\n</table>\n";
    if (!table.rest.empty()) {
      out_ += fmt::format("<p class=\"rest\">{}</p>\n", escape_html(table.rest));
    }
  }
  void operator()(const ReportFigure& figure) {
    out_ += fmt::format("<figure>\n{}\n</figure>\n", svg_of_(figure));
  }

 private:
  // The first reference to a note is where the note leads back to.
  std::string text(const ReportText& text) {
    std::string out = bdi(text.words);
    std::string notes;
    for (const std::size_t note : text.notes) {
      const bool first = note > last_note_;
      if (first) last_note_ = note;
      notes += fmt::format("{}<a href=\"#note-{}\"{}>{}</a>", notes.empty() ? "" : ", ", note,
                           first ? fmt::format(" id=\"ref-{}\"", note) : "", note);
    }
    if (notes.empty()) return out;
    return out.empty() ? fmt::format("<span class=\"refs\">{}</span>", notes)
                       : fmt::format("{}<sup>{}</sup>", out, notes);
  }

  void write_head(const Report& report) {
    out_ = fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n",
                       report.texts->language());
    out_ += fmt::format("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n", kPolicy);
    out_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    if (!report.author.empty()) {
      out_ += fmt::format("<meta name=\"author\" content=\"{}\">\n", escape_html(report.author));
    }
    out_ += fmt::format("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n",
                        escape_html(report.title), kReportStyle);
    out_ += fmt::format("<header>\n<h1>{}</h1>\n", bdi(report.title));
    std::string line = bdi(report.author);
    if (!line.empty() && !report.date.empty()) line += " · ";
    line += bdi(report.date);
    if (!line.empty()) out_ += fmt::format("<p class=\"by\">{}</p>\n", line);
    out_ += fmt::format("<p class=\"lead\">{}</p>\n</header>\n", escape_html(report.lead));
  }

  void write_contents(const Report& report) {
    out_ += fmt::format("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{}</h2>\n<ol>\n",
                        escape_html((*report.texts)["report.contents"]));
    bool inner = false;
    for (std::size_t i = 0; i < report.sections.size(); ++i) {
      const ReportSection& section = report.sections[i];
      if (inner && section.level == 2) out_ += "</ol></li>\n";
      inner = section.level > 2;
      const bool opens =
          !inner && i + 1 < report.sections.size() && report.sections[i + 1].level > 2;
      out_ += fmt::format("<li><a href=\"#{}\">{}</a>{}\n", section.id, bdi(section.heading),
                          opens ? "<ol>" : "</li>");
    }
    if (inner) out_ += "</ol></li>\n";
    if (!report.notes.empty()) {
      out_ += fmt::format("<li><a href=\"#notes\">{}</a></li>\n",
                          escape_html((*report.texts)["report.notes"]));
    }
    out_ += "</ol>\n</nav>\n";
  }

  void write_notes(const Report& report) {
    if (report.notes.empty()) return;
    out_ += fmt::format("<section id=\"notes\">\n<h2>{}</h2>\n<ol>\n",
                        escape_html((*report.texts)["report.notes"]));
    for (std::size_t i = 0; i < report.notes.size(); ++i) {
      const ReportNote& note = report.notes[i];
      out_ += fmt::format("<li id=\"note-{}\">{} <cite>{}</cite>", i + 1,
                          report.texts->fill("quote", {{"quote", quote_element(note)}}),
                          bdi(note.citation));
      if (!note.url.empty()) {
        out_ += fmt::format(" <a class=\"url\" href=\"{0}\" rel=\"noopener noreferrer\">{0}</a>",
                            escape_html(note.url));
      }
      out_ +=
          fmt::format(" <a class=\"back\" href=\"#ref-{}\" aria-label=\"↩\">↩</a></li>\n", i + 1);
    }
    out_ += "</ol>\n</section>\n";
  }

  const FigureText& svg_of_;
  std::string out_;
  std::size_t last_note_ = 0;
};

}  // namespace

std::string report_as_html(const Report& report, const FigureText& svg_of) {
  return HtmlWriter(svg_of).write(report);
}

}  // namespace quaestor
