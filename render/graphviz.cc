#include "graphviz.h"

#include <cgraph.h>
#include <gvc.h>

#include <cstdlib>
#include <stdexcept>
#include <string_view>

#include "child.h"

namespace quaestor {

namespace {

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

std::string draw(const std::string& dot, const std::string& format) {
  agseterr(AGERR);  // warnings (a missing font) are no failure
  agseterrf(capture);
  setenv("SOURCE_DATE_EPOCH", "0", 1);
  GVC_t* context = gvContext();
  graph_t* graph = agmemread(dot.c_str());
  if (graph == nullptr) throw std::runtime_error("cannot read the DOT " + captured);
  if (gvLayout(context, graph, "dot") != 0) throw std::runtime_error("no layout " + captured);
  std::string bytes = render_with(gvRenderData, context, graph, format.c_str());
  if (!captured.empty())
    throw std::runtime_error(captured);  // a broken HTML label renders all the same
  return bytes;
}

constexpr std::string_view kDateKey = "/CreationDate (D:";
constexpr std::string_view kFixedDate = "20000101000000";

// Cairo stamps PDF files with the time; a fixed date of the same length keeps the offsets right.
void fix_pdf_date(std::string& pdf) {
  const std::size_t at = pdf.find(kDateKey);
  if (at == std::string::npos) return;
  std::size_t i = at + kDateKey.size();
  for (const char digit : kFixedDate) {
    if (i < pdf.size() && pdf[i] >= '0' && pdf[i] <= '9') pdf[i] = digit;
    ++i;
  }
  for (; i < pdf.size() && pdf[i] != ')'; ++i) {
    if (pdf[i] >= '0' && pdf[i] <= '9') pdf[i] = '0';
  }
}

}  // namespace

std::string run_graphviz(const std::string& dot, const std::string& format) {
  std::string bytes = run_in_child("Graphviz", [&] { return draw(dot, format); });
  if (format == "pdf") fix_pdf_date(bytes);
  return bytes;
}

}  // namespace quaestor
