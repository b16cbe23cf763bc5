#include "quaestor/render/tables.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "../../render/text_width.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"
#include "render/sample.h"

namespace quaestor {
namespace {

Graph two_facts() {
  sample::Maker maker;
  maker.investment({sample::company("Aurora Cloud")}, {sample::country("FR")}).amount =
      sample::amount(4e9, "EUR");
  maker.set_article("Aurora Cloud puts €4bn into France.", "Aurora | goes \"south\"", "The Example",
                    "https://news.example/1");
  maker.investment({sample::company("Borealis")}, {sample::country("SE")});
  maker.set_article("Borealis builds in Sweden.", "", "", "javascript:alert(1)");
  return maker.graph();
}

Table two_rows(const Graph& graph) {
  Table table{.columns = {{"investor", false}, {"where", false}, {"amount", true}, {"year", true}},
              .rows = {},
              .notes = {"2 investments"}};
  for (std::uint32_t f = 0; f < 2; ++f) {
    const bool aurora = graph.facts()[f].investors[0].id == "company/aurora-cloud";
    table.rows.push_back(
        {.cells = {graph.facts()[f].investors[0].name, aurora ? "France" : "Sweden",
                   aurora ? "€4bn" : "", aurora ? "2025" : ""},
         .facts = {f}});
  }
  if (table.rows[0].cells[0] != "Aurora Cloud") std::swap(table.rows[0], table.rows[1]);
  return table;
}

}  // namespace

TEST_CASE("table: aligned, numbers right, notes below") {
  const Graph graph = two_facts();
  CHECK(write_table(two_rows(graph), graph, TableFormat::table) ==
        "investor      where   amount  year\n"
        "──────────────────────────────────\n"
        "Aurora Cloud  France    €4bn  2025\n"
        "Borealis      Sweden\n"
        "\n"
        "2 investments\n");
}

TEST_CASE("table: evidence under each row, only http addresses") {
  const Graph graph = two_facts();
  CHECK(write_table(two_rows(graph), graph, TableFormat::table, {.evidence = true}) ==
        "investor      where   amount  year\n"
        "──────────────────────────────────\n"
        "Aurora Cloud  France    €4bn  2025\n"
        "    “Aurora Cloud puts €4bn into France.”\n"
        "    — Aurora | goes \"south\", The Example, 2025-03-14\n"
        "    https://news.example/1\n"
        "\n"
        "Borealis      Sweden\n"
        "    “Borealis builds in Sweden.”\n"
        "    — 2025-03-14\n"
        "\n"
        "2 investments\n");
}

TEST_CASE("table: fits the width whatever the characters") {
  const Graph graph = two_facts();
  Table table = two_rows(graph);
  table.rows[0].cells[0] =
      "A company with a name that goes on and on 東京都庁舎 e\u0301e\u0301 \x1b[31m";
  table.rows[1].cells[1] = "Somewhere very far away, beyond the seven hills";
  for (const int width : {30, 40, 60, 80, 100}) {
    const std::string text = write_table(table, graph, TableFormat::table, {.width = width});
    CHECK(text.find('\x1b') == std::string::npos);
    for (const std::string_view line : split(text, '\n')) CHECK(display_width(line) <= width);
  }
  CHECK(
      write_table(table, graph, TableFormat::table, {.width = 0}).find("beyond the seven hills") !=
      std::string::npos);
}

TEST_CASE("table: one field a line where columns would break their headings") {
  const Graph graph = two_facts();
  Table table = two_rows(graph);
  table.notes.clear();
  CHECK(write_table(table, graph, TableFormat::table, {.width = 20}) ==
        "investor  Aurora\n"
        "          Cloud\n"
        "where     France\n"
        "amount    €4bn\n"
        "year      2025\n"
        "\n"
        "investor  Borealis\n"
        "where     Sweden\n");
  CHECK(write_table(table, graph, TableFormat::table, {.width = 34})
            .starts_with("investor      where"));
}

TEST_CASE("table: colours only when asked") {
  const Graph graph = two_facts();
  CHECK(write_table(two_rows(graph), graph, TableFormat::table).find('\x1b') == std::string::npos);
  CHECK(write_table(two_rows(graph), graph, TableFormat::table, {.color = true})
            .starts_with("\x1b[1minvestor"));
}

TEST_CASE("limit cuts rows and says so") {
  const Graph graph = two_facts();
  const std::string text = write_table(two_rows(graph), graph, TableFormat::table, {.limit = 1});
  CHECK(text.find("Borealis") == std::string::npos);
  CHECK(text.find("1 of 2 rows shown") != std::string::npos);
  CHECK(write_table(two_rows(graph), graph, TableFormat::tsv, {.limit = 1}) ==
        "investor\twhere\tamount\tyear\nAurora Cloud\tFrance\t€4bn\t2025\n");
}

TEST_CASE("csv and tsv") {
  const Graph graph = two_facts();
  CHECK(write_table(two_rows(graph), graph, TableFormat::tsv) ==
        "investor\twhere\tamount\tyear\nAurora Cloud\tFrance\t€4bn\t2025\nBorealis\tSweden\t\t\n");
  CHECK(write_table(two_rows(graph), graph, TableFormat::csv, {.evidence = true}) ==
        "investor,where,amount,year,quote,article,outlet,published,url,sources\n"
        "Aurora Cloud,France,€4bn,2025,Aurora Cloud puts €4bn into France.,\"Aurora | goes "
        "\"\"south\"\"\",The Example,"
        "2025-03-14,https://news.example/1,1\n"
        "Borealis,Sweden,,,Borealis builds in Sweden.,en-002.txt,,2025-03-14,,1\n");
}

TEST_CASE("json and jsonl") {
  const Graph graph = two_facts();
  const auto whole = nlohmann::json::parse(
      write_table(two_rows(graph), graph, TableFormat::json, {.evidence = true}));
  CHECK(whole["columns"] == nlohmann::json({"investor", "where", "amount", "year"}));
  CHECK(whole["rows"][0]["year"] == 2025);
  CHECK(whole["rows"][0]["amount"] == "€4bn");
  CHECK(whole["rows"][0]["evidence"][0]["quote"] == "Aurora Cloud puts €4bn into France.");
  CHECK(whole["rows"][0]["evidence"][0]["url"] == "https://news.example/1");
  CHECK_FALSE(whole["rows"][1].contains("amount"));
  CHECK_FALSE(whole["rows"][1]["evidence"][0].contains("url"));
  CHECK(whole["notes"][0] == "2 investments");
  CHECK(write_table(two_rows(graph), graph, TableFormat::jsonl) ==
        "{\"investor\":\"Aurora Cloud\",\"where\":\"France\",\"amount\":\"€4bn\",\"year\":2025}\n"
        "{\"investor\":\"Borealis\",\"where\":\"Sweden\"}\n");
}

TEST_CASE("md: a table with footnotes") {
  const Graph graph = two_facts();
  CHECK(write_table(two_rows(graph), graph, TableFormat::markdown, {.evidence = true}) ==
        "| investor | where | amount | year |\n"
        "| --- | --- | ---: | ---: |\n"
        "| Aurora Cloud[^1] | France | €4bn | 2025 |\n"
        "| Borealis[^2] | Sweden |  |  |\n"
        "\n"
        "2 investments\n"
        "\n"
        "[^1]: “Aurora Cloud puts €4bn into France.” Aurora \\| goes \"south\", The Example, "
        "2025-03-14, "
        "<https://news.example/1>\n"
        "[^2]: “Borealis builds in Sweden.” 2025-03-14\n");
}

TEST_CASE("no rows, no columns, wrong rows") {
  const Graph graph = two_facts();
  Table table = two_rows(graph);
  table.rows.clear();
  CHECK(write_table(table, graph, TableFormat::tsv) == "investor\twhere\tamount\tyear\n");
  CHECK(nlohmann::json::parse(write_table(table, graph, TableFormat::json))["rows"].empty());
  CHECK(write_table(Table{}, graph, TableFormat::table) == "");
  table.rows.push_back({.cells = {"only one"}, .facts = {}});
  CHECK_THROWS_AS(write_table(table, graph, TableFormat::table), Error);
  table.rows[0] = {.cells = {"a", "b", "c", "d"}, .facts = {99}};
  CHECK_THROWS_AS(write_table(table, graph, TableFormat::table, {.evidence = true}), Error);
}

TEST_CASE("names of formats") {
  for (const std::string_view name : split(kTableFormats, ','))
    CHECK(parse_table_format(trim(name)).has_value());
  CHECK_FALSE(parse_table_format("xls").has_value());
}

}  // namespace quaestor
