#include "quaestor/render/export.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "quaestor/facts/jsonl.h"
#include "quaestor/facts/text.h"
#include "render/check.h"
#include "render/sample.h"

namespace quaestor {

TEST_CASE("jsonl: one fact a line, read back the same") {
  const Graph graph = sample::make(20).graph();
  const std::string text = export_graph(graph, ExportFormat::jsonl);
  const auto lines = split(trim(text), '\n');
  REQUIRE(lines.size() == graph.facts().size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Fact expected = graph.facts()[i];
    const Fact read = fact_from_json(lines[i]);
    CHECK(fact_to_json(read) == fact_to_json(expected));
  }
}

TEST_CASE("json: nodes, edges, facts, articles") {
  const Graph graph = sample::make(20).graph();
  const auto j = nlohmann::json::parse(export_graph(graph, ExportFormat::json));
  CHECK(j["nodes"].size() == graph.nodes().size());
  CHECK(j["edges"].size() == graph.edges().size());
  CHECK(j["facts"].size() == graph.facts().size());
  CHECK(j["articles"].size() == graph.articles().size());
  for (const auto& edge : j["edges"]) {
    CHECK(graph.find_id(edge["source"].get<std::string>()) != kNone);
    CHECK(graph.find_id(edge["target"].get<std::string>()) != kNone);
    if (edge.contains("fact")) CHECK(edge["fact"] < j["facts"].size());
  }
  const auto& fact = j["facts"][0];
  CHECK(fact.contains("relation"));
  CHECK(fact.contains("evidence"));
}

TEST_CASE("dot: cgraph reads the whole graph") {
  const Graph graph = sample::make(40).graph();
  const check::Dot dot = check::parse_dot(export_graph(graph, ExportFormat::dot));
  REQUIRE(dot);
  CHECK(agnnodes(dot.get()) == static_cast<int>(graph.nodes().size()));
  CHECK(agnedges(dot.get()) == static_cast<int>(graph.edges().size()));
  Agnode_t* france = agnode(dot.get(), const_cast<char*>("country/FR"), 0);
  REQUIRE(france != nullptr);
  CHECK(check::attribute(france, "label") == "France");
  CHECK(check::attribute(france, "kind") == "country");
  int with_amount = 0;
  for (Agnode_t* n = agfstnode(dot.get()); n != nullptr; n = agnxtnode(dot.get(), n)) {
    with_amount += check::attribute(n, "amount").empty() ? 0 : 1;
  }
  CHECK(with_amount == std::count_if(graph.facts().begin(), graph.facts().end(),
                                     [](const Fact& f) { return f.amount.has_value(); }));
}

TEST_CASE("hostile names survive") {
  sample::Maker maker;
  const std::string name = "Evil \"Corp\" <b> & \\N 🏭 שלום";
  Fact& fact = maker.investment(
      {{.kind = Kind::company, .id = "company/evil", .name = name, .aliases = {}, .country = {}}},
      {sample::country("FR")});
  fact.amount = sample::amount(1e6, "EUR");
  maker.set_article("He said: \"<script>\" \\ & more\nnext line", "T", "O",
                    "https://news.example/");
  const Graph graph = maker.graph();
  const NodeIndex node = graph.find_id("company/evil");
  REQUIRE(node != kNone);
  const auto j = nlohmann::json::parse(export_graph(graph, ExportFormat::json));
  CHECK(j["nodes"][node]["name"] == graph.nodes()[node].entity.name);
  CHECK(fact_from_json(trim(export_graph(graph, ExportFormat::jsonl))).investors[0].name ==
        graph.facts()[0].investors[0].name);
  const check::Dot dot = check::parse_dot(export_graph(graph, ExportFormat::dot));
  REQUIRE(dot);
  CHECK(agnnodes(dot.get()) == static_cast<int>(graph.nodes().size()));
}

TEST_CASE("equal graphs give equal bytes") {
  std::vector<Bundle> bundles = sample::make(30).bundles();
  const Graph graph = build_graph(bundles);
  std::reverse(bundles.begin(), bundles.end());
  const Graph same = build_graph(bundles);
  for (const ExportFormat format : {ExportFormat::jsonl, ExportFormat::json, ExportFormat::dot}) {
    CHECK(export_graph(graph, format) == export_graph(same, format));
  }
}

TEST_CASE("an empty graph exports as empty") {
  const Graph graph = build_graph({});
  CHECK(export_graph(graph, ExportFormat::jsonl) == "");
  CHECK(nlohmann::json::parse(export_graph(graph, ExportFormat::json))["nodes"].empty());
  CHECK(check::parse_dot(export_graph(graph, ExportFormat::dot)) != nullptr);
}

TEST_CASE("names of export formats") {
  for (const std::string_view name : split(kExportFormats, ','))
    CHECK(parse_export_format(trim(name)).has_value());
  CHECK_FALSE(parse_export_format("xml").has_value());
}

}  // namespace quaestor
