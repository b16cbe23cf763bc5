#include "graphviz.h"

#include <cgraph.h>
#include <gvc.h>

#include <cstdlib>
#include <stdexcept>

#include "child.h"
#include "pdf_date.h"
#include "quaestor/facts/loaded_library.h"

namespace quaestor {

namespace {

// libgvc, and libcgraph which it needs and through which it is found.
const LoadedLibrary& library() {
  static const LoadedLibrary kLibrary(QUAESTOR_LIBGVC);
  return kLibrary;
}
#define GRAPHVIZ(name) QUAESTOR_LOADED(library(), name)

std::string captured;  // Graphviz's messages; in the child only, which has one thread

int capture(char* text) {
  captured.append(text);
  return 0;
}

// The length's type differs between versions of Graphviz: unsigned int* before 10, size_t* since.
template <typename Length>
std::string render_with(int (*render)(GVC_t*, graph_t*, const char*, char**, Length*),
                        GVC_t* context, graph_t* graph, const char* format) {
  char* data = nullptr;
  Length length = 0;
  if (render(context, graph, format, &data, &length) != 0 || data == nullptr) {
    throw std::runtime_error("cannot render " + std::string(format) + " " + captured);
  }
  return {data, static_cast<std::size_t>(length)};
}

std::string draw(const std::string& dot, const std::string& format, const std::string& layout) {
  GRAPHVIZ(agseterr)(AGERR);  // warnings (a missing font) are no failure
  GRAPHVIZ(agseterrf)(capture);
  setenv("SOURCE_DATE_EPOCH", "0", 1);
  GVC_t* context = GRAPHVIZ(gvContext)();
  graph_t* graph = GRAPHVIZ(agmemread)(dot.c_str());
  if (graph == nullptr) throw std::runtime_error("cannot read the DOT " + captured);
  if (GRAPHVIZ(gvLayout)(context, graph, layout.c_str()) != 0)
    throw std::runtime_error("no layout " + captured);
  std::string bytes = render_with(&GRAPHVIZ(gvRenderData), context, graph, format.c_str());
  if (!captured.empty())
    throw std::runtime_error(captured);  // a broken HTML label renders all the same
  return bytes;
}

}  // namespace

std::string run_graphviz(const std::string& dot, const std::string& format,
                         const std::string& layout) {
  std::string bytes = run_in_child("Graphviz", [&] { return draw(dot, format, layout); });
  if (format == "pdf") fix_pdf_date(bytes);
  return bytes;
}

}  // namespace quaestor
