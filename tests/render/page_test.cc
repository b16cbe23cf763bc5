#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "quaestor/render/picture.h"
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

TEST_CASE("a page is dark when asked to be, else as the reader's system is") {
  const Graph graph = sample::make(5).graph();
  CHECK(picture_html(graph).find("@media (prefers-color-scheme:dark){:root") != std::string::npos);
  const std::string dark = picture_html(graph, {.dark = true});
  CHECK(dark.find("@media all{:root") != std::string::npos);
  CHECK(dark.find("color-scheme:dark}") != std::string::npos);
  CHECK(dark.find("prefers-color-scheme:dark)") == std::string::npos);
}

TEST_CASE("one file, no network") {
  const std::string page = picture_html(sample::make(35).graph());
  CHECK(page.find("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "
                  "'unsafe-inline'; "
                  "style-src 'unsafe-inline'; img-src data: blob:;") != std::string::npos);
  CHECK(page.find("<link") == std::string::npos);
  CHECK(page.find(" src=") == std::string::npos);
  CHECK(page.find("@import") == std::string::npos);
  CHECK(page.find("url(") == std::string::npos);
  CHECK(check::count(page, "<script") == 2);
  CHECK(check::count(page, "</script>") == 2);
  CHECK(check::count(page, "<svg ") == 1);
  CHECK(page.find("<?xml") == std::string::npos);
  CHECK(page.find("prefers-color-scheme:dark") != std::string::npos);
  CHECK(page.find("@media print") != std::string::npos);
}

TEST_CASE("every fact drawn has its card, and the script's data names what is there") {
  const Graph graph = sample::make(35).graph();
  const std::string page = picture_html(graph, {.regulations = true});
  const nlohmann::json data = data_of(page);
  CHECK(check::count(page, "<article id=\"fact-") == data["facts"].size());
  const std::size_t pills = check::count(page, "class=\"node pill");
  CHECK(check::count(page, "class=\"node ") == pills + data["nodes"].size());
  CHECK(check::count(page, "class=\"edge ") == data["lines"].size());
  const auto has_id = [&](const std::string& id) {
    return page.find("id=\"" + id + "\"") != std::string::npos;
  };
  for (const auto& [key, fact] : data["facts"].items()) {
    CHECK(has_id("fact-" + key));
    for (const auto& part : fact["parts"]) CHECK(has_id(part.get<std::string>()));
  }
  for (const auto& [key, node] : data["nodes"].items()) {
    CHECK(has_id(key));
    CHECK_FALSE(node["facts"].empty());
    for (const auto& fact : node["facts"]) CHECK(data["facts"].contains(fact.get<std::string>()));
  }
  for (const auto& [key, fact] : data["lines"].items())
    CHECK(data["facts"].contains(fact.get<std::string>()));
  CHECK(check::count(page, "<blockquote lang=\"en\" dir=\"auto\">") >= data["facts"].size());
  CHECK(page.find("<a href=\"https://news.example/1?a=1&amp;b=2\" target=\"_blank\" rel=\"noopener "
                  "noreferrer\">") != std::string::npos);
}

TEST_CASE("the filters offer the countries, statuses and years drawn") {
  const std::string page = picture_html(sample::make(35).graph());
  for (const char* option :
       {"<option>France</option>", "<option>planned</option>", "<option>2024</option>"}) {
    CHECK(page.find(option) != std::string::npos);
  }
  for (const char* id : {"search", "by-kind", "by-country", "by-status", "by-year", "heading",
                         "all", "none", "data"}) {
    CHECK(check::count(page, std::string("id=\"") + id + "\"") == 1);
  }
}

TEST_CASE("what the script asks for by id is in the page, and the colours of kinds in the style") {
  const std::string page = picture_html(sample::make(5).graph());
  static const std::regex kById("byId\\(\"([a-z-]+)\"\\)");
  const std::string script = page.substr(page.rfind("<script>"));
  for (auto m = std::sregex_iterator(script.begin(), script.end(), kById);
       m != std::sregex_iterator(); ++m) {
    CHECK(page.find("id=\"" + (*m)[1].str() + "\"") != std::string::npos);
  }
}

TEST_CASE("hostile names cannot leave their place") {
  for (const char* name : {"</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
                           "<!--", "</article>",
                           "\xE2\x80\xAE"
                           "txt.exe",
                           "bad \xFF bytes"}) {
    sample::Maker maker;
    maker.investment({{.kind = Kind::company,
                       .id = "company/hostile",
                       .name = name,
                       .aliases = {name},
                       .country = {}}},
                     {sample::country("FR")});
    maker.set_article(name, name, name, "javascript:alert(1)");
    const std::string page = picture_html(maker.graph(), {.title = name});
    CAPTURE(name);
    CHECK(check::count(page, "<script") == 2);
    CHECK(check::count(page, "</script>") == 2);
    CHECK(page.find("<img") == std::string::npos);
    CHECK(page.find("href=\"javascript") == std::string::npos);
    CHECK(check::count(page, "</article>") == 1);
    CHECK(data_of(page)["facts"].size() == 1);
  }
}

}  // namespace quaestor
