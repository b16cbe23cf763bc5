// The structure of pictures, read back by cgraph; never their pixels.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "quaestor/facts/error.h"
#include "quaestor/render/picture.h"
#include "render/check.h"
#include "render/sample.h"

namespace quaestor {
namespace {

struct Shape {
  std::map<std::string, int> nodes;  // by first word of the class and "pill" or column
  std::map<std::string, int> edges;  // by first word of the class
  std::set<std::string> names;
  std::string heading;
};

Shape shape_of(const std::string& text) {
  const check::Dot dot = check::parse_dot(text);
  REQUIRE(dot);
  Shape shape;
  const auto first_word = [](const std::string& text) { return text.substr(0, text.find(' ')); };
  for (Agnode_t* n = agfstnode(dot.get()); n != nullptr; n = agnxtnode(dot.get(), n)) {
    ++shape.nodes[first_word(check::attribute(n, "class"))];
    shape.names.insert(agnameof(n));
    CHECK(check::attribute(n, "id") == agnameof(n));
    for (Agedge_t* e = agfstout(dot.get(), n); e != nullptr; e = agnxtout(dot.get(), e)) {
      ++shape.edges[first_word(check::attribute(e, "class"))];
    }
  }
  shape.heading = check::attribute(dot.get(), "label");
  return shape;
}

std::size_t investments_in(const Graph& graph) {
  std::size_t n = 0;
  for (const Fact& fact : graph.facts()) n += fact.relation == Relation::investment ? 1 : 0;
  return n;
}

}  // namespace

TEST_CASE("every investment is a pill between its investors and its receivers") {
  const Graph graph = sample::make(30).graph();
  const Shape shape = shape_of(picture_dot(graph));
  CHECK(shape.nodes.at("pill") == static_cast<int>(investments_in(graph)));
  int investors = 0;
  int receivers = 0;
  for (const Fact& fact : graph.facts()) {
    if (fact.relation != Relation::investment) continue;
    investors += static_cast<int>(fact.investors.size());
    const int named = static_cast<int>(fact.destinations.size()) + (fact.target ? 1 : 0);
    receivers += named == 0 ? 1 : named;
  }
  CHECK(shape.edges.at("gives") == investors);
  CHECK(shape.edges.at("receives") == receivers);
  CHECK(shape.names.contains("giver-company-aurora-cloud"));
  CHECK(shape.names.contains("country-country-FR"));
  CHECK(shape.heading.find("Who invests where") != std::string::npos);
}

TEST_CASE("above sixty, the forty largest, and the picture says so") {
  const Graph graph = sample::make(150).graph();
  const std::size_t all = investments_in(graph);
  REQUIRE(all > 60);
  const Shape cut = shape_of(picture_dot(graph));
  CHECK(cut.nodes.at("pill") == 40);
  CHECK(cut.heading.find(fmt::format("The 40 largest of {} investments, ", all)) !=
        std::string::npos);
  CHECK(cut.heading.find("% of the money disclosed") != std::string::npos);
  CHECK(shape_of(picture_dot(graph, {.top = 12})).nodes.at("pill") == 12);
  const Shape whole = shape_of(picture_dot(graph, {.top = -1}));
  CHECK(whole.nodes.at("pill") == static_cast<int>(all));
  CHECK(whole.heading.find("largest") == std::string::npos);
}

TEST_CASE("the largest are the largest in euro, undisclosed amounts last") {
  sample::Maker maker;
  maker.investment({sample::company("Small")}, {sample::country("FR")}).amount =
      sample::amount(5e9, "SEK");
  maker.investment({sample::company("Large")}, {sample::country("FR")}).amount =
      sample::amount(1e9, "EUR");
  maker.investment({sample::company("Unknown")}, {sample::country("FR")});
  const Graph graph = maker.graph();
  CHECK(shape_of(picture_dot(graph, {.top = 1})).names.contains("giver-company-large"));
  const Shape two = shape_of(picture_dot(graph, {.top = 2}));
  CHECK(two.names.contains("giver-company-small"));
  CHECK_FALSE(two.names.contains("giver-company-unknown"));
}

TEST_CASE("amount, status and what is undisclosed show in line, frame and mark") {
  sample::Maker maker;
  const auto add = [&](const char* name, std::optional<double> value, Status status) {
    Fact& fact = maker.investment({sample::company(name)}, {sample::country("FR")});
    if (value) fact.amount = sample::amount(*value, "EUR");
    fact.status = status;
    fact.date = {2025, 0, 0};
  };
  add("Planner", 1e8, Status::planned);
  add("Builder", 1e10, Status::completed);
  add("Quitter", 3e9, Status::cancelled);
  add("Thinker", 2e9, Status::considered);
  add("Hider", std::nullopt, Status::planned);
  const Graph graph = maker.graph();
  const check::Dot dot = check::parse_dot(picture_dot(graph));
  REQUIRE(dot);
  const auto line_of = [&](const char* name) {
    Agnode_t* giver = agnode(dot.get(), const_cast<char*>(name), 0);
    REQUIRE(giver != nullptr);
    return agfstout(dot.get(), giver);
  };
  const auto width = [&](const char* name) {
    return std::stod(check::attribute(line_of(name), "penwidth"));
  };
  const auto pill = [&](const char* name, const char* key) {
    return check::attribute(aghead(line_of(name)), key);
  };
  CHECK(width("giver-company-planner") == doctest::Approx(0.8 + 0.034 * 10));
  CHECK(width("giver-company-builder") == doctest::Approx(0.8 + 0.034 * 100));
  CHECK(check::attribute(line_of("giver-company-hider"), "style") == "dashed");
  CHECK(check::attribute(line_of("giver-company-planner"), "style") == "solid");
  CHECK(check::attribute(line_of("giver-company-quitter"), "style") == "dotted");
  CHECK(pill("giver-company-planner", "label") == "€100m · 2025");
  CHECK(pill("giver-company-builder", "label") == "€10bn · 2025 ✓");
  CHECK(pill("giver-company-quitter", "label") == "<S>€3bn · 2025</S> ✕");
  CHECK(pill("giver-company-thinker", "label") == "€2bn · 2025 ?");
  CHECK(pill("giver-company-thinker", "style").find("dotted") != std::string::npos);
  CHECK(pill("giver-company-hider", "label") == "undisclosed · 2025");
}

TEST_CASE("a receiving company has a column of its own, with its seat") {
  sample::Maker maker;
  Fact& fact = maker.investment({sample::company("Giver")}, {});
  fact.target = sample::company("Taker");
  fact.amount = sample::amount(1e9, "EUR");
  maker.relation(Relation::headquartered_in, sample::company("Taker"), sample::country("SE"));
  const Shape shape = shape_of(picture_dot(maker.graph()));
  CHECK(shape.names.contains("receiver-company-taker"));
  CHECK(shape.names.contains("country-country-SE"));
  CHECK(shape.edges.at("seat") == 1);
}

TEST_CASE("an investment without a country is drawn, not dropped") {
  sample::Maker maker;
  maker.investment({sample::company("Giver")}, {});
  const Shape shape = shape_of(picture_dot(maker.graph()));
  CHECK(shape.nodes.at("pill") == 1);
  CHECK(shape.names.contains("country-not-stated"));
}

TEST_CASE("focus shows what is near, with the other relations; rules only when asked for") {
  const Graph graph = sample::make(35).graph();
  const Shape near = shape_of(picture_dot(graph, {.focus = "Aurora Cloud"}));
  CHECK(near.names.contains("giver-company-aurora-cloud"));
  CHECK(near.names.contains("receiver-person-ada-sample"));
  CHECK(near.names.contains("receiver-company-lumen-oy"));
  CHECK_FALSE(near.names.contains("giver-company-northwind"));
  CHECK_FALSE(near.edges.contains("subject_to"));
  const Shape ruled =
      shape_of(picture_dot(graph, {.focus = "Aurora Cloud", .depth = 2, .regulations = true}));
  CHECK(ruled.edges.at("subject_to") == 1);
  CHECK(ruled.edges.at("issued_by") == 1);
  CHECK(ruled.nodes.at("pill") > near.nodes.at("pill"));
  const Shape law = shape_of(picture_dot(graph, {.focus = "Example Cloud Act"}));
  CHECK(law.edges.at("subject_to") == 1);
  CHECK(law.names.contains("authority-organization-example-commission"));
  CHECK(shape_of(picture_dot(graph, {.focus = "country/FR"})).names.contains("country-country-FR"));
}

TEST_CASE("facts named are the only ones drawn") {
  const Graph graph = sample::make(35).graph();
  std::vector<std::uint32_t> facts;
  for (std::uint32_t f = 0; f < graph.facts().size() && facts.size() < 3; ++f) {
    if (graph.facts()[f].relation == Relation::investment) facts.push_back(f);
  }
  CHECK(shape_of(picture_dot(graph, {.facts = facts})).nodes.at("pill") == 3);
}

TEST_CASE("nothing to draw, unknown focus, unknown fact") {
  const Graph graph = sample::make(5).graph();
  const auto kind_of = [&](const Graph& g, const PictureOptions& options) {
    try {
      picture_dot(g, options);
    } catch (const Error& error) {
      return error.kind();
    }
    return ErrorKind::unwritable;  // no error at all
  };
  CHECK(kind_of(build_graph({}), {}) == ErrorKind::not_found);
  CHECK(kind_of(graph, {.focus = "Nobody of that name"}) == ErrorKind::not_found);
  CHECK(kind_of(graph, {.facts = {100000}}) == ErrorKind::usage);
}

TEST_CASE("equal graphs give equal DOT, whatever the order of articles") {
  std::vector<Bundle> bundles = sample::make(60).bundles();
  const std::string dot = picture_dot(build_graph(bundles));
  std::reverse(bundles.begin(), bundles.end());
  CHECK(picture_dot(build_graph(bundles)) == dot);
}

}  // namespace quaestor
