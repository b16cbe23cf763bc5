// The formats of a table for other documents, and its links on a terminal.
#include <doctest/doctest.h>

#include "quaestor/render/tables.h"
#include "render/sample.h"

namespace quaestor {
namespace {

Graph one_fact() {
  sample::Maker maker;
  maker.investment({sample::company("Aurora & Sons")}, {sample::country("FR")}).amount =
      sample::amount(4e9, "EUR");
  maker.set_article("Aurora & Sons puts 50% <more> into France.", "Aurora_goes south",
                    "The Example", "https://news.example/1?a=1&b=2");
  return maker.graph();
}

Table one_row() {
  return {.columns = {{"investor"}, {"amount", true}, {"sources"}},
          .rows = {{{"Aurora & Sons", "€4bn", "The Example"}, {0}}},
          .notes = {"planned: 1 investment, €4bn"}};
}

}  // namespace

TEST_CASE("html: a table to paste, everything escaped, evidence in a row of its own") {
  const Graph graph = one_fact();
  CHECK(write_table(one_row(), graph, TableFormat::html, {.evidence = true}) ==
        "<table class=\"quaestor\">\n"
        "<thead><tr><th scope=\"col\">investor</th><th scope=\"col\" class=\"number\">amount</th>"
        "<th scope=\"col\">sources</th></tr></thead>\n"
        "<tbody>\n"
        "<tr><td>Aurora &amp; Sons</td><td class=\"number\">€4bn</td><td>The Example</td></tr>\n"
        "<tr class=\"evidence\"><td colspan=\"3\"><ul><li><q lang=\"en\">Aurora &amp; Sons puts "
        "50% &lt;more&gt; into France.</q> <cite><a href=\"https://news.example/1?a=1&amp;b=2\">"
        "Aurora_goes south, The Example, 2025-03-14</a></cite></li></ul></td></tr>\n"
        "</tbody>\n"
        "</table>\n"
        "<p class=\"quaestor-note\">planned: 1 investment, €4bn</p>\n");
}

TEST_CASE("latex: a longtable, everything escaped, evidence in footnotes") {
  const Graph graph = one_fact();
  const std::string text = write_table(one_row(), graph, TableFormat::latex, {.evidence = true});
  CHECK(text.find("\\begin{longtable}{p{") != std::string::npos);
  CHECK(text.find("Aurora \\& Sons\\footnote{") != std::string::npos);
  CHECK(text.find("50\\% \\textless{}more\\textgreater{}") != std::string::npos);
  CHECK(text.find("Aurora\\_goes south") != std::string::npos);
  CHECK(text.find("\\end{longtable}") != std::string::npos);
}

TEST_CASE("on a terminal the names of sources are links, and the width stays") {
  const Graph graph = one_fact();
  const std::string plain = write_table(one_row(), graph, TableFormat::table);
  std::string linked = write_table(one_row(), graph, TableFormat::table, {.links = true});
  const std::string open = "\x1b]8;;https://news.example/1?a=1&b=2\x1b\\";
  const std::string close = "\x1b]8;;\x1b\\";
  const std::size_t at = linked.find(open + "The Example" + close);
  REQUIRE(at != std::string::npos);
  linked.erase(linked.find(close), close.size());
  linked.erase(at, open.size());
  CHECK(linked == plain);
}

TEST_CASE("md is another name of markdown") {
  CHECK(parse_table_format("md") == TableFormat::markdown);
  CHECK(parse_table_format("markdown") == TableFormat::markdown);
  CHECK_FALSE(parse_table_format("xml"));
}

}  // namespace quaestor
