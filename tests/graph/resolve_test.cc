// Which names become one node, as a table.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "graph/random_bundles.h"
#include "quaestor/graph/graph.h"

namespace quaestor {
namespace {

using testing::cite;
using testing::company;

Entity thing(Kind kind, const std::string& id, const std::string& name,
             std::vector<std::string> aliases = {}) {
  return {kind, std::string(to_string(kind)) + "/" + id, name, std::move(aliases), ""};
}

// A graph in which every entity once operates in France; `weights` repeat one.
Graph graph_of(const std::vector<Entity>& entities) {
  Bundle bundle;
  bundle.article.id = "article/1";
  bundle.article.name = "a.txt";
  for (const Entity& entity : entities) {
    Fact f;
    f.relation = Relation::operates_in;
    f.subject = entity;
    f.object = testing::country("FR", "France");
    f.evidence = {cite(bundle, entity.name + " is in France.")};
    bundle.facts.push_back(std::move(f));
  }
  return build_graph({&bundle, 1});
}

// The ids of the nodes but France.
std::set<std::string> ids_of(const Graph& g) {
  std::set<std::string> ids;
  for (const Node& n : g.nodes()) {
    if (n.entity.kind != Kind::country) ids.insert(n.entity.id);
  }
  return ids;
}

using Ids = std::set<std::string>;

TEST_CASE("coined names join the thing that has them as name or alias") {
  const Entity tws = company("Tallow Web Services", {"TWS"}, "tallow-ws");
  CHECK(ids_of(graph_of({tws, tws, company("TWS")})) == Ids{"company/tallow-ws"});
  CHECK(ids_of(graph_of({tws, tws, company("Tallow Web Services")})) == Ids{"company/tallow-ws"});
  CHECK(ids_of(graph_of({company("Nimbra Corp."), company("Nimbra")})) == Ids{"company/nimbra"});
  CHECK(ids_of(graph_of({company("Énergie Bleue"), company("ENERGIE BLEUE", {}, "x")})).size() ==
        1);
}

TEST_CASE("the id with most evidence stands for the thing, then the smallest") {
  const Entity listed = company("Tallow Web Services", {"TWS"}, "tallow-ws");
  CHECK(ids_of(graph_of({listed, company("TWS"), company("TWS")})) == Ids{"company/tws"});
  CHECK(ids_of(graph_of({company("Zed", {}, "b"), company("Zed", {}, "a")})) == Ids{"company/a"});
}

TEST_CASE("a thing takes the most frequent name and all the others as aliases") {
  const Graph g = graph_of({company("Tallow Web Services", {"TWS"}, "tws"),
                            company("TWS", {"TWS Cloud"}, "tws"), company("TWS", {}, "tws")});
  const NodeIndex n = g.find_id("company/tws");
  REQUIRE(n != kNone);
  CHECK(g.nodes()[n].entity.name == "TWS");
  CHECK(g.nodes()[n].entity.aliases ==
        std::vector<std::string>{"TWS Cloud", "Tallow Web Services"});
  CHECK(g.find("tallow WEB services") == std::vector<NodeIndex>{n});
  CHECK(g.find("tws cloud, Inc.") == std::vector<NodeIndex>{n});
}

TEST_CASE("what a lexicon keeps apart stays apart") {
  // An alias of one is the name of the other.
  CHECK(ids_of(graph_of({company("Tallow", {"TWS"}), company("TWS", {"Tallow Web"})})).size() == 2);
  // Only equal names join two listed ids.
  CHECK(ids_of(graph_of({company("Tallow", {"T-low"}, "a"), company("Tallow SA", {"Tlw"}, "b")}))
            .size() == 1);
  // A coined name that two listed things claim joins neither, and joins them not to each other.
  CHECK(ids_of(graph_of({company("Alpha Works", {"The Works"}),
                         company("Beta Works", {"The Works"}), company("The Works")}))
            .size() == 3);
}

TEST_CASE("short aliases, other kinds and single first names join nothing") {
  CHECK(ids_of(graph_of({company("Quillon", {"Q1"}), company("Q1")})).size() == 2);
  CHECK(
      ids_of(graph_of({company("Halden", {"HLD"}), thing(Kind::organization, "halden", "Halden")}))
          .size() == 2);
  CHECK(ids_of(graph_of({thing(Kind::person, "a", "Virel"), thing(Kind::person, "b", "Virel")}))
            .size() == 2);
  CHECK(ids_of(graph_of(
                   {thing(Kind::person, "a", "Ada Virel"), thing(Kind::person, "b", "Åda  Virel")}))
            .size() == 1);
  CHECK(ids_of(graph_of({thing(Kind::regulation, "gdpr", "GDPR", {"RGPD", "AVG"}),
                         thing(Kind::regulation, "rgpd", "RGPD")}))
            .size() == 1);
  // Only companies lose legal forms.
  CHECK(ids_of(graph_of({thing(Kind::organization, "a", "Council Group"),
                         thing(Kind::organization, "b", "Council")}))
            .size() == 2);
}

TEST_CASE("a relation of a thing to itself, found by resolution, is dropped") {
  Bundle bundle;
  bundle.article.id = "article/1";
  Fact f;
  f.relation = Relation::subsidiary_of;
  f.subject = company("TWS");
  f.object = company("Tallow Web Services", {"TWS"}, "tallow-ws");
  f.evidence = {cite(bundle, "TWS, of Tallow Web Services.")};
  bundle.facts = {f};
  CHECK(build_graph({&bundle, 1}).facts().empty());
}

TEST_CASE("symmetric relations meet from both sides; roles by folded title") {
  Bundle bundle;
  bundle.article.id = "article/1";
  const auto add = [&](Relation relation, const Entity& s, const Entity& o,
                       const std::string& title) {
    Fact f;
    f.relation = relation;
    f.subject = s;
    f.object = o;
    f.title = title;
    f.confidence = 0.5;
    f.evidence = {cite(bundle, s.name + " and " + o.name + " " + title)};
    bundle.facts.push_back(f);
  };
  const Entity a = company("Alpha Works");
  const Entity b = company("Beta Works");
  const Entity ada = thing(Kind::person, "ada-virel", "Ada Virel");
  add(Relation::partners_with, b, a, "");
  add(Relation::partners_with, a, b, "");
  add(Relation::subsidiary_of, a, b, "");
  add(Relation::subsidiary_of, b, a, "");
  add(Relation::role, ada, a, "Chief Executive");
  add(Relation::role, ada, a, "chief executive");
  add(Relation::role, ada, a, "founder");
  const Graph g = build_graph({&bundle, 1});
  std::map<Relation, int> count;
  for (const Fact& f : g.facts()) ++count[f.relation];
  CHECK(count[Relation::partners_with] == 1);
  CHECK(count[Relation::subsidiary_of] == 2);
  CHECK(count[Relation::role] == 2);
  for (const Fact& f : g.facts()) {
    if (f.relation != Relation::partners_with) continue;
    CHECK(f.subject->id == "company/alpha-works");
    CHECK(f.confidence == doctest::Approx(0.75));
    CHECK(f.evidence.size() == 2);
  }
}

}  // namespace
}  // namespace quaestor
