#include "quaestor/render/escape.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <nlohmann/json.hpp>

#include "quaestor/facts/text.h"
#include "render/check.h"

namespace quaestor {
namespace {

struct Case {
  const char* text;
  const char* expected;
};

const std::vector<std::string>& hostile_names() {
  static const std::vector<std::string> kNames{
      "plain",
      "a \"quoted\" 'name'",
      "back\\slash\\",
      "\\N \\G \\l \\\"",
      "<b>&amp;</b> & <script>alert(1)</script>",
      "]]> --> <!-- </script><script>",
      "line\nbreak\r\nand\ttab",
      "ends with backslash\\",
      "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE2\x80\xAE"
      "drawkcab",
      "🏭👩‍🔬 emoji 🇫🇷",
      "bad \xFF\xFE\xC3 bytes",
      std::string("nul\0byte", 8),
      "\x1b[31mred\x07",
      "=HYPERLINK(\"http://x\")",
      "{braces} | bars ; semi",
      "",
  };
  return kNames;
}

}  // namespace

TEST_CASE("escape_dot") {
  for (const auto& [text, expected] : std::vector<Case>{{"Willow & Sons", "Willow &amp; Sons"},
                                                        {"a\"b", "a\\\"b"},
                                                        {"a\\N", "a\\\\N"},
                                                        {"a\nb", "a\\nb"},
                                                        {"a\r\nb", "a\\nb"},
                                                        {"<b>", "<b>"},
                                                        {"\x01x", "x"}}) {
    CHECK(escape_dot(text) == expected);
  }
}

TEST_CASE("cgraph reads every hostile name as one attribute") {
  for (const std::string& name : hostile_names()) {
    CAPTURE(name);
    const std::string dot = fmt::format(
        "digraph {{ n [label=\"{0}\" after=\"yes\"]; \"{0}\" -> n; }}", escape_dot(name));
    const check::Dot graph = check::parse_dot(dot);
    REQUIRE(graph);
    Agnode_t* node = agnode(graph.get(), const_cast<char*>("n"), 0);
    REQUIRE(node != nullptr);
    CHECK(check::attribute(node, "after") == "yes");
    CHECK(agnnodes(graph.get()) == 2);
    // cgraph undoes \" and keeps \\ for the label's own escapes.
    std::string expected = escape_dot(name);
    for (std::size_t at = 0; at < expected.size(); ++at) {
      if (expected[at] != '\\') continue;
      if (expected[at + 1] == '"') {
        expected.erase(at, 1);
      } else {
        ++at;
      }
    }
    CHECK(check::attribute(node, "label") == expected);
  }
}

TEST_CASE("escape_html") {
  for (const auto& [text, expected] :
       std::vector<Case>{{"<a href=\"x\">'&'", "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;"},
                         {"&amp;", "&amp;amp;"},
                         {"a\nb", "a\nb"},
                         {"a\x01"
                          "b\x1b",
                          "ab"},
                         {"\xEF\xBF\xBE", ""}}) {
    CHECK(escape_html(text) == expected);
  }
  for (const std::string& name : hostile_names()) {
    CHECK(check::xml_error("<p title=\"" + escape_html(name) + "\">" + escape_html(name) +
                           "</p>") == "");
  }
}

TEST_CASE("escape_json_script: same JSON, no way out of the element") {
  for (const std::string& name : hostile_names()) {
    nlohmann::json j;
    j["name"] = repair_utf8(name);
    const std::string escaped = escape_json_script(j.dump());
    CHECK(nlohmann::json::parse(escaped) == j);
    CHECK(escaped.find("</") == std::string::npos);
    CHECK(escaped.find("<!--") == std::string::npos);
    CHECK(escaped.find("<script") == std::string::npos);
  }
}

TEST_CASE("csv_field") {
  for (const auto& [text, expected] : std::vector<Case>{{"plain", "plain"},
                                                        {"a,b", "\"a,b\""},
                                                        {"say \"hi\"", "\"say \"\"hi\"\"\""},
                                                        {"two\nlines", "\"two\nlines\""},
                                                        {" outer", "\" outer\""},
                                                        {"-12.5", "-12.5"},
                                                        {"-cmd", "'-cmd"},
                                                        {"=1+1", "'=1+1"},
                                                        {"@x,y", "\"'@x,y\""},
                                                        {"", ""}}) {
    CHECK(csv_field(text) == expected);
  }
}

TEST_CASE("tsv_field, escape_terminal: one line, no control characters") {
  CHECK(tsv_field("a\tb\r\nc") == "a b  c");
  CHECK(escape_terminal("\x1b[31mred\x07") == " [31mred ");
  CHECK(escape_terminal("a\xE2\x80\xAE"
                        "b") == "ab");
  for (const std::string& name : hostile_names()) {
    for (const std::string& text : {tsv_field(name), escape_terminal(name)}) {
      CHECK(is_utf8(text));
      for (const char c : text) CHECK(static_cast<unsigned char>(c) >= 0x20);
    }
  }
}

TEST_CASE("escape_markdown") {
  for (const auto& [text, expected] :
       std::vector<Case>{{"a|b", "a\\|b"},
                         {"[x](y) *z* `c`", "\\[x\\](y) \\*z\\* \\`c\\`"},
                         {"<b>&", "&lt;b&gt;&amp;"},
                         {"a\nb", "a b"},
                         {"# no heading", "\\# no heading"}}) {
    CHECK(escape_markdown(text) == expected);
  }
}

TEST_CASE("safe_url: http and https only") {
  for (const char* good :
       {"https://news.example/a?b=1&c=2#d", "http://x.example", "HTTPS://x.example/é"}) {
    CHECK(safe_url(good) == good);
  }
  for (const char* bad :
       {"javascript:alert(1)", "data:text/html,x", "ftp://x.example", "//x.example", "https://",
        "https:///path", "https://x.example/\"onclick", "https://x.example/a b",
        "https://x.example/\n", "file:///etc/passwd", ""}) {
    // A line break at the end is trimmed like a blank.
    CHECK(safe_url(bad) ==
          (std::string(bad) == "https://x.example/\n" ? "https://x.example/" : ""));
  }
}

TEST_CASE("any bytes give valid UTF-8 in every format") {
  rc::check([](const std::string& bytes) {
    for (const auto escape : {escape_dot, escape_html, escape_json_script, csv_field, tsv_field,
                              escape_markdown, escape_terminal}) {
      RC_ASSERT(is_utf8(escape(bytes)));
    }
    RC_ASSERT(check::xml_error("<a b=\"" + escape_html(bytes) + "\"/>") == "");
    const check::Dot graph = check::parse_dot("digraph { n [a=\"" + escape_dot(bytes) + "\"]; }");
    RC_ASSERT(graph != nullptr);
    RC_ASSERT(agnnodes(graph.get()) == 1);
  });
}

}  // namespace quaestor
