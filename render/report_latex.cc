// One file that pdfLaTeX, LuaLaTeX and XeLaTeX take, with packages of Debian's
// texlive-latex-recommended. Notes stand at the end, as hundreds of them fill no foot of a page.
#include <fmt/format.h>

#include "quaestor/render/escape.h"
#include "report_writers.h"

namespace quaestor {

namespace {

constexpr std::string_view kPreamble = R"tex(\documentclass[10pt,a4paper]{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[utf8]{inputenc}
  \usepackage[T1]{fontenc}
  \usepackage{lmodern}
  \usepackage{textcomp}
  \newcommand{\quni}[1]{?}% other scripts need LuaLaTeX or XeLaTeX
\else
  \usepackage{fontspec}
  \newcommand{\quni}[1]{#1}
\fi
\usepackage[margin=22mm]{geometry}
\usepackage{array,longtable,booktabs,graphicx}
\usepackage[hidelinks]{hyperref}
\setlength{\parindent}{0pt}
\setlength{\parskip}{4pt}
\setlength{\LTleft}{0pt}
\setlength{\LTright}{0pt}
\setlength{\emergencystretch}{3em}
\renewcommand{\arraystretch}{1.15}
\setcounter{secnumdepth}{0}
\newcommand{\together}{\par\vspace{0pt plus 6\baselineskip}\penalty-200\vspace{0pt plus -6\baselineskip}}
\newcommand{\qnote}[1]{\hyperlink{note-#1}{\textsuperscript{#1}}}
\newcolumntype{L}[1]{>{\raggedright\arraybackslash}p{#1}}
\newcolumntype{R}[1]{>{\raggedleft\arraybackslash}p{#1}}
)tex";

std::string text(const ReportText& text) {
  std::string out = escape_latex(text.words);
  for (std::size_t i = 0; i < text.notes.size(); ++i) {
    out += fmt::format("{}\\qnote{{{}}}", i > 0 ? "\\textsuperscript{,\\,}" : "", text.notes[i]);
  }
  return out;
}

// Addresses keep their characters; the few that \url cannot hold are percent-encoded.
std::string address(std::string_view url) {
  std::string out;
  for (const char c : url) {
    const bool plain = static_cast<unsigned char>(c) < 0x80 &&
                       std::string_view("\\{}^`\"<>").find(c) == std::string_view::npos;
    if (plain && c != '%' && c != '#') {
      out += c;
    } else if (c == '%' || c == '#') {
      out += fmt::format("\\{}", c);
    } else {
      out += fmt::format("\\%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string quoted(const Texts& texts, std::string_view quote) {
  return escape_latex(texts.fill("quote", {{"quote", quote}}));
}

class LatexWriter {
 public:
  explicit LatexWriter(const FigureText& path_of) : path_of_(path_of) {}

  std::string write(const Report& report) {
    const Texts& texts = *report.texts;
    out_ = kPreamble;
    out_ += fmt::format("\\renewcommand{{\\contentsname}}{{{}}}\n",
                        escape_latex(texts["report.contents"]));
    out_ += fmt::format("\\title{{{}}}\n\\author{{{}}}\n\\date{{{}}}\n\\begin{{document}}\n",
                        escape_latex(report.title), escape_latex(report.author),
                        escape_latex(report.date));
    out_ += fmt::format("\\maketitle\n{}\n\n\\tableofcontents\n\n", escape_latex(report.lead));
    for (const ReportSection& section : report.sections) {
      out_ += fmt::format("\\together\\{}section{{{}}}\n\n", section.level > 2 ? "sub" : "",
                          escape_latex(section.heading));
      for (const ReportBlock& block : section.blocks) std::visit(*this, block);
    }
    write_notes(report);
    return out_ + "\\end{document}\n";
  }

  void operator()(const ReportText& paragraph) { out_ += text(paragraph) + "\n\n"; }
  void operator()(const ReportList& list) {
    out_ += "\\begin{itemize}\\setlength{\\itemsep}{0pt}\n";
    for (const ReportText& item : list.items) out_ += "\\item " + text(item) + "\n";
    out_ += "\\end{itemize}\n\n";
  }
  void operator()(const ReportTiles& tiles) {
    out_ += "\\begin{center}\n";
    for (const auto& [value, label] : tiles.tiles) {
      out_ += fmt::format(
          "\\parbox[t]{{{:.3f}\\linewidth}}{{\\centering{{\\Large\\bfseries "
          "{}}}\\\\{{\\small {}}}}}%\n",
          0.99 / static_cast<double>(tiles.tiles.size()), escape_latex(value), escape_latex(label));
    }
    out_ += "\\end{center}\n\n";
  }
  void operator()(const ReportTable& table) {
    int total = 0;
    for (const ReportColumn& column : table.columns) total += column.weight;
    out_ += "{\\footnotesize\\setlength{\\tabcolsep}{3pt}\n\\begin{longtable}{@{}";
    for (const ReportColumn& column : table.columns) {
      out_ += fmt::format("{}{{\\dimexpr {:.4f}\\linewidth-6pt\\relax}}",
                          column.numeric ? 'R' : 'L', static_cast<double>(column.weight) / total);
    }
    out_ += "@{}}\n\\toprule\n";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      out_ += fmt::format("{}\\textbf{{{}}}", i > 0 ? " & " : "",
                          escape_latex(table.columns[i].heading));
    }
    out_ += " \\\\\n\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n";
    for (const std::vector<ReportText>& row : table.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) out_ += (i > 0 ? " & " : "") + text(row[i]);
      out_ += " \\\\\n";
    }
    out_ += "\\end{longtable}}\n";
    if (!table.rest.empty()) out_ += fmt::format("{{\\small {}}}\n", escape_latex(table.rest));
    out_ += "\n";
  }
  void operator()(const ReportFigure& figure) {
    out_ += fmt::format(
        "\\begin{{center}}\n\\includegraphics[width=\\linewidth,height=0.8\\textheight,"
        "keepaspectratio]{{{}}}\n\\end{{center}}\n\n",
        path_of_(figure));
  }

 private:
  void write_notes(const Report& report) {
    if (report.notes.empty()) return;
    out_ += fmt::format("\\section{{{}}}\n\n{{\\footnotesize\\begin{{enumerate}}\n",
                        escape_latex((*report.texts)["report.notes"]));
    for (std::size_t i = 0; i < report.notes.size(); ++i) {
      const ReportNote& note = report.notes[i];
      out_ += fmt::format("\\item\\hypertarget{{note-{}}}{{}}{} {}", i + 1,
                          quoted(*report.texts, note.quote), escape_latex(note.citation));
      if (!note.url.empty()) out_ += fmt::format(" \\url{{{}}}", address(note.url));
      out_ += "\n";
    }
    out_ += "\\end{enumerate}}\n";
  }

  const FigureText& path_of_;
  std::string out_;
};

}  // namespace

std::string report_as_latex(const Report& report, const FigureText& path_of) {
  return LatexWriter(path_of).write(report);
}

}  // namespace quaestor
