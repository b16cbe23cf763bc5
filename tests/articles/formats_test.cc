// The format is told by content; each gives title, date, language, address and outlet where the
// input has them.
#include <doctest/doctest.h>
#include <zlib.h>

#include "articles/samples.h"

using quaestor::Article;
using quaestor::BlockRole;
using quaestor::Error;
using samples::content;
using samples::has;
using samples::kBody;
using samples::read_one;
using samples::texts;

namespace {

std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(bytes.size() + 200, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

const std::string kRecord =
    R"({"title": "Cold store for Leeds", "summary": "A family firm builds.", "body_md": "# Cold store for Leeds\n\n)"
    R"(The firm [said so](http://x.example/a) on Monday.\n\n## Later\n\n- first thing\n- second thing",)"
    R"( "url": "https://copy.example/1", "canonical_source": "https://Paper.example/a?utm_source=rss&id=7#top",)"
    R"( "published_at": "2026-06-17 13:30:05+00:00", "lang": "en-GB", "publisher": {"name": "The Paper"}})";

}  // namespace

TEST_CASE("a JSON record: text is title, summary and body") {
  const Article article = read_one(kRecord, "a.txt");
  CHECK(article.text ==
        "Cold store for Leeds\n\nA family firm builds.\n\n# Cold store for Leeds\n\nThe firm [said "
        "so](http://x.example/a) "
        "on Monday.\n\n## Later\n\n- first thing\n- second thing");
  CHECK(article.info.title == "Cold store for Leeds");
  CHECK(to_string(article.info.date) == "2026-06-17");
  CHECK(article.info.language == "en");
  CHECK(article.info.url == "https://paper.example/a?id=7");
  CHECK(article.info.outlet == "The Paper");
  CHECK(article.info.name == "a.txt");
  CHECK(article.info.id.substr(0, 8) == "article/");
  CHECK(texts(article, BlockRole::summary) == std::vector<std::string>{"A family firm builds."});
  CHECK(texts(article, BlockRole::heading).back() == "Later");
  CHECK(texts(article, BlockRole::list_item) ==
        std::vector<std::string>{"first thing", "second thing"});
}

TEST_CASE("the same address gives the same id only with the same text") {
  const Article a = read_one(kRecord);
  CHECK(a.info.id == read_one(kRecord, "other.json").info.id);
  CHECK(a.info.id !=
        read_one(R"({"title": "x", "body": "y", "url": "https://paper.example/a?id=7"})").info.id);
}

TEST_CASE("lists of records: array, under a key, JSON Lines") {
  const std::string a = R"({"headline": "First", "content": "Something happened in Ghent."})";
  const std::string b =
      R"({"headline": "Second", "text": ["One paragraph.", "Another paragraph."]})";
  for (const std::string& bytes : {"[" + a + ", " + b + "]", a + "\n" + b + "\n",
                                   R"({"status": "ok", "articles": [)" + a + "," + b + "]}",
                                   R"({"response": {"items": [)" + a + ",\n" + b + "]}}"}) {
    const auto articles = quaestor::read_bytes(bytes, "n.json");
    REQUIRE(articles.size() == 2);
    CHECK(articles[0].info.name == "n.json#1");
    CHECK(articles[1].info.name == "n.json#2");
    CHECK(articles[1].info.title == "Second");
    CHECK(has(articles[1].text, "One paragraph.\n\nAnother paragraph."));
  }
}

TEST_CASE("a bad record of JSON Lines is reported and the rest goes on") {
  const std::string lines =
      "{\"title\": \"A\", \"body\": \"Good.\"}\n{\"title\": \"B\", \"body\": }\n{\"n\": 1}\n"
      "{\"title\": \"D\", \"body\": \"Good.\"}\n";
  std::vector<long> bad;
  const auto articles = quaestor::read_bytes(
      lines, "l.jsonl", {}, [&](const Error& error) { bad.push_back(error.line()); });
  CHECK(articles.size() == 2);
  CHECK(articles.back().info.name == "l.jsonl#4");
  CHECK(bad == std::vector<long>{2, 3});
  CHECK_THROWS_AS(quaestor::read_bytes(lines, "l.jsonl"), Error);
}

TEST_CASE("a record whose body is HTML") {
  const Article article = read_one(
      R"({"title": "T one", "content": "<p>Caf&eacute; &amp; bar.</p><script>x()</script><ul><li>one</li></ul>"})");
  CHECK(article.text == "T one\n\nCafé & bar.\n\none");
  CHECK(texts(article, BlockRole::list_item) == std::vector<std::string>{"one"});
}

TEST_CASE("gzip of anything") {
  CHECK(read_one(gzipped(kRecord)).text == read_one(kRecord).text);
  CHECK(read_one(gzipped(kBody)).text == kBody);
  const std::string cut = gzipped(kBody);
  CHECK_THROWS_WITH_AS(read_one(cut.substr(0, cut.size() / 2)),
                       "sample.txt: gzip data is cut short", Error);
  quaestor::ReadLimits limits;
  limits.max_file_bytes = 300;
  CHECK_THROWS_AS(quaestor::read_bytes(gzipped(std::string(5000, 'a')), "bomb.gz", limits), Error);
}

TEST_CASE("Markdown with front matter keeps the text as read") {
  const std::string text =
      "---\ntitle: \"Quatre usines\"\ndate: 2025-12-04\nlang: fr\n---\n\n# Quatre usines\n\n> Un "
      "chapeau de *quelques* "
      "mots.\n\nUn paragraphe avec **du gras**.\n\n| Ville | Somme |\n|---|---|\n| Lens | 3 M€ "
      "|\n\n1. un\n2. deux\n";
  const Article article = read_one(text, "a.dat");
  CHECK(article.text == text);
  CHECK(article.info.title == "Quatre usines");
  CHECK(to_string(article.info.date) == "2025-12-04");
  CHECK(article.info.language == "fr");
  CHECK(texts(article, BlockRole::title) == std::vector<std::string>{"Quatre usines"});
  CHECK(texts(article, BlockRole::table_row) ==
        std::vector<std::string>{"Ville | Somme", "Lens | 3 M€"});
  CHECK(texts(article, BlockRole::list_item) == std::vector<std::string>{"un", "deux"});
  CHECK(has(content(article), "Un paragraphe avec **du gras**."));
  CHECK_FALSE(has(content(article), "date: 2025"));
}

TEST_CASE("HTML: main text without what surrounds it, head data read") {
  const std::string page = R"(<!DOCTYPE html><html lang="nl-BE"><head><meta charset="utf-8">
<title>Koelhuis voor Gent | De Krant</title><meta property="og:site_name" content="De Krant">
<link rel="canonical" href="https://krant.example/koelhuis?fbclid=abc">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Koelhuis voor Gent", "datePublished": "2025-03-04T08:00:00Z"}]}</script>
<style>p{color:red}</style></head><body><header><a href="/">De Krant</a></header><nav><ul><li><a href="/a">Sport</a></li></ul></nav>
<div class="cookie-banner">Wij gebruiken koekjes om alles aangenamer te maken voor wie hier komt lezen.</div>
<article><h1>Koelhuis voor Gent</h1><p class="byline">Door Els Maes</p>
<p>Vandeput Vriesgroenten steekt 12&nbsp;miljoen&nbsp;&euro; in een koelhuis in Gent, zei het bedrijf maandag aan zijn personeel.</p>
<p>Het gebouw gaat over twee jaar open en geeft werk aan negentig mensen, van wie de meesten meekomen.</p>
<table><tr><th>Stad</th><th>Som</th></tr><tr><td>Gent</td><td>12</td></tr></table>
<aside><p>Lees ook: een heel ander verhaal over een heel ander bedrijf dat elders iets bouwt.</p></aside></article>
<section id="comments"><p>Jan: dat wordt weer niets, let op mijn woorden, want vorige keer ging het ook helemaal mis.</p></section>
<footer>&copy; 2025 De Krant</footer></body></html>)";
  const Article article = read_one(page, "p");
  CHECK(article.info.title == "Koelhuis voor Gent");
  CHECK(article.info.outlet == "De Krant");
  CHECK(article.info.language == "nl");
  CHECK(article.info.url == "https://krant.example/koelhuis");
  CHECK(to_string(article.info.date) == "2025-03-04");
  const std::string text = content(article);
  CHECK(has(text, "12\xC2\xA0miljoen\xC2\xA0€ in een koelhuis"));
  CHECK(has(text, "Gent | 12"));
  for (const char* other :
       {"koekjes", "Sport", "ander verhaal", "Jan:", "©", "color", "Els Maes"}) {
    CHECK_FALSE_MESSAGE(has(text, other), other);
  }
}

TEST_CASE("text that opens with a bracket is no JSON") {
  CHECK(read_one("[Video] " + kBody).text == "[Video] " + kBody);
  CHECK(read_one("{curly} " + kBody).text == "{curly} " + kBody);
}
