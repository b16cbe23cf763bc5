#include "version.h"

#include <fmt/format.h>

#include <CLI/Version.hpp>
#include <boost/version.hpp>
#include <nlohmann/json.hpp>

#include "line_editor.h"
#include "quaestor/articles/reader.h"
#include "quaestor/graph/store.h"
#include "quaestor/render/export.h"
#include "quaestor/render/raster.h"
#include "quaestor/render/report.h"
#include "quaestor/render/tables.h"
#include "ranks.h"

namespace quaestor {

std::string version_text() {
  return fmt::format(
      "quaestor {} (store schema {})\n"
      "languages: en, fr, nl, de\n"
      "inputs: {}\n"
      "tables: {}\n"
      "exports: {}\n"
      "pictures: svg, png, pdf, dot, html (Graphviz{})\n"
      "reports: {}\n"
      "line editor of the shell: {}\n"
      "several processes: {}\n"
      "built with Boost {}.{}, nlohmann-json {}.{}.{}, CLI11 {}, fmt {}.{}.{}, {} {}",
      QUAESTOR_VERSION, kStoreSchema, input_formats(), kTableFormats, kExportFormats,
      can_rasterize() ? ", librsvg" : "; no librsvg: sankey, matrix and timeline as svg only",
      report_tools(), LineEditor::edits() ? "libedit" : "none, plain lines", ranks_text(),
      BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, NLOHMANN_JSON_VERSION_MAJOR,
      NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH, CLI11_VERSION, FMT_VERSION / 10000,
      FMT_VERSION / 100 % 100, FMT_VERSION % 100,
#ifdef __clang__
      "Clang", __clang_version__
#else
      "GCC", __VERSION__
#endif
  );
}

}  // namespace quaestor
