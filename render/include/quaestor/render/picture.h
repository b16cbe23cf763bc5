// Pictures of a graph: who invests where, in columns, through Graphviz. Place in the flow: after
// graph/ (and queries/, which may name the facts to draw).
//
//   render_picture(graph, "out/seeds.svg", {.title = "Who invests where"});
//   render_picture(graph, "france.html", {.focus = "France", .depth = 1});
//
// Investors stand left, every investment is a pill of its own, receiving companies and countries
// stand right. The same graph and options give the same bytes on one machine (fonts differ between
// machines). Graphviz runs in a child process, so a crash in it is an Error here.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "quaestor/graph/graph.h"

namespace quaestor {

struct PictureOptions {
  std::string language = "en";  // of title, legend, notes and names of countries: texts.h
  std::string title = {};       // empty: "Who invests where", or the name in focus
  std::string focus = {};  // a name, alias or id: only what is within `depth` facts of it, with all
                           // its relations
  int depth = 1;
  int top =
      0;  // investments drawn, largest first; 0: all up to kDrawAll, then kDrawTop; below 0: all
  bool dark = false;
  bool regulations = false;               // who is subject to which law, and who issued it
  int dpi = 110;                          // PNG only
  std::vector<std::uint32_t> facts = {};  // only these facts, empty = all
};

inline constexpr int kDrawAll = 60;
inline constexpr int kDrawTop = 40;

// The picture as DOT, for people who go on with Graphviz themselves. Throws Error not_found
// (unknown focus, nothing to draw) / ambiguous / usage (a fact that is not there).
std::string picture_dot(const Graph& graph, const PictureOptions& options = {});
// The picture as SVG with title, description, ids and classes. Throws as picture_dot, and
// unsupported when Graphviz fails.
std::string picture_svg(const Graph& graph, const PictureOptions& options = {});
// One self-contained page: the SVG with search, filters and the evidence of what is clicked. Throws
// as picture_svg.
std::string picture_html(const Graph& graph, const PictureOptions& options = {});

// Writes the picture in the form told by the ending: svg, png, pdf, dot, html. The file appears
// whole or not at all. Throws Error usage (another ending), unwritable, and as above.
void render_picture(const Graph& graph, const std::filesystem::path& output,
                    const PictureOptions& options = {});

}  // namespace quaestor
