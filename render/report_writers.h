// A report as text, one file a format; and the pictures it shows.
//
//   std::string html = report_as_html(report, [&](const ReportFigure& f) { return svg_of(f); });
#pragma once

#include <functional>
#include <string>

#include "report_model.h"

namespace quaestor {

// What stands for a picture in a format: SVG to be inlined in HTML, a path in Markdown and LaTeX.
using FigureText = std::function<std::string(const ReportFigure&)>;

// Pipe tables and footnotes as GitHub and pandoc read them.
std::string report_as_markdown(const Report& report, const FigureText& path_of);
// One page without network or script, fit for print.
std::string report_as_html(const Report& report, const FigureText& svg_of);
// For pdfLaTeX, LuaLaTeX and XeLaTeX, with packages every TeX has.
std::string report_as_latex(const Report& report, const FigureText& path_of);
// HTML for pandoc to make a docx of, with the styles of report_docx_styles.h.
std::string report_for_docx(const Report& report, const FigureText& path_of);

}  // namespace quaestor
