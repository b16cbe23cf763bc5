#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "quaestor/render/picture.h"
#include "render/check.h"
#include "render/sample.h"

namespace quaestor {
namespace {

struct Box {
  std::string id;
  double left, top, right, bottom;
};

// The box of each node, from the points of its shapes.
std::vector<Box> boxes(const std::string& svg) {
  std::vector<Box> out;
  static const std::regex kGroup("<g id=\"([^\"]+)\" class=\"node[^]*?</g>");
  static const std::regex kPoints("(?:points|d)=\"([^\"]+)\"");
  static const std::regex kPoint("(-?[0-9.]+),(-?[0-9.]+)");
  for (auto group = std::sregex_iterator(svg.begin(), svg.end(), kGroup);
       group != std::sregex_iterator(); ++group) {
    Box box{(*group)[1].str(), 1e9, 1e9, -1e9, -1e9};
    const std::string body = group->str();
    for (auto list = std::sregex_iterator(body.begin(), body.end(), kPoints);
         list != std::sregex_iterator(); ++list) {
      const std::string points = (*list)[1].str();
      for (auto p = std::sregex_iterator(points.begin(), points.end(), kPoint);
           p != std::sregex_iterator(); ++p) {
        box.left = std::min(box.left, std::stod((*p)[1]));
        box.right = std::max(box.right, std::stod((*p)[1]));
        box.top = std::min(box.top, std::stod((*p)[2]));
        box.bottom = std::max(box.bottom, std::stod((*p)[2]));
      }
    }
    out.push_back(box);
  }
  return out;
}

bool overlap(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

}  // namespace

TEST_CASE("accessible, self-contained, well formed") {
  const Graph graph = sample::make(35).graph();
  for (const bool dark : {false, true}) {
    const std::string svg = picture_svg(graph, {.title = "Money & <places>", .dark = dark});
    CHECK(check::xml_error(svg) == "");
    CHECK(svg.find("role=\"img\"") != std::string::npos);
    CHECK(svg.find("<title id=\"picture-title\">Money &amp; &lt;places&gt;</title>") !=
          std::string::npos);
    CHECK(svg.find("<desc id=\"picture-description\">") != std::string::npos);
    CHECK(svg.find("transparent") == std::string::npos);
    CHECK(svg.find("<!") == std::string::npos);
    CHECK((svg.find("fill=\"#14181f\" stroke=\"none\"") != std::string::npos) == dark);
  }
}

TEST_CASE("ids are unique, every group has its words, pills link to their source") {
  const Graph graph = sample::make(35).graph();
  const std::string svg = picture_svg(graph);
  std::set<std::string> ids;
  static const std::regex kId("id=\"([^\"]+)\"");
  std::size_t found = 0;
  for (auto m = std::sregex_iterator(svg.begin(), svg.end(), kId); m != std::sregex_iterator();
       ++m, ++found) {
    ids.insert((*m)[1]);
  }
  CHECK(ids.size() == found);
  const std::size_t groups =
      check::count(svg, "class=\"node ") + check::count(svg, "class=\"edge ");
  CHECK(check::count(svg, "<title>") == groups);
  const std::size_t pills = check::count(svg, "class=\"node pill investment");
  CHECK(check::count(svg, "<a xlink:href=\"https://news.example/") == pills);
  CHECK(check::count(svg, "</a>") == pills);
  CHECK(svg.find("says who does what where.”") != std::string::npos);
}

TEST_CASE("labels never collide") {
  for (const int count : {1, 10, 35, 60, 150}) {
    const std::string svg = picture_svg(sample::make(count).graph());
    const std::vector<Box> all = boxes(svg);
    CHECK(all.size() == check::count(svg, "class=\"node "));
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        CAPTURE(all[i].id);
        CAPTURE(all[j].id);
        CHECK_FALSE(overlap(all[i], all[j]));
      }
    }
  }
}

TEST_CASE("columns: givers left of pills, pills left of receivers, receivers left of countries") {
  const std::string svg = picture_svg(sample::make(35).graph());
  double givers = -1e9;
  double pills_left = 1e9;
  double pills_right = -1e9;
  double receivers_left = 1e9;
  double receivers_right = -1e9;
  double countries = 1e9;
  for (const Box& box : boxes(svg)) {
    if (box.id.starts_with("giver-")) givers = std::max(givers, box.right);
    if (box.id.starts_with("investment-")) {
      pills_left = std::min(pills_left, box.left);
      pills_right = std::max(pills_right, box.right);
    }
    if (box.id.starts_with("receiver-")) {
      receivers_left = std::min(receivers_left, box.left);
      receivers_right = std::max(receivers_right, box.right);
    }
    if (box.id.starts_with("country-")) countries = std::min(countries, box.left);
  }
  CHECK(givers < pills_left);
  CHECK(pills_right < receivers_left);
  CHECK(receivers_right < countries);
}

TEST_CASE("hostile names and addresses") {
  for (const char* name :
       {"</svg><script>alert(1)</script>", "a \"quote\" \\ & <b>", "\\N\\G\\l", "]]>",
        "שלום \xE2\x80\xAE"
        "abc",
        "🏭🇫🇷", "bad \xFF\xC3 bytes", "&lt;already&gt; &amp; &#x41;",
        "A name that is far too long to stand on one line of a picture, or on two, or even on "
        "three, and on"}) {
    sample::Maker maker;
    maker.investment({{.kind = Kind::company,
                       .id = "company/hostile",
                       .name = name,
                       .aliases = {},
                       .country = {}}},
                     {sample::country("FR")});
    maker.set_article(std::string("Quote: ") + "\"</title><script>\" \\ & <b>\n\x01", name, name,
                      "https://news.example/\"><script>");
    const std::string svg = picture_svg(maker.graph(), {.title = name});
    CAPTURE(name);
    CHECK(check::xml_error(svg) == "");
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(check::count(svg, "class=\"node ") == 3);
    CHECK(svg.find("xlink:href") == std::string::npos);
  }
}

}  // namespace quaestor
