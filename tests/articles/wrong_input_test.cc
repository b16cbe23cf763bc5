// Wrong input ends in one clear line, never in a crash.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "articles/samples.h"

using quaestor::Error;
using quaestor::ErrorKind;
namespace fs = std::filesystem;

namespace {

struct Failure {
  ErrorKind kind;
  std::string what;
  long line;
};

Failure failure_of(const std::string& bytes, const quaestor::ReadLimits& limits = {}) {
  try {
    quaestor::read_bytes(bytes, "in.x", limits);
  } catch (const Error& error) {
    return {error.kind(), error.what(), error.line()};
  }
  FAIL("no error for: " << bytes.substr(0, 40));
  return {};
}

std::string repeated(const std::string& part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

}  // namespace

TEST_CASE("empty and blank files are bad_format") {
  for (const std::string& bytes :
       {std::string(), std::string(" \n\t\r\n"), std::string("\xEF\xBB\xBF")}) {
    const Failure failure = failure_of(bytes);
    CHECK(failure.kind == ErrorKind::bad_format);
    CHECK(failure.what == "in.x: is empty");
  }
}

TEST_CASE("binary bytes are not text") {
  const std::string zeros(
      "\x7F"
      "ELF\x02\x01\x01\0\0\0 some words",
      22);
  const std::string controls = repeated("ab\x01\x02\x03\x04", 40);
  for (const std::string& bytes : {zeros, controls}) {
    const Failure failure = failure_of(bytes);
    CHECK(failure.kind == ErrorKind::bad_format);
    CHECK(failure.what == "in.x: is not text");
  }
}

TEST_CASE("truncated JSON names its line") {
  const Failure failure = failure_of("{\n \"title\": \"A\",\n \"body\": \"cut her");
  CHECK(failure.kind == ErrorKind::bad_format);
  CHECK(failure.line == 3);
  CHECK(samples::has(failure.what, "not JSON"));
  CHECK(failure_of("[{\"title\": \"A\", \"body\": \"B\"}, ").kind == ErrorKind::bad_format);
  CHECK(failure_of("{").kind == ErrorKind::bad_format);
}

TEST_CASE("JSON of another shape names the keys looked for") {
  for (const char* bytes :
       {R"({"width": 3, "height": 4})", R"([1, 2, 3])", R"({"title": "only a title"})", "[]", "{}",
        R"(["a", "b"])", R"({"articles": []})"}) {
    const Failure failure = failure_of(bytes);
    CHECK(failure.kind == ErrorKind::bad_format);
    CHECK_MESSAGE(samples::has(failure.what, "body"), bytes, " -> ", failure.what);
  }
}

TEST_CASE("JSON and HTML nested too deep are refused, not crashed on") {
  for (const std::string& bytes : {repeated("[", 500000), repeated("{\"a\":", 200000),
                                   "{\"body\": " + repeated("[", 300) + repeated("]", 300) + "}"}) {
    const Failure failure = failure_of(bytes);
    CHECK(failure.kind == ErrorKind::bad_format);
    CHECK(samples::has(failure.what, "nested deeper than 256 levels"));
  }
  for (const std::string tag : {"<div>", "<span>", "<b>", "<object><div>", "<table><tr><td>"}) {
    const Failure failure = failure_of("<!doctype html><html><body>" + repeated(tag, 100000));
    CHECK(failure.kind == ErrorKind::bad_format);
    CHECK_MESSAGE(samples::has(failure.what, "nested deeper than 256 levels"), tag, " ",
                  failure.what);
  }
}

TEST_CASE("HTML within the limit is read, however many paragraphs stay open") {
  const std::string page =
      "<!doctype html><html><body><h1>Open paragraphs</h1>" +
      repeated("<p>A paragraph that nobody closed, with enough words to be one.", 3000) +
      repeated("<div>", 100) + "<p>deep" + repeated("</div>", 100) + "</body></html>";
  CHECK(samples::texts(samples::read_one(page), quaestor::BlockRole::paragraph).size() >= 3000);
}

TEST_CASE("a line of 50 MB is too large, with size and limit") {
  const std::string line(std::size_t{50} << 20, 'x');
  const Failure failure = failure_of(line);
  CHECK(failure.kind == ErrorKind::too_large);
  CHECK(samples::has(failure.what, "52428800"));
  CHECK(samples::has(failure.what, "8388608"));
  quaestor::ReadLimits small;
  small.max_file_bytes = 1000;
  CHECK(failure_of(line, small).kind == ErrorKind::too_large);
}

TEST_CASE("a long line within the limit is read in reasonable time") {
  const std::string words = repeated("word ", 1 << 20);
  CHECK(samples::read_one(words).text.size() == words.size());
}

TEST_CASE("damaged gzip") {
  CHECK(failure_of("\x1f\x8b\x08 not gzip at all").kind == ErrorKind::bad_format);
}

TEST_CASE("missing files and folders") {
  CHECK_THROWS_WITH_AS(quaestor::list_inputs({"no/such/file.txt"}),
                       "no/such/file.txt: no such file or folder", Error);
  try {
    quaestor::read_file({"no/such/file.txt", "file.txt"});
    FAIL("read");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::not_found);
  }
}
