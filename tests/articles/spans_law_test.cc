// Laws of reading: whatever the bytes, reading ends in articles whose blocks are exact spans of
// valid text, or in an Error; the same bytes give the same articles.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "articles/samples.h"
#include "quaestor/facts/text.h"

using quaestor::Article;

namespace {

// Pieces that formats are made of, so that random input gets past the first check.
const std::vector<std::string> kPieces = {"{\"title\":",
                                          "\"body\":",
                                          "\"a b\"",
                                          "}",
                                          "{",
                                          "[",
                                          "]",
                                          ",",
                                          "\n",
                                          "\n\n",
                                          "# ",
                                          "- ",
                                          "> ",
                                          "1. ",
                                          "---\n",
                                          "```\n",
                                          "<p>",
                                          "</p>",
                                          "<div class=\"comments\">",
                                          "</div>",
                                          "<b>",
                                          "<table><tr><td>",
                                          "<html>",
                                          "<script>",
                                          "<!--",
                                          "-->",
                                          "&amp;",
                                          "&#x110000;",
                                          "READ NEXT\n",
                                          "Comments (2)\n",
                                          "By Ann Lee\n",
                                          "3 May 2025",
                                          "Lees ook: ",
                                          "| a | b |\n",
                                          "Some words that make a sentence of a certain length, so "
                                          "that it is taken for running text of an article. ",
                                          "é",
                                          "\xC3",
                                          "\xFF",
                                          "€",
                                          "\r\n",
                                          "  ",
                                          "©",
                                          "*",
                                          "**",
                                          "](http://x)",
                                          "[",
                                          "\t",
                                          "word ",
                                          "2025-01-01",
                                          "\xC2\xA0"};

void check_laws(const Article& article) {
  RC_ASSERT(quaestor::is_utf8(article.text));
  RC_ASSERT(quaestor::is_utf8(article.info.title));
  std::size_t last = 0;
  for (const quaestor::Block& block : article.blocks) {
    RC_ASSERT(block.begin >= last);
    RC_ASSERT(block.begin < block.end);
    RC_ASSERT(block.end <= article.text.size());
    RC_ASSERT(quaestor::is_utf8(samples::text_of(article, block)));
    const std::string text = samples::text_of(article, block);
    RC_ASSERT(quaestor::trim(text).size() == text.size());
    last = block.end;
  }
}

std::string dump(const std::vector<Article>& articles) {
  std::string out;
  for (const Article& a : articles) {
    out +=
        a.info.id + "|" + a.info.title + "|" + to_string(a.info.date) + "|" + a.info.language + "|";
    for (const quaestor::Block& b : a.blocks) {
      out += std::to_string(b.begin) + "-" + std::to_string(b.end) + ":" +
             std::to_string(static_cast<int>(b.role)) + " ";
    }
  }
  return out;
}

void check_bytes(const std::string& bytes) {
  try {
    const auto articles = quaestor::read_bytes(bytes, "r");
    for (const Article& article : articles) check_laws(article);
    RC_ASSERT(dump(articles) == dump(quaestor::read_bytes(bytes, "r")));
  } catch (const quaestor::Error&) {
  }
}

}  // namespace

TEST_CASE("blocks are exact spans, whatever is read") {
  CHECK(rc::check("pieces of formats", [] {
    std::string bytes;
    for (const std::string& piece :
         *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces)))
      bytes += piece;
    check_bytes(bytes);
  }));
  CHECK(rc::check("any bytes", [] { check_bytes(*rc::gen::arbitrary<std::string>()); }));
}
