#include "quaestor/render/explore.h"

#include <doctest/doctest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "../../render/web.h"
#include "quaestor/facts/error.h"
#include "render/check.h"
#include "render/sample.h"

namespace quaestor {
namespace {

nlohmann::json data_of(const std::string& page) {
  const std::string open = "<script type=\"application/json\" id=\"data\">";
  const std::size_t begin = page.find(open) + open.size();
  return nlohmann::json::parse(page.substr(begin, page.find("</script>", begin) - begin));
}

}  // namespace

TEST_CASE("the page for wandering: one file, its lines join things that are there") {
  const std::string page = explore_page(sample::make(35).graph(), {.language = "de"});
  CHECK(page.find("<html lang=\"de\">") != std::string::npos);
  CHECK(check::count(page, "<script") == 3);
  CHECK(page.find(" src=") == std::string::npos);
  CHECK(page.find("<link") == std::string::npos);
  CHECK(page.find("The Cytoscape Consortium") != std::string::npos);
  const nlohmann::json data = data_of(page);
  std::set<std::string> ids;
  for (const auto& node : data["nodes"]) CHECK(ids.insert(node["id"]).second);
  for (const auto& line : data["lines"]) {
    CHECK(ids.contains(line["from"]));
    CHECK(ids.contains(line["to"]));
    CHECK_FALSE(line["facts"].empty());
    for (const auto& fact : line["facts"]) CHECK(data["facts"].contains(fact.get<std::string>()));
  }
  for (const auto& [key, fact] : data["facts"].items()) CHECK_FALSE(fact["sources"].empty());
}

TEST_CASE("things of the network do not lie on each other") {
  Web web = make_web(sample::make(60).graph(), {}, 1000, Texts::in("en"));
  place(web);
  int overlaps = 0;
  for (std::size_t i = 0; i < web.nodes.size(); ++i) {
    for (std::size_t j = i + 1; j < web.nodes.size(); ++j) {
      const WebNode& a = web.nodes[i];
      const WebNode& b = web.nodes[j];
      overlaps += std::abs(a.x - b.x) < (a.width + b.width) / 2 &&
                          std::abs(a.y - b.y) < (a.height + b.height) / 2
                      ? 1
                      : 0;
    }
  }
  CHECK(overlaps == 0);
}

TEST_CASE("the best connected stay, and one line stands for all facts between two things") {
  const Graph graph = sample::make(60).graph();
  const Web all = make_web(graph, {}, 1000, Texts::in("en"));
  CHECK(all.nodes.size() == all.nodes_found);
  const Web few = make_web(graph, {}, 10, Texts::in("en"));
  CHECK(few.nodes.size() == 10);
  CHECK(few.nodes_found == all.nodes_found);
  for (std::size_t i = 0; i < few.nodes.size(); ++i) {
    CHECK(few.nodes[i].entity.id == all.nodes[i].entity.id);
    if (i > 0) CHECK(few.nodes[i].degree <= few.nodes[i - 1].degree);
  }
  std::size_t facts = 0;
  for (const WebLine& line : all.lines) facts += line.facts.size();
  CHECK(facts > all.lines.size());
  CHECK_THROWS_AS(explore_page(Graph(), {}), Error);
}

TEST_CASE("hostile names cannot leave the data") {
  sample::Maker maker;
  const char* name = "</script><script>alert(1)</script>";
  maker.investment({{.kind = Kind::company,
                     .id = "company/hostile",
                     .name = name,
                     .aliases = {name},
                     .country = {}}},
                   {sample::country("FR")});
  maker.set_article(name, name, name, "javascript:alert(1)");
  const std::string page = explore_page(maker.graph(), {.title = name});
  CHECK(check::count(page, "<script") == 3);
  CHECK(page.find("javascript:alert") == std::string::npos);
  CHECK(data_of(page)["nodes"].size() == 2);
}

}  // namespace quaestor
