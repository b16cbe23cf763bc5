// Pictures of a graph: who invests where, in five styles. Place in the flow: after
// graph/ (and queries/, which may name the facts to draw).
//
//   render_picture(graph, "out/seeds.svg", {.title = "Who invests where"});
//   render_picture(graph, "france.html", {.focus = "France", .depth = 1});
//
// Columns and network are laid out by Graphviz, matrix, sankey and timeline by us. The same graph
// and options give the same bytes on one machine (fonts differ between machines). Graphviz and
// librsvg run in child processes, so a crash in them is an Error here.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/graph/graph.h"

namespace quaestor {

// columns: investors left, a pill for each investment, receivers right; up to about 60 of them.
// network: the shape of a large graph, with all relations. matrix: investors by receivers, sums as
// bubbles. sankey: the same as bands, for print. timeline: investments by date.
enum class PictureStyle { columns, network, matrix, sankey, timeline };
std::string_view to_string(PictureStyle style);
std::optional<PictureStyle> parse_picture_style(std::string_view name);
inline constexpr std::string_view kPictureStyles = "columns, network, matrix, sankey, timeline";

struct PictureOptions {
  std::optional<PictureStyle> style = {};  // none: choose_style
  std::string language = "en";  // of title, legend, notes and names of countries: texts.h
  std::string title = {};       // empty: "Who invests where", or the name in focus
  std::string focus = {};  // a name, alias or id: only what is within `depth` facts of it, with all
                           // its relations
  int depth = 1;
  int top = 0;  // investments drawn, largest first; below 0: all; 0: columns all up to kDrawAll,
                // then kDrawTop, other styles all (matrix and sankey cut rows and columns instead)
  bool dark = false;
  bool regulations = false;               // who is subject to which law, and who issued it
  int dpi = 110;                          // PNG only
  std::vector<std::uint32_t> facts = {};  // only these facts, empty = all
};

inline constexpr int kDrawAll = 60;
inline constexpr int kDrawTop = 40;
inline constexpr int kDrawColumns = 300;  // more investments than these are a matrix by default

// What shows best what was asked for. One investor into one place, several times: timeline; with
// laws or around a name further than one step and too much for columns: network; more than
// kDrawColumns: matrix; else columns. Throws as picture_dot.
PictureStyle choose_style(const Graph& graph, const PictureOptions& options);

// What was drawn: the style, and the line under the title ("The 40 largest of 159 investments, …").
struct Drawn {
  PictureStyle style = PictureStyle::columns;
  std::string share;
};

// The picture as DOT, for people who go on with Graphviz themselves. Throws Error not_found
// (unknown focus, nothing to draw) / ambiguous / usage (a fact that is not there, a style that
// Graphviz does not lay out).
std::string picture_dot(const Graph& graph, const PictureOptions& options = {});
// The picture as SVG with title, description, ids and classes. Throws as picture_dot, and
// unsupported when Graphviz fails.
std::string picture_svg(const Graph& graph, const PictureOptions& options = {});
// One self-contained page: the SVG with search, filters and the evidence of what is clicked. Throws
// as picture_svg.
std::string picture_html(const Graph& graph, const PictureOptions& options = {});

// Writes the picture in the form told by the ending: svg, png, pdf, dot, html. The file appears
// whole or not at all. Throws Error usage (another ending, DOT of a style that has none),
// unwritable, and as above.
Drawn render_picture(const Graph& graph, const std::filesystem::path& output,
                     const PictureOptions& options = {});

}  // namespace quaestor
