// Graphviz as a function: DOT text in, bytes of a picture out. It runs in a child process
// (child.h).
//
//   std::string svg = run_graphviz(dot, "svg");
#pragma once

#include <string>

namespace quaestor {

// `format` is Graphviz's name: svg, png, pdf; `layout` is its program: dot, sfdp. Equal input gives
// equal bytes on one machine. Throws Error unsupported when Graphviz reports an error or dies.
std::string run_graphviz(const std::string& dot, const std::string& format,
                         const std::string& layout = "dot");

}  // namespace quaestor
