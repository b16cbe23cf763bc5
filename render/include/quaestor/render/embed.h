// Pictures as pieces of other documents. Place in the flow: Graph + PictureOptions -> text to
// paste.
//
//   render --fragment -o piece.svg|piece.html   the columns picture to paste or to put in a frame
//   render -o graph.mmd                         a Mermaid block, for Markdown, up to 30 lines
//   render -o figure.tikz                       for \input in LaTeX (docs/examples/figure.tex)
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "quaestor/graph/graph.h"
#include "quaestor/render/picture.h"

namespace quaestor {

inline constexpr std::size_t kMermaidMost = 30;  // lines; more of them Mermaid does not draw well

// "flowchart LR" with the largest investments and their amounts; a comment tells what is left out.
// Throws Error not_found / ambiguous / usage as picture_dot.
std::string picture_mermaid(const Graph& graph, const PictureOptions& options);
// A tikzpicture of the columns, with its colours and styles, for any of the LaTeX programs. Throws
// as picture_svg.
std::string picture_tikz(const Graph& graph, const PictureOptions& options);
// The SVG without XML declaration, its ids with a prefix made from its content, so that several
// stand in one page; `html` puts a figure with a caption around it, without style that leaks.
// Throws as picture_svg.
std::string picture_fragment(const Graph& graph, const PictureOptions& options, bool html);

}  // namespace quaestor
