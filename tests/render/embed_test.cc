#include "quaestor/render/embed.h"

#include <doctest/doctest.h>

#include <regex>

#include "render/check.h"
#include "render/sample.h"

namespace quaestor {
namespace {

sample::Maker hostile(const std::string& name) {
  sample::Maker maker;
  maker.investment({{.kind = Kind::company,
                     .id = "company/hostile",
                     .name = name,
                     .aliases = {},
                     .country = {}}},
                   {sample::country("FR")});
  return maker;
}

}  // namespace

TEST_CASE("Mermaid: names once, a line for each investment, no more lines than it draws well") {
  const std::string text = picture_mermaid(sample::make(60).graph(), {.top = 60});
  CHECK(text.starts_with("flowchart LR\n  accTitle: Who invests where\n  %% "));
  const std::size_t lines = check::count(text, "|\"");
  CHECK(lines > kMermaidMost / 2);
  CHECK(lines <= kMermaidMost);
  CHECK(text.find("Mermaid shows no more than 30 lines well") != std::string::npos);
  CHECK(text.find("[\"France\"]") != std::string::npos);
  const std::string small = picture_mermaid(sample::make(5).graph(), {});
  CHECK(check::count(small, "|\"") >= 5);
  CHECK(small.find("no more than") == std::string::npos);
}

TEST_CASE("Mermaid: a name cannot leave its quotes") {
  for (const char* name : {"a\"] --> b[\"c", "x\n  y --> z", "<script>alert(1)</script>", "#quot;",
                           "%% comment", "bad \xFF bytes"}) {
    CAPTURE(name);
    const std::string text = picture_mermaid(hostile(name).graph(), {});
    CHECK(check::count(text, "\n") == 6);
    CHECK(check::count(text, "\"") == 6);
    CHECK(text.find('<') == std::string::npos);
  }
}

TEST_CASE("TikZ: every thing and every investment stands where the layout puts it") {
  const Graph graph = sample::make(12).graph();
  const std::string text = picture_tikz(graph, {});
  CHECK(check::count(text, "\\begin{tikzpicture}") == 1);
  CHECK(check::count(text, "\\end{tikzpicture}") == 1);
  CHECK(check::count(text, "\\node[qpill,") == 12);
  CHECK(check::count(text, "\\node[qcountry,") >= 2);
  CHECK(check::count(text, "\\draw[qcompanyline,line width=") >= 24);
  CHECK(std::regex_search(text, std::regex("\\.\\. controls \\([-0-9.]+,[-0-9.]+\\) and ")));
  CHECK(check::count(text, "{") == check::count(text, "}"));
  CHECK(picture_tikz(hostile("\\input{x}").graph(), {}).find("\\input") == std::string::npos);
}

TEST_CASE("a fragment can be pasted twice: no declaration, ids of its own, no style that leaks") {
  const std::string one = picture_fragment(sample::make(5).graph(), {}, false);
  const std::string two = picture_fragment(sample::make(6).graph(), {}, false);
  CHECK(one.starts_with("<svg"));
  CHECK(check::xml_error(one).empty());
  static const std::regex kId(" id=\"([^\"]+)\"");
  for (auto m = std::sregex_iterator(one.begin(), one.end(), kId); m != std::sregex_iterator();
       ++m) {
    CHECK(two.find("\"" + (*m)[1].str() + "\"") == std::string::npos);
  }
  const std::string html = picture_fragment(sample::make(5).graph(), {.language = "nl"}, true);
  CHECK(html.starts_with("<figure class=\"quaestor\" lang=\"nl\""));
  CHECK(html.find("<figcaption>5 investeringen") != std::string::npos);
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("<style") == std::string::npos);
  CHECK(check::xml_error(html).empty());
}

}  // namespace quaestor
