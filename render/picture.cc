#include "quaestor/render/picture.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "columns_dot.h"
#include "graphviz.h"
#include "page.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"
#include "scene.h"
#include "svg.h"

namespace quaestor {

namespace {

constexpr int kLeastDpi = 20;
constexpr int kMostDpi = 600;

std::string draw_bitmap(const Graph& graph, const PictureOptions& options,
                        const std::string& format) {
  if (options.dpi < kLeastDpi || options.dpi > kMostDpi) {
    throw Error(ErrorKind::usage, "", fmt::format("dpi must be {} to {}", kLeastDpi, kMostDpi));
  }
  const DotOptions dot{.dark = options.dark,
                       .links = true,
                       .heading = true,
                       .dpi = format == "png" ? options.dpi : 0};
  return run_graphviz(columns_dot(graph, make_scene(graph, options), dot), format);
}

// Whole or not at all: written beside, then renamed.
void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::filesystem::path partial = path;
  partial += ".partial";
  std::ofstream file(partial, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  std::error_code error;
  if (file) std::filesystem::rename(partial, path, error);
  if (!file || error) {
    const std::string reason = error ? error.message() : std::strerror(errno);
    std::filesystem::remove(partial, error);
    throw Error(ErrorKind::unwritable, path.string(), "cannot write: " + reason);
  }
}

}  // namespace

std::string picture_dot(const Graph& graph, const PictureOptions& options) {
  return columns_dot(graph, make_scene(graph, options),
                     {.dark = options.dark, .links = true, .heading = true, .dpi = 0});
}

std::string picture_svg(const Graph& graph, const PictureOptions& options) {
  const Scene scene = make_scene(graph, options);
  const std::string dot =
      columns_dot(graph, scene, {.dark = options.dark, .links = true, .heading = true, .dpi = 0});
  return polish_svg(run_graphviz(dot, "svg"),
                    {.title = scene.title, .description = scene.summary, .inlined = false});
}

std::string picture_html(const Graph& graph, const PictureOptions& options) {
  const Scene scene = make_scene(graph, options);
  const std::string dot =
      columns_dot(graph, scene, {.dark = false, .links = false, .heading = false, .dpi = 0});
  const std::string svg =
      polish_svg(run_graphviz(dot, "svg"),
                 {.title = scene.title, .description = scene.summary, .inlined = true});
  return make_page(graph, scene, svg);
}

void render_picture(const Graph& graph, const std::filesystem::path& output,
                    const PictureOptions& options) {
  const std::string ending = to_lower(output.extension().string());
  std::string bytes;
  if (ending == ".svg") {
    bytes = picture_svg(graph, options);
  } else if (ending == ".png" || ending == ".pdf") {
    bytes = draw_bitmap(graph, options, ending.substr(1));
  } else if (ending == ".dot" || ending == ".gv") {
    bytes = picture_dot(graph, options);
  } else if (ending == ".html" || ending == ".htm") {
    bytes = picture_html(graph, options);
  } else {
    throw Error(ErrorKind::usage, output.string(),
                "a picture ends in .svg, .png, .pdf, .dot or .html");
  }
  write_file(output, bytes);
}

}  // namespace quaestor
