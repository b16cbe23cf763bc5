// Zip and tar archives, and word processors' documents, which are archives too.
#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "articles/archives.h"
#include "articles/outcome.h"

using namespace samples;

#ifdef QUAESTOR_ARCHIVES

namespace {

const std::string kWordOpen = "<?xml version=\"1.0\"?><w:document xmlns:w=\"urn:w\"><w:body>";

std::string docx() {
  return samples::zipped(
      {{"[Content_Types].xml", "<Types/>"},
       {"word/document.xml",
        kWordOpen +
            "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Cold store near "
            "Leeds</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">Harrowgate Foods will "
            "put </w:t></w:r><w:r><w:t>&#163;40m into a store.</w:t></w:r><w:del><w:r>"
            "<w:delText>gone</w:delText></w:r></w:del></w:p></w:body></w:document>"},
       {"docProps/core.xml",
        "<cp:c xmlns:cp=\"urn:c\" xmlns:dcterms=\"urn:d\"><dcterms:created>2025-02-03T00:00:00Z"
        "</dcterms:created></cp:c>"}});
}

}  // namespace

TEST_CASE("zip and tar are read in place, archives in archives too") {
  const samples::Members members = {
      {"a/one.txt", kBody},
      {"../../etc/two.html", page("Two")},
      {"/abs/three.json", R"({"title":"T","body":"Some body."})"},
      {"README.md", "not me"},
      {".hidden", "nor me"},
      {"__MACOSX/a/one.txt", "nor me"},
      {"a/one.txt.gold.json", "{}"},
      {"bad.json", "{\"title\":"},
      {"inner.zip", samples::zipped({{"four.txt", kBody + "More."}})}};
  const Names expected = {"n.x/a/one.txt", "n.x/etc/two.html", "n.x/abs/three.json",
                          "n.x/inner.zip/four.txt"};
  for (const std::string& bytes : {samples::zipped(members), samples::tarred(members),
                                   samples::gzipped(samples::tarred(members))}) {
    const Outcome outcome = read(bytes, "n.x");
    CHECK(names(outcome.articles) == expected);
    REQUIRE(outcome.told.size() == 1);
    CHECK(samples::has(outcome.told[0], "n.x/bad.json"));
  }
}

TEST_CASE("archives have limits on what comes out of them") {
  const std::string zeros(std::size_t{8} << 20, 'a');
  ReadLimits limits;
  limits.max_expanded_bytes = std::size_t{1} << 20;
  CHECK(kind_of_failure(samples::zipped({{"a.txt", zeros}}), limits) == ErrorKind::too_large);
  CHECK(kind_of_failure(samples::gzipped(samples::tarred({{"a.txt", zeros}})), limits) ==
        ErrorKind::too_large);
  limits = {};
  limits.max_file_bytes = std::size_t{1} << 20;
  CHECK(kind_of_failure(samples::zipped({{"a.txt", zeros}}), limits) == ErrorKind::too_large);
  std::string deep = samples::zipped({{"a.txt", kBody}});
  for (int i = 0; i < 5; ++i) deep = samples::zipped({{"inner.zip", deep}});
  CHECK(kind_of_failure(deep) == ErrorKind::too_large);
  std::string cut = samples::zipped({{"a.txt", kBody}, {"b.txt", kBody}});
  CHECK(kind_of_failure(cut.substr(0, 60)) == ErrorKind::bad_format);
}

TEST_CASE("a member that is too large or damaged is told, the others are read") {
  ReadLimits limits;
  limits.max_file_bytes = 5000;
  const Outcome large =
      read(samples::zipped({{"a.txt", std::string(9000, 'a')}, {"b.txt", kBody}}), "n.zip", limits);
  CHECK(names(large.articles) == Names{"n.zip/b.txt"});
  REQUIRE(large.told.size() == 1);
  CHECK(has(large.told[0], "n.zip/a.txt: is larger"));
  std::string bytes = samples::zipped({{"a.txt", kBody}, {"b.txt", kBody + "More."}});
  bytes.replace(60, 8, std::string(8, '\xff'));  // inside what is compressed of a.txt
  const Outcome damaged = read(bytes, "n.zip");
  CHECK(names(damaged.articles) == Names{"n.zip/b.txt"});
  CHECK(damaged.told.size() == 1);
}

TEST_CASE("names of members are UTF-8 whatever the locale; what stands before damage is read") {
  const std::string bytes = samples::zipped({{"a.txt", kBody}, {"caf\u00e9.txt", kBody + "More."}});
  CHECK(names(read(bytes, "n.zip").articles) == Names{"n.zip/a.txt", "n.zip/caf\u00e9.txt"});
  const Outcome cut = read(bytes.substr(0, bytes.size() / 2 + 60), "n.zip");
  CHECK(names(cut.articles) == Names{"n.zip/a.txt"});
}

TEST_CASE("xz, bzip2 and zstd, with a tar in it or a file") {
  for (const char* filter : {"xz", "bzip2", "zstd"}) {
    CAPTURE(filter);
    const std::string tar = samples::pack({{"a.txt", kBody}}, "pax", filter);
    CHECK(names(read(tar, "n.tar.x").articles) == Names{"n.tar.x/a.txt"});
    const std::string file = samples::pack({{"a.txt", kBody}}, "raw", filter);
    CHECK(names(read(file, "a.txt.x").articles) == Names{"a.txt.x"});
    CHECK(kind_of_failure(file.substr(0, file.size() / 2)) == ErrorKind::bad_format);
  }
}

TEST_CASE("word processors' documents") {
  const Outcome word = read(docx(), "a.docx");
  REQUIRE(names(word.articles) == Names{"a.docx"});
  CHECK(word.articles[0].info.title == "Cold store near Leeds");
  CHECK(word.articles[0].info.date == quaestor::Date{2025, 2, 3});
  CHECK(samples::has(samples::content(word.articles[0]),
                     "Harrowgate Foods will put \u00a340m into a store.\n"));
  CHECK_FALSE(samples::has(word.articles[0].text, "gone"));
  const Outcome odt = read(
      samples::zipped(
          {{"mimetype", "application/vnd.oasis.opendocument.text"},
           {"content.xml",
            "<o:doc xmlns:o=\"urn:o\" xmlns:text=\"urn:t\"><text:h>Cold store</text:h><text:p>It "
            "opens<text:s/>in <text:span>two years</text:span><text:note>aside</text:note>, near "
            "Leeds.</text:p><text:p/></o:doc>"}}),
      "a.odt");
  REQUIRE(names(odt.articles) == Names{"a.odt"});
  CHECK(samples::has(samples::content(odt.articles[0]), "It opens in two years, near Leeds.\n"));
  CHECK_FALSE(samples::has(odt.articles[0].text, "aside"));
}

TEST_CASE("files on disk: archives larger than a file may be are read in passing") {
  std::string folder = (std::filesystem::temp_directory_path() / "quaestor-in-XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  ReadLimits limits;
  limits.max_file_bytes = 4000;
  samples::Members members;
  for (int i = 0; i < 40; ++i) members.emplace_back("a" + std::to_string(i) + ".txt", kBody);
  std::string warc;
  for (int i = 0; i < 40; ++i) {
    warc += warc_record("conversion", "https://a.example/" + std::to_string(i), kBody);
  }
  const samples::Members files = {{"n.zip", samples::zipped(members)},
                                  {"n.tar.gz", samples::gzipped(samples::tarred(members))},
                                  {"c.warc.gz", samples::gzipped(warc)},
                                  {"c.warc", warc}};
  for (const auto& file : files) {
    CAPTURE(file.first);
    const std::string path = folder + "/" + file.first;
    std::ofstream(path, std::ios::binary) << file.second;
    std::size_t count = 0;
    quaestor::read_each({path, file.first}, limits, [&](const Article&) { ++count; });
    CHECK(count == 40);
  }
  std::filesystem::remove_all(folder);
}

#else

TEST_CASE("built without libarchive: archives are refused with a clear word") {
  CHECK(has(quaestor::input_formats(), "no libarchive: docx, odt, zip and tar are refused"));
  CHECK(kind_of_failure("PK\x03\x04 and so on") == ErrorKind::unsupported);
}

#endif
