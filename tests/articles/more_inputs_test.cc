// Feeds, mails, WARC, PDF, and JSON of any nesting.
#include <doctest/doctest.h>

#include "articles/archives.h"
#include "articles/outcome.h"

using namespace samples;
using quaestor::read_bytes;

TEST_CASE("RSS: an item is an article, with the channel as its outlet") {
  const std::string rss =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<rss version=\"2.0\" "
      "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>The "
      "Ledger</title><language>en-gb</language><item><title>Cold store &amp; "
      "more</title><link>https://ledger.example/a</link><pubDate>Tue, 17 Jun 2025 10:00:00 "
      "GMT</pubDate><description>A teaser of the "
      "piece.</description><content:encoded><![CDATA[<p>" +
      kBody +
      "</p>]]></content:encoded></item><item><title>Only a title</title></item>"
      "<item><title>Caf\u00e9 opens</title><description>" +
      kBody + "</description></item></channel></rss>";
  const Outcome outcome = read(rss, "feed.rss");
  CHECK(names(outcome.articles) == Names{"feed.rss#1", "feed.rss#3"});
  REQUIRE(outcome.told.size() == 1);
  CHECK(samples::has(outcome.told[0], "feed.rss: item 2: has no text"));
  const Article& first = outcome.articles[0];
  CHECK(first.info.title == "Cold store & more");
  CHECK(first.info.url == "https://ledger.example/a");
  CHECK(first.info.date == quaestor::Date{2025, 6, 17});
  CHECK(first.info.outlet == "The Ledger");
  CHECK(first.info.language == "en");
  CHECK(samples::has(samples::content(first), "Harrowgate Foods will put 40 million pounds"));
  CHECK(outcome.articles[1].info.title == "Caf\u00e9 opens");
}

TEST_CASE("feeds that are no XML: bare ampersands, entities of HTML, control characters") {
  const Outcome outcome = read(
      "<rss><channel><title>B&B</title><item><title>L&rsquo;usine d'AT&T "
      "\x0b"
      "&amp;#8217;neuve</title>"
      "<link>https://l.example/?a=1&b=2</link><description>" +
          kBody +
          "</description></item><item><title>Two</title><description><![CDATA[<p>R&D &amp; more "
          "&eacute;t&eacute;.</p>]]></description></item></channel></rss>",
      "wild.rss");
  CHECK(outcome.told.empty());
  REQUIRE(outcome.articles.size() == 2);
  CHECK(outcome.articles[0].info.title == "L\u2019usine d'AT&T \u2019neuve");
  CHECK(outcome.articles[0].info.url == "https://l.example/?a=1&b=2");
  CHECK(outcome.articles[0].info.outlet == "B&B");
  CHECK(has(outcome.articles[1].text, "R&D & more \u00e9t\u00e9."));
}

TEST_CASE("Atom: links by their purpose, XHTML as markup") {
  const std::string atom =
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>The Ledger</title>"
      "<link href=\"https://ledger.example/\"/><entry><title>Cold store</title><link rel=\"edit\" "
      "href=\"https://ledger.example/edit\"/><link href=\"https://ledger.example/b\"/><published>"
      "2025-06-17T10:00:00Z</published><content type=\"xhtml\"><div "
      "xmlns=\"http://www.w3.org/1999/xhtml\"><p>" +
      kBody + "</p></div></content></entry></feed>";
  const Outcome outcome = read(atom, "feed.atom");
  REQUIRE(outcome.articles.size() == 1);
  CHECK(outcome.articles[0].info.url == "https://ledger.example/b");
  CHECK(outcome.articles[0].info.outlet == "The Ledger");
  CHECK(samples::has(samples::content(outcome.articles[0]), "Harrowgate Foods has grown"));
  CHECK_FALSE(samples::has(outcome.articles[0].text, "<p"));
}

TEST_CASE("feeds: entities do not grow, and a feed without items says so") {
  std::string bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">";
  for (char c = 'b'; c < 'm'; ++c) {
    bomb += std::string("<!ENTITY ") + c + " \"";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(c - 1) + ";";
    bomb += "\">";
  }
  bomb += "]><rss><channel><item><title>t</title><description>&l; " + kBody +
          "</description></item></channel></rss>";
  const auto text_size = [&] {  // libxml2 may also give up on the whole of it
    try {
      return read(bomb, "bomb.rss").articles.at(0).text.size();
    } catch (const Error&) {
      return std::size_t{0};
    }
  };
  CHECK(text_size() < 5000);
  CHECK(kind_of_failure("<rss><channel><title>x</title></channel></rss>") == ErrorKind::bad_format);
}

TEST_CASE("mail: the plain part, encodings undone") {
  const std::string mail =
      "Received: from x\r\nFrom: =?utf-8?Q?The_Ledg=C3=A9r?= <news@ledger.example>\r\nSubject: "
      "=?UTF-8?B?Q29sZCBzdG9yZQ==?=\r\n opens\r\nDate: Tue, 17 Jun 2025 10:00:00 +0200\r\n"
      "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"=_x\"\r\n\r\n"
      "pre\r\n--=_x\r\nContent-Type: text/html\r\n\r\n<p>markup</p>\r\n--=_x\r\nContent-Type: "
      "text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHarrowgate "
      "Foods will put =C2=A340 million into a cold =\r\nstore outside Leeds, the firm "
      "said.\r\n--=_x--\r\n";
  const Outcome outcome = read(mail, "a.eml");
  REQUIRE(outcome.articles.size() == 1);
  const Article& article = outcome.articles[0];
  CHECK(article.info.title == "Cold store opens");
  CHECK(article.info.outlet == "The Ledg\u00e9r");
  CHECK(article.info.date == quaestor::Date{2025, 6, 17});
  CHECK(samples::has(samples::content(article),
                     "will put \u00a340 million into a cold store outside Leeds"));
  CHECK(kind_of_failure("From: a\nMIME-Version: 1.0\n\n") == ErrorKind::bad_format);
}

TEST_CASE("WARC: pages of responses, whatever else is in the file") {
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
  const std::string chunked = page("Chunked store");
  std::string hex = "0000";
  for (std::size_t n = chunked.size(), i = 4; i-- > 0; n >>= 4) hex[i] = "0123456789abcdef"[n & 15];
  const std::string warc =
      warc_record("warcinfo", "", "software: x") +
      warc_record("response", "https://a.example/1", head + "\r\n" + page("First store")) +
      warc_record("request", "https://a.example/1", "GET / HTTP/1.1\r\n\r\n") +
      warc_record("response", "https://a.example/no", "HTTP/1.1 404 Gone\r\n\r\n" + page("x")) +
      warc_record("response", "https://a.example/p",
                  "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
      warc_record(
          "response", "https://a.example/2",
          head + "Transfer-Encoding: chunked\r\n\r\n" + hex + "\r\n" + chunked + "\r\n0\r\n\r\n") +
      warc_record("conversion", "https://a.example/3", kBody);
  for (const std::string& bytes : {warc, samples::gzipped(warc)}) {
    const Outcome outcome = read(bytes, "c.warc");
    CHECK(outcome.told.empty());
    REQUIRE(names(outcome.articles) == Names{"c.warc#1", "c.warc#2", "c.warc#3"});
    CHECK(outcome.articles[0].info.url == "https://a.example/1");
    CHECK(outcome.articles[0].info.date == quaestor::Date{2025, 3, 4});
    CHECK(outcome.articles[1].info.title == "Chunked store");
  }
  CHECK(kind_of_failure("WARC/1.0\r\nWARC-Type: response\r\n\r\n") == ErrorKind::bad_format);
  CHECK(kind_of_failure(warc + "junk\r\n") == ErrorKind::bad_format);
}

TEST_CASE("WARC: a page over the limit is told, a picture over it is passed over") {
  ReadLimits limits;
  limits.max_article_bytes = 4000;
  const std::string large(8000, 'x');
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: ";
  const std::string warc =
      warc_record("response", "https://a.example/1", head + "image/png\r\n\r\n" + large) +
      warc_record("response", "https://a.example/2", head + "text/html\r\n\r\n<p>" + large) +
      warc_record("conversion", "https://a.example/3", kBody);
  const Outcome outcome = read(warc, "c.warc", limits);
  CHECK(outcome.articles.size() == 1);
  REQUIRE(outcome.told.size() == 1);
  CHECK(has(outcome.told[0], "https://a.example/2 is 80"));
  CHECK_THROWS_WITH_AS(read(warc.substr(0, warc.size() - 100), "c.warc", limits),
                       doctest::Contains("cut short"), Error);
}

TEST_CASE("PDF: text where poppler is there, a clear word where not") {
  const bool reads_pdf = !has(quaestor::input_formats(), "PDF is refused");
  if (!reads_pdf) {
    MESSAGE("built without poppler");
    CHECK(kind_of_failure("%PDF-1.4\n") == ErrorKind::unsupported);
    return;
  }
  CHECK(kind_of_failure("%PDF-1.4\nrubbish") == ErrorKind::bad_format);
  const std::string content =
      "BT /F1 12 Tf 14 TL 50 700 Td (Harrowgate Foods will put 40 million pounds into a cold "
      "invest-) "
      "Tj T* (ment outside Leeds, the family firm said on Monday.) Tj ET";
  std::string pdf =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 "
      "R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 "
      "R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n4 0 obj<</Length " +
      std::to_string(content.size()) + ">>stream\n" + content +
      "\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer"
      "<</Root 1 0 R/Size 6>>\n%%EOF\n";
  const Outcome outcome = read(pdf, "a.pdf");
  REQUIRE(outcome.articles.size() == 1);
  CHECK(samples::has(outcome.articles[0].text, "cold investment outside Leeds"));
}

TEST_CASE("JSON of any nesting, with a map of fields") {
  ReadLimits limits;
  limits.fields = quaestor::parse_field_map(
      "title=head.line, body=parts.text, date=meta.0.when,list=data.found,url=u");
  const std::string json =
      R"({"data":{"found":[{"head":{"line":"Cold store"},"body":"not this",)"
      R"("u":"https://a.example/1","meta":[{"when":"2025-03-04"}],)"
      R"("parts":[{"text":"The first paragraph of the piece."},{"x":1},{"text":"The second."}]}]}})";
  const Article article = read_bytes(json, "x.json", limits).at(0);
  CHECK(article.info.title == "Cold store");
  CHECK(article.info.date == quaestor::Date{2025, 3, 4});
  CHECK(article.info.url == "https://a.example/1");
  CHECK(samples::has(article.text, "The first paragraph of the piece.\n\nThe second."));
  CHECK_FALSE(samples::has(article.text, "not this"));
  CHECK_THROWS_AS(read_bytes(R"({"data":{}})", "x.json", limits), Error);
  for (const char* wrong : {"title", "title=", "head=x", "=x", ""}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(quaestor::parse_field_map(wrong), Error);
  }
}
