// Our own SVG as PNG or PDF, through librsvg and cairo where the program was built with them. Place
// in the flow: after svg_canvas.h; pictures laid out by Graphviz are drawn by Graphviz itself.
//
//   std::string png = rasterize(svg, "png", 110);
#pragma once

#include <string>

namespace quaestor {

// Is librsvg built in?
bool can_rasterize();
// `format` is "png" or "pdf"; `dpi` counts for PNG only. Runs in a child process. Equal input gives
// equal bytes on one machine. Throws Error unsupported without librsvg, or when it fails.
std::string rasterize(const std::string& svg, const std::string& format, int dpi);

}  // namespace quaestor
