// The laws of build_graph over random sets of bundles.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

#include "graph/graph_dump.h"
#include "graph/random_bundles.h"
#include "quaestor/graph/graph.h"

namespace quaestor {
namespace {

using testing::dump;
using testing::Random;
using testing::random_bundles;

TEST_CASE("law: order, grouping and duplicates of bundles do not matter") {
  CHECK(rc::check([](std::uint64_t seed) {
    std::vector<Bundle> bundles = random_bundles(seed, 30);
    const std::string expected = dump(build_graph(bundles));
    Random random(seed + 1);
    for (int round = 0; round < 3; ++round) {
      bundles.push_back(bundles[random.below(bundles.size())]);
      random.shuffle(bundles);
      RC_ASSERT(dump(build_graph(bundles)) == expected);
    }
  }));
}

TEST_CASE("law: the order of facts in a bundle does not matter") {
  CHECK(rc::check([](std::uint64_t seed) {
    std::vector<Bundle> bundles = random_bundles(seed, 30);
    const std::string expected = dump(build_graph(bundles));
    Random random(seed + 1);
    for (Bundle& bundle : bundles) random.shuffle(bundle.facts);
    RC_ASSERT(dump(build_graph(bundles)) == expected);
  }));
}

TEST_CASE("law: of one article under two names the smaller name counts, whoever comes first") {
  std::vector<Bundle> bundles = random_bundles(4, 10);
  bundles[3].article.url.clear();
  bundles[3].text += "A line of its own.";
  Bundle copy = bundles[3];
  copy.article.name = "zz.txt";
  const std::string expected = dump(build_graph(bundles));
  bundles.insert(bundles.begin(), copy);
  CHECK((dump(build_graph(bundles)) == expected));
  bundles[0].article.name = "0.txt";
  CHECK(build_graph(bundles).article(copy.article.id)->name == "0.txt");
}

TEST_CASE("law: evidence in the graph quotes its article, and none is lost") {
  CHECK(rc::check([](std::uint64_t seed) {
    const std::vector<Bundle> bundles = random_bundles(seed, 30);
    const Graph g = build_graph(bundles);
    for (const Fact& fact : g.facts()) {
      RC_ASSERT(validate(fact).empty());
      for (const Evidence& e : fact.evidence) {
        RC_ASSERT(g.article(e.article_id) != nullptr);
        const auto it = std::find_if(bundles.begin(), bundles.end(),
                                     [&](const Bundle& b) { return b.article.id == e.article_id; });
        RC_ASSERT(it->text.substr(e.begin, e.end - e.begin) == e.quote);
      }
    }
  }));
}

TEST_CASE("law: every usable fact of a counting article is evidence of exactly one merged fact") {
  for (std::uint64_t seed = 1; seed < 60; ++seed) {
    const std::vector<Bundle> bundles = random_bundles(seed, 20);
    const Graph g = build_graph(bundles);
    std::map<std::pair<std::string, std::size_t>, int> cited;
    for (const Fact& fact : g.facts()) {
      for (const Evidence& e : fact.evidence) ++cited[{e.article_id, e.begin}];
    }
    for (const auto& [where, count] : cited) CHECK(count == 1);
    std::size_t investments = 0;
    for (const Bundle& bundle : bundles) {
      if (g.article(bundle.article.id) == nullptr) continue;
      for (const Fact& fact : bundle.facts) {
        if (fact.relation != Relation::investment || !validate(fact).empty()) continue;
        ++investments;
        CHECK(cited.contains({bundle.article.id, fact.evidence.front().begin}));
      }
    }
    CHECK(investments > 0);
  }
}

TEST_CASE("law: nodes, edges and facts are sorted and point at each other") {
  for (std::uint64_t seed = 1; seed < 40; ++seed) {
    const Graph g = build_graph(random_bundles(seed, 25));
    for (std::size_t i = 1; i < g.nodes().size(); ++i) {
      CHECK(g.nodes()[i - 1].entity.id < g.nodes()[i].entity.id);
    }
    for (NodeIndex n = 0; n < g.nodes().size(); ++n) {
      const Node& node = g.nodes()[n];
      CHECK(g.find_id(node.entity.id) == n);
      const std::vector<NodeIndex> found = g.find(node.entity.name);
      CHECK(std::find(found.begin(), found.end(), n) != found.end());
      if (node.entity.kind == Kind::investment) {
        CHECK(g.facts()[node.fact].relation == Relation::investment);
      }
      for (const Edge& e : g.out_edges(n)) CHECK(e.source == n);
      for (EdgeIndex e : g.in_edges(n)) CHECK(g.edge(e).target == n);
    }
    CHECK(g.find_id("company/nobody") == kNone);
    CHECK(g.find("Nobody At All").empty());
  }
}

TEST_CASE("law: within one article, investments with different amounts stay apart") {
  for (std::uint64_t seed = 1; seed < 200; ++seed) {
    const std::vector<Bundle> bundles = random_bundles(seed, 30);
    std::map<std::pair<std::string, std::size_t>, double> value_at;
    for (const Bundle& bundle : bundles) {
      for (const Fact& fact : bundle.facts) {
        if (!fact.amount) continue;
        value_at[{bundle.article.id, fact.evidence.front().begin}] = fact.amount->value;
      }
    }
    const Graph g = build_graph(bundles);
    for (const Fact& fact : g.facts()) {
      std::map<std::string, double> value_of;
      for (const Evidence& e : fact.evidence) {
        const auto it = value_at.find({e.article_id, e.begin});
        if (it == value_at.end()) continue;
        CHECK(value_of.emplace(e.article_id, it->second).first->second == it->second);
      }
    }
  }
}

TEST_CASE("no bundles make an empty graph") {
  const Graph g = build_graph({});
  CHECK(g.nodes().empty());
  CHECK(g.edges().empty());
  CHECK(g.facts().empty());
}

TEST_CASE("a place is located in its country, also when nobody names the country") {
  Bundle bundle;
  bundle.article.id = "article/1";
  Fact f;
  f.relation = Relation::operates_in;
  f.subject = testing::company("Quillon");
  f.object = testing::country("ES", "Spain");
  f.places = {testing::places()[0], testing::places()[3]};
  f.evidence = {testing::cite(bundle, "Quillon runs halls in Lugo and Paris.")};
  bundle.facts = {f};
  const Graph g = build_graph({&bundle, 1});
  const NodeIndex lugo = g.find_id("place/ES/lugo");
  REQUIRE(lugo != kNone);
  REQUIRE(g.out_edges(lugo).size() == 1);
  CHECK(g.out_edges(lugo)[0].kind == EdgeKind::located_in);
  CHECK(g.out_edges(lugo)[0].target == g.find_id("country/ES"));
  CHECK(g.out_edges(lugo)[0].fact == kNone);
  CHECK(g.nodes()[g.find_id("country/FR")].entity.name == "FR");
  CHECK(g.out_edges(g.find_id("company/quillon")).size() == 3);  // Spain and both places
}

TEST_CASE("of one address the latest article counts, of one text the one with the smallest id") {
  const auto bundle = [](const std::string& id, const std::string& url, Date date,
                         const std::string& text) {
    Bundle b;
    b.article.id = id;
    b.article.url = url;
    b.article.date = date;
    b.text = text;
    return b;
  };
  const std::vector<Bundle> bundles = {
      bundle("article/1", "https://e.org/x", {2024, 1, 1}, "first"),
      bundle("article/2", "https://e.org/x", {2024, 2, 1}, "corrected"),
      bundle("article/3", "https://e.org/y", {2024, 1, 1}, "tie"),
      bundle("article/4", "https://e.org/y", {2024, 1, 1}, "tie too"),
      bundle("article/6", "https://e.org/z", {2024, 1, 1}, "wire story"),
      bundle("article/5", "", {2024, 5, 1}, "wire story"),
  };
  std::vector<std::string> ids;
  const Graph g = build_graph(bundles);
  for (const ArticleInfo& a : g.articles()) ids.push_back(a.id);
  CHECK(ids == std::vector<std::string>{"article/2", "article/4", "article/5"});
}

}  // namespace
}  // namespace quaestor
