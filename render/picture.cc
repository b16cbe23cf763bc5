#include "quaestor/render/picture.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "columns_dot.h"
#include "graphviz.h"
#include "matrix_svg.h"
#include "network_dot.h"
#include "page.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"
#include "quaestor/render/raster.h"
#include "sankey_svg.h"
#include "scene.h"
#include "svg.h"
#include "timeline_svg.h"

namespace quaestor {

namespace {

constexpr int kLeastDpi = 20;
constexpr int kMostDpi = 600;

// A picture before it has a format: DOT for Graphviz, or an SVG of ours.
struct Draft {
  PictureStyle style = PictureStyle::columns;
  std::string dot;     // empty: `svg` is ours
  std::string layout;  // Graphviz's program for `dot`
  std::string svg;
  std::string title, share, summary;
};

Draft draft_flows(const Graph& graph, const PictureOptions& options, PictureStyle style) {
  const bool matrix = style == PictureStyle::matrix;
  PictureOptions whole = options;
  if (whole.top == 0) whole.top = -1;
  const Flows flows = make_flows(graph, whole, matrix ? kMatrixLimits : kSankeyLimits);
  const SvgOptions svg{.dark = options.dark};
  return {.style = style,
          .dot = {},
          .layout = {},
          .svg = matrix ? matrix_svg(graph, flows, svg) : sankey_svg(graph, flows, svg),
          .title = flows.title,
          .share = flows.share,
          .summary = flows.summary};
}

Draft draft_timeline(const Graph& graph, const PictureOptions& options) {
  PictureOptions whole = options;
  if (whole.top == 0) whole.top = -1;
  const Timeline timeline = make_timeline(graph, whole);
  return {.style = PictureStyle::timeline,
          .dot = {},
          .layout = {},
          .svg = timeline_svg(graph, timeline, {.dark = options.dark}),
          .title = timeline.title,
          .share = timeline.share,
          .summary = timeline.summary};
}

Draft draft_columns(const Graph& graph, const PictureOptions& options, int dpi) {
  const Scene scene = make_scene(graph, options);
  return {.style = PictureStyle::columns,
          .dot = columns_dot(graph, scene,
                             {.dark = options.dark, .links = true, .heading = true, .dpi = dpi}),
          .layout = "dot",
          .svg = {},
          .title = scene.title,
          .share = scene.share,
          .summary = scene.summary};
}

Draft draft_network(const Graph& graph, const PictureOptions& options, int dpi) {
  const Network network = make_network(graph, options);
  return {.style = PictureStyle::network,
          .dot = network_dot(graph, network,
                             {.dark = options.dark, .links = true, .heading = true, .dpi = dpi}),
          .layout = "sfdp",
          .svg = {},
          .title = network.title,
          .share = network.share,
          .summary = network.summary};
}

Draft draft(const Graph& graph, const PictureOptions& options, int dpi) {
  const PictureStyle style = choose_style(graph, options);
  if (options.regulations && style != PictureStyle::columns && style != PictureStyle::network) {
    throw Error(ErrorKind::usage, std::string(to_string(style)),
                "shows no laws; use columns or network with --regulations");
  }
  switch (style) {
    case PictureStyle::matrix:
    case PictureStyle::sankey:
      return draft_flows(graph, options, style);
    case PictureStyle::network:
      return draft_network(graph, options, dpi);
    case PictureStyle::timeline:
      return draft_timeline(graph, options);
    case PictureStyle::columns:
      break;
  }
  return draft_columns(graph, options, dpi);
}

std::string finish_svg(const Draft& draft) {
  if (draft.dot.empty()) return draft.svg;
  return polish_svg(run_graphviz(draft.dot, "svg", draft.layout),
                    {.title = draft.title, .description = draft.summary, .inlined = false});
}

const std::string& finish_dot(const Draft& draft) {
  if (draft.dot.empty()) {
    throw Error(ErrorKind::usage, std::string(to_string(draft.style)),
                "has no DOT; use --style columns or network, or another ending");
  }
  return draft.dot;
}

void check_dpi(int dpi) {
  if (dpi < kLeastDpi || dpi > kMostDpi) {
    throw Error(ErrorKind::usage, "", fmt::format("dpi must be {} to {}", kLeastDpi, kMostDpi));
  }
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
  return finish_dot(draft(graph, options, 0));
}

std::string picture_svg(const Graph& graph, const PictureOptions& options) {
  return finish_svg(draft(graph, options, 0));
}

std::string picture_html(const Graph& graph, const PictureOptions& options) {
  const Scene scene = make_scene(graph, options);
  const std::string dot =
      columns_dot(graph, scene, {.dark = false, .links = false, .heading = false, .dpi = 0});
  const std::string svg =
      polish_svg(run_graphviz(dot, "svg"),
                 {.title = scene.title, .description = scene.summary, .inlined = true});
  return make_page(graph, scene, svg, options.dark);
}

Drawn render_picture(const Graph& graph, const std::filesystem::path& output,
                     const PictureOptions& options) {
  const std::string ending = to_lower(output.extension().string());
  if (ending == ".html" || ending == ".htm") {
    write_file(output, picture_html(graph, options));
    return {.style = PictureStyle::columns, .share = make_scene(graph, options).share};
  }
  const bool bitmap = ending == ".png" || ending == ".pdf";
  if (!bitmap && ending != ".svg" && ending != ".dot" && ending != ".gv") {
    throw Error(ErrorKind::usage, output.string(),
                "a picture ends in .svg, .png, .pdf, .dot or .html");
  }
  if (bitmap) check_dpi(options.dpi);
  const Draft picture = draft(graph, options, ending == ".png" ? options.dpi : 0);
  std::string bytes;
  if (bitmap && picture.dot.empty()) {
    bytes = rasterize(picture.svg, ending.substr(1), options.dpi);
  } else if (bitmap) {
    bytes = run_graphviz(picture.dot, ending.substr(1), picture.layout);
  } else {
    bytes = ending == ".svg" ? finish_svg(picture) : finish_dot(picture);
  }
  write_file(output, bytes);
  return {.style = picture.style, .share = picture.share};
}

}  // namespace quaestor
