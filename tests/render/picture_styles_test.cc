// Every style at three sizes: structure (ids, classes, counts), labels that keep apart, the same
// bytes for the same graph. Never pixels.
#include <doctest/doctest.h>

#include <map>
#include <regex>
#include <set>

#include "quaestor/facts/error.h"
#include "quaestor/render/picture.h"
#include "quaestor/render/raster.h"
#include "render/check.h"
#include "render/market.h"
#include "render/svg_labels.h"

namespace quaestor {
namespace {

constexpr std::array kAllStyles{PictureStyle::columns, PictureStyle::network, PictureStyle::matrix,
                                PictureStyle::sankey, PictureStyle::timeline};

const Graph& market_graph(int things) {
  static std::map<int, Graph> graphs;
  const auto at = graphs.find(things);
  if (at != graphs.end()) return at->second;
  return graphs.emplace(things, sample::market(things).graph()).first->second;
}

std::set<std::string> ids_of(const std::string& svg) {
  static const std::regex kId(" id=\"([^\"]+)\"");
  std::set<std::string> out;
  std::size_t found = 0;
  for (auto m = std::sregex_iterator(svg.begin(), svg.end(), kId); m != std::sregex_iterator();
       ++m, ++found) {
    out.insert((*m)[1]);
  }
  CHECK(out.size() == found);  // each once
  return out;
}

std::optional<ErrorKind> error_of(const Graph& graph, const PictureOptions& options, bool dot) {
  try {
    if (dot) {
      picture_dot(graph, options);
    } else {
      picture_svg(graph, options);
    }
  } catch (const Error& error) {
    return error.kind();
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("the measure sees labels that touch") {
  const std::string apart =
      "<text x=\"0\" y=\"10\" font-size=\"10\">abc</text>"
      "<text x=\"0\" y=\"22\" font-size=\"10\">abc</text>";
  const std::string touching =
      "<text x=\"0\" y=\"10\" font-size=\"10\">abc</text>"
      "<text x=\"20\" y=\"12\" font-size=\"10\" text-anchor=\"middle\">abc</text>";
  const std::string turned =
      "<text x=\"0\" y=\"50\" font-size=\"10\" transform=\"rotate(-90 0 50)\">a long word</text>"
      "<text x=\"-8\" y=\"20\" font-size=\"10\">abc</text>";
  const std::string dotted =
      "<text x=\"0\" y=\"10\" font-size=\"10\">abc</text>"
      "<g class=\"node company dot\"><ellipse cx=\"5\" cy=\"8\" rx=\"2\" ry=\"2\"/></g>";
  CHECK(check::measure_labels(apart).collided == 0);
  CHECK(check::measure_labels(touching).collided == 2);
  CHECK(check::measure_labels(turned).collided == 2);
  CHECK(check::measure_labels(dotted).collided == 1);
}

TEST_CASE("labels keep apart in every style: none touch at 35 and 150 things, under 2 % at 600") {
  for (const int things : {35, 150, 600}) {
    for (const PictureStyle style : kAllStyles) {
      const check::Crowding crowding =
          check::measure_labels(picture_svg(market_graph(things), {.style = style}));
      CAPTURE(things);
      CAPTURE(to_string(style));
      CAPTURE(crowding.first);
      CHECK(crowding.labels > 20);
      CHECK(crowding.share() <= (things < 600 ? 0 : 0.02));
    }
  }
}

TEST_CASE("every style is accessible, well formed, and its parts can be pointed at") {
  for (const PictureStyle style : kAllStyles) {
    for (const bool dark : {false, true}) {
      const std::string svg = picture_svg(market_graph(35), {.style = style, .dark = dark});
      CAPTURE(to_string(style));
      CHECK(check::xml_error(svg) == "");
      CHECK(svg.find("role=\"img\"") != std::string::npos);
      CHECK(check::count(svg, "<title id=\"picture-title\">") == 1);
      CHECK(check::count(svg, "<desc id=\"picture-description\">") == 1);
      CHECK((svg.find("fill=\"#14181F\"/>") != std::string::npos ||
             svg.find("fill=\"#14181f\" stroke=\"none\"") != std::string::npos) == dark);
      ids_of(svg);
      const std::size_t parts =
          check::count(svg, "class=\"node ") + check::count(svg, "class=\"edge ");
      CHECK(check::count(svg, "<title>") == parts);
      CHECK(svg.find("<a xlink:href=\"https://news.example/") != std::string::npos);
      CHECK(svg.find("says who does what where.”") != std::string::npos);
    }
  }
}

// Nodes, edges and links to sources; changes here are seen in a picture first.
TEST_CASE("structure of each style at three sizes") {
  struct Row {
    PictureStyle style;
    int things;
    std::size_t nodes, edges, links;
  };
  const Row rows[] = {
      {PictureStyle::columns, 35, 81, 82, 41},     {PictureStyle::columns, 150, 94, 80, 40},
      {PictureStyle::columns, 600, 105, 80, 40},   {PictureStyle::network, 35, 35, 42, 42},
      {PictureStyle::network, 150, 137, 195, 195}, {PictureStyle::network, 600, 541, 802, 802},
      {PictureStyle::matrix, 35, 38, 34, 34},      {PictureStyle::matrix, 150, 58, 60, 60},
      {PictureStyle::matrix, 600, 60, 60, 60},     {PictureStyle::sankey, 35, 25, 21, 21},
      {PictureStyle::sankey, 150, 23, 20, 20},     {PictureStyle::sankey, 600, 25, 16, 16},
      {PictureStyle::timeline, 35, 61, 0, 41},     {PictureStyle::timeline, 150, 172, 0, 148},
      {PictureStyle::timeline, 600, 305, 0, 281},
  };
  for (const Row& row : rows) {
    const std::string svg = picture_svg(market_graph(row.things), {.style = row.style});
    CAPTURE(to_string(row.style));
    CAPTURE(row.things);
    CHECK(check::count(svg, "class=\"node ") == row.nodes);
    CHECK(check::count(svg, "class=\"edge ") == row.edges);
    CHECK(check::count(svg, "<a xlink:href=") == row.links);
  }
}

TEST_CASE("ids name what stands there") {
  const Graph graph = sample::make(35).graph();
  const auto has = [&](PictureStyle style, std::initializer_list<const char*> wanted) {
    const std::set<std::string> ids = ids_of(picture_svg(graph, {.style = style}));
    for (const char* id : wanted) {
      CAPTURE(id);
      CHECK(ids.contains(id));
    }
  };
  has(PictureStyle::columns, {"giver-company-aurora-cloud", "country-country-FR"});
  has(PictureStyle::network, {"thing-company-aurora-cloud", "thing-country-FR",
                              "tie-thing-company-aurora-cloud--thing-company-meridian-ai"});
  has(PictureStyle::matrix,
      {"giver-company-aurora-cloud", "country-country-FR", "receiver-company-meridian-ai",
       "flow-giver-company-aurora-cloud--country-country-SE"});
  has(PictureStyle::sankey, {"giver-company-aurora-cloud", "country-country-FR"});
  has(PictureStyle::timeline, {"lane-country-FR", "lane-company-meridian-ai", "year-2024"});
}

TEST_CASE("equal graphs give equal pictures, whatever the order of articles") {
  std::vector<Bundle> bundles = sample::market(60).bundles();
  const Graph forwards = build_graph(bundles);
  std::reverse(bundles.begin(), bundles.end());
  const Graph backwards = build_graph(bundles);
  for (const PictureStyle style : kAllStyles) {
    CAPTURE(to_string(style));
    CHECK(picture_svg(forwards, {.style = style}) == picture_svg(backwards, {.style = style}));
  }
}

TEST_CASE("sankey, matrix and timeline as PNG and PDF, twice the same") {
  if (!can_rasterize()) {
    MESSAGE("skipped: built without librsvg");
    return;
  }
  for (const PictureStyle style :
       {PictureStyle::matrix, PictureStyle::sankey, PictureStyle::timeline}) {
    const std::string svg = picture_svg(market_graph(35), {.style = style});
    for (const std::string format : {"png", "pdf"}) {
      const std::string bytes = rasterize(svg, format, 96);
      CAPTURE(format);
      CHECK(bytes.starts_with(format == "png" ? "\x89PNG" : "%PDF-"));
      CHECK(rasterize(svg, format, 96) == bytes);
    }
    CHECK(rasterize(svg, "png", 192).size() > rasterize(svg, "png", 96).size());
  }
  CHECK_THROWS_AS(rasterize("no picture", "png", 96), Error);
}

TEST_CASE("the style chosen fits size and question") {
  CHECK(choose_style(market_graph(35), {}) == PictureStyle::columns);
  CHECK(choose_style(market_graph(150), {}) == PictureStyle::columns);
  CHECK(choose_style(market_graph(600), {}) == PictureStyle::matrix);
  CHECK(choose_style(market_graph(600), {.regulations = true}) == PictureStyle::network);
  CHECK(choose_style(market_graph(600), {.top = 30}) == PictureStyle::columns);
  CHECK(choose_style(market_graph(600), {.focus = "France"}) == PictureStyle::columns);
  CHECK(choose_style(market_graph(600), {.focus = "France", .depth = 2}) == PictureStyle::network);
  CHECK(choose_style(market_graph(600), {.style = PictureStyle::sankey}) == PictureStyle::sankey);
  sample::Maker story;
  for (int i = 0; i < 5; ++i) {
    Fact& fact = story.investment({sample::company("Giver")}, {sample::country("FR")});
    fact.amount = sample::amount(1e9 * (i + 1), "EUR");
    fact.date = {2020 + i, 3, 0};
  }
  CHECK(choose_style(story.graph(), {}) == PictureStyle::timeline);
}

TEST_CASE("laws show in columns and network when asked for, and nowhere else") {
  const Graph& graph = market_graph(150);
  const auto laws = [&](bool on) {
    const std::string svg = picture_svg(graph, {.style = PictureStyle::network, .regulations = on});
    return check::count(svg, "class=\"node regulation");
  };
  CHECK(laws(false) == 0);
  CHECK(laws(true) > 0);
  for (const PictureStyle style :
       {PictureStyle::matrix, PictureStyle::sankey, PictureStyle::timeline}) {
    CHECK(error_of(graph, {.style = style, .regulations = true}, false) == ErrorKind::usage);
  }
}

TEST_CASE("styles without DOT, and nothing to draw") {
  const Graph& graph = market_graph(35);
  CHECK_FALSE(error_of(graph, {.style = PictureStyle::network}, true));
  for (const PictureStyle style :
       {PictureStyle::matrix, PictureStyle::sankey, PictureStyle::timeline}) {
    CHECK(error_of(graph, {.style = style}, true) == ErrorKind::usage);
  }
  sample::Maker vague;
  vague.investment({sample::company("Giver")}, {sample::country("FR")});
  CHECK(error_of(vague.graph(), {.style = PictureStyle::sankey}, false) == ErrorKind::not_found);
  CHECK(error_of(vague.graph(), {.style = PictureStyle::timeline}, false) == ErrorKind::not_found);
  CHECK_FALSE(error_of(vague.graph(), {.style = PictureStyle::matrix}, false));
  for (const PictureStyle style : kAllStyles) {
    CHECK(error_of(build_graph({}), {.style = style}, false) == ErrorKind::not_found);
  }
}

TEST_CASE("hostile names in every style") {
  for (const char* name : {"</svg><script>alert(1)</script>", "a \"quote\" \\ & <b>", "]]>",
                           "שלום \xE2\x80\xAE"
                           "abc",
                           "🏭🇫🇷", "bad \xFF\xC3 bytes", ""}) {
    sample::Maker maker;
    Entity hostile = sample::company("hostile");
    hostile.name = name;
    Fact& fact = maker.investment({hostile}, {sample::country("FR")});
    fact.amount = sample::amount(1e9, "EUR");
    fact.date = {2025, 1, 2};
    maker.set_article("Quote: \"</title><script>\" & <b>\n\x01", name, name, "javascript:alert(1)");
    for (const PictureStyle style : kAllStyles) {
      const std::string svg = picture_svg(maker.graph(), {.style = style, .title = name});
      CAPTURE(name);
      CAPTURE(to_string(style));
      CHECK(check::xml_error(svg) == "");
      CHECK(svg.find("<script") == std::string::npos);
      CHECK(svg.find("xlink:href") == std::string::npos);
    }
  }
}

}  // namespace quaestor
