#include "quaestor/render/report.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "programs.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"
#include "quaestor/render/picture.h"
#include "report_build.h"
#include "report_docx_styles.h"
#include "report_writers.h"
#include "svg_ids.h"

namespace quaestor {

namespace fs = std::filesystem;

namespace {

// Whole or not at all: written beside, then renamed.
void write_whole(const fs::path& path, const std::string& bytes) {
  fs::path partial = path;
  partial += ".partial";
  std::ofstream file(partial, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  std::error_code error;
  if (file) fs::rename(partial, path, error);
  if (!file || error) {
    const std::string reason = error ? error.message() : std::strerror(errno);
    fs::remove(partial, error);
    throw Error(ErrorKind::unwritable, path.string(), "cannot be written: " + reason);
  }
}

// Tells how far the pictures are.
class Progress {
 public:
  Progress(const ReportOptions& options, const Report& report) : options_(options) {
    for (const ReportSection& section : report.sections) {
      for (const ReportBlock& block : section.blocks) {
        all_ += std::holds_alternative<ReportFigure>(block) ? 1 : 0;
      }
    }
  }
  void next(const ReportFigure& figure) {
    ++done_;
    if (options_.progress) {
      options_.progress(fmt::format("picture {}/{}: {}", done_, all_, figure.picture.title));
    }
  }

 private:
  const ReportOptions& options_;
  std::size_t all_ = 0;
  std::size_t done_ = 0;
};

std::string html(const Graph& graph, const ReportOptions& options) {
  const Report report = build_report(graph, options);
  Progress progress(options, report);
  int number = 0;
  return report_as_html(report, [&](const ReportFigure& figure) {
    progress.next(figure);
    return prefix_ids(picture_svg(graph, figure.picture), fmt::format("p{}-", ++number));
  });
}

using ReportWriter = std::string (*)(const Report&, const FigureText&);

// Pictures as files of `ending` in `folder`, named as `shown`/name in the text.
std::string with_files(const Graph& graph, const ReportOptions& options, ReportWriter writer,
                       const fs::path& folder, const std::string& shown, std::string_view ending) {
  const Report report = build_report(graph, options);
  Progress progress(options, report);
  int number = 0;
  return writer(report, [&](const ReportFigure& figure) {
    const std::string name = fmt::format("{}-{}{}", ++number, figure.name, ending);
    if (!folder.empty()) {
      progress.next(figure);
      std::error_code error;
      fs::create_directories(folder, error);
      render_picture(graph, folder / name, figure.picture);
    }
    return shown + "/" + name;
  });
}

void write_docx(const Graph& graph, const fs::path& output, const ReportOptions& options) {
  const std::optional<std::string> pandoc = find_program({"pandoc"});
  if (!pandoc) {
    throw Error(ErrorKind::unsupported, output.string(),
                "a docx is made by pandoc, which is not installed (Debian: pandoc); write .html "
                "or .md instead");
  }
  const TemporaryFolder folder;
  const std::string pictures = (folder.path() / "pictures").string();
  const fs::path source = folder.path() / "report.html";
  const fs::path styles = folder.path() / "styles.docx";
  const fs::path made = folder.path() / "report.docx";
  write_whole(source, with_files(graph, options, report_for_docx, pictures, pictures, ".png"));
  write_whole(styles, docx_styles());
  run_program("pandoc",
              {*pandoc, "--from=html", "--metadata=lang:" + options.language,
               "--reference-doc=" + styles.string(), "--output=" + made.string(), source.string()});
  std::ifstream in(made, std::ios::binary);
  write_whole(output, std::string(std::istreambuf_iterator<char>(in), {}));
}

std::optional<std::string> find_chromium() {
  return find_program({"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"});
}

void write_pdf(const Graph& graph, const fs::path& output, const ReportOptions& options) {
  const std::optional<std::string> chromium = find_chromium();
  if (!chromium) {
    throw Error(ErrorKind::unsupported, output.string(),
                "a PDF is printed by Chromium, which is not installed (Debian: chromium); write "
                ".html and print it, or .tex");
  }
  const TemporaryFolder folder;
  const fs::path source = folder.path() / "report.html";
  const fs::path made = folder.path() / "report.pdf";
  write_whole(source, html(graph, options));
  std::vector<std::string> argv{*chromium,
                                "--headless",
                                "--disable-gpu",
                                "--disable-extensions",
                                "--no-first-run",
                                "--no-pdf-header-footer",
                                "--user-data-dir=" + (folder.path() / "profile").string(),
                                "--print-to-pdf=" + made.string(),
                                "file://" + source.string()};
  if (geteuid() == 0) argv.insert(argv.begin() + 1, "--no-sandbox");  // it refuses to run as root
  run_program("Chromium", argv);
  std::ifstream in(made, std::ios::binary);
  if (!in) throw Error(ErrorKind::unsupported, "Chromium", "printed nothing");
  write_whole(output, std::string(std::istreambuf_iterator<char>(in), {}));
}

fs::path folder_beside(const fs::path& output) {
  return output.parent_path() / (output.stem().string() + "_files");
}

// In a path that Markdown and LaTeX read.
std::string plain_name(const fs::path& folder) {
  std::string name = folder.filename().string();
  for (char& c : name) {
    if (std::string_view(" ()<>{}%#&$~^\\_").find(c) != std::string_view::npos && c != '_') c = '-';
  }
  return name;
}

void write_with_files(const Graph& graph, const fs::path& output, const ReportOptions& options,
                      ReportWriter writer, std::string_view ending) {
  const std::string shown = plain_name(folder_beside(output));
  const fs::path folder = output.parent_path() / shown;
  write_whole(output, with_files(graph, options, writer, folder, shown, ending));
}

}  // namespace

std::string report_markdown(const Graph& graph, const ReportOptions& options) {
  return with_files(graph, options, report_as_markdown, {}, "pictures", ".svg");
}

std::string report_html(const Graph& graph, const ReportOptions& options) {
  return html(graph, options);
}

std::string report_latex(const Graph& graph, const ReportOptions& options) {
  return with_files(graph, options, report_as_latex, {}, "pictures", ".pdf");
}

void write_report(const Graph& graph, const fs::path& output, const ReportOptions& options) {
  const std::string ending = to_lower(output.extension().string());
  if (ending == ".html" || ending == ".htm") {
    write_whole(output, html(graph, options));
  } else if (ending == ".md" || ending == ".markdown") {
    write_with_files(graph, output, options, report_as_markdown, ".svg");
  } else if (ending == ".tex") {
    write_with_files(graph, output, options, report_as_latex, ".pdf");
  } else if (ending == ".docx") {
    write_docx(graph, output, options);
  } else if (ending == ".pdf") {
    write_pdf(graph, output, options);
  } else {
    throw Error(ErrorKind::usage, output.string(),
                fmt::format("a report ends in one of {}", kReportEndings));
  }
}

std::string report_tools() {
  const bool pandoc = find_program({"pandoc"}).has_value();
  const bool chromium = find_chromium().has_value();
  return fmt::format("md, html, tex, docx ({}), pdf ({})", pandoc ? "pandoc" : "pandoc not found",
                     chromium ? "Chromium" : "Chromium not found");
}

}  // namespace quaestor
