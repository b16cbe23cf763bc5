// The map-reduce form: `extract` and `merge -` give what a plain build gives, however it is split.
#include <doctest/doctest.h>
#include <stdlib.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

using program::Folder;

const std::vector<std::string> kSentences = {
    "Nimbra will invest 4 billion euros in France, the company said.",
    "Tallow is based in Germany and competes with Nimbra.",
    "Quillon opened a data centre in Lille last year for 200 million euros."};

// Records as lines, each naming the input that a plain build names.
std::vector<std::string> records(const std::string& file) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < 9; ++i) {
    nlohmann::json record;
    record["title"] = "Story " + std::to_string(i) + " \u00e9";
    record["body"] = kSentences[i % kSentences.size()] + " It is number " + std::to_string(i) + ".";
    record["date"] = "2025-03-0" + std::to_string(i + 1);
    record["url"] = "https://n.example/" + std::to_string(i);
    record["input"] = file + "#" + std::to_string(i + 1);
    lines.push_back(record.dump());
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

std::string everything_in(const Folder& folder, const std::string& graph) {
  const auto bundles = program::run(folder, {"export", "--format", "bundles", "-g", graph});
  const auto facts = program::run(folder, {"export", "--format", "jsonl", "-g", graph});
  CHECK(facts.code == 0);
  return bundles.out + facts.out;
}

}  // namespace

TEST_CASE("extract and merge are a build, in any number of parts and any order") {
  const Folder folder;
  const std::vector<std::string> lines = records("news.jsonl");
  folder.write("news.jsonl", joined(lines));
  REQUIRE(program::run(folder, {"build", "news.jsonl", "-o", "plain.quaestor"}).code == 0);
  const std::string plain = everything_in(folder, "plain.quaestor");
  const auto whole = program::run(folder, {"extract"}, joined(lines));
  CHECK(whole.code == 0);
  CHECK(whole.err == "");
  CHECK(split(trim(whole.out), '\n').size() == lines.size());
  std::string parts;
  for (const std::size_t begin : {6, 0, 3}) {
    parts += program::run(folder, {"extract"},
                          joined({lines.begin() + static_cast<std::ptrdiff_t>(begin),
                                  lines.begin() + static_cast<std::ptrdiff_t>(begin) + 3}))
                 .out;
  }
  for (const std::string& bundles : {whole.out, parts, parts + whole.out}) {
    const auto merged = program::run(folder, {"merge", "-", "-o", "merged.quaestor"}, bundles);
    CHECK(merged.code == 0);
    CHECK(everything_in(folder, "merged.quaestor") == plain);
  }
}

TEST_CASE("extract --paths reads files of any kind under their names") {
  const Folder folder;
  const std::string one = folder.write("news/one.txt", kSentences[0] + "\n");
  const std::string two = folder.write("news/two.md", "# Tallow\n\n" + kSentences[1] + "\n");
  REQUIRE(program::run(folder, {"build", "news", "-o", "plain.quaestor"}).code == 0);
  const auto lines =
      program::run(folder, {"extract", "--paths"}, two + "\n" + one + "\nnone.txt\n");
  CHECK(lines.code == 0);
  CHECK(program::contains(lines.err, "none.txt: no such file"));
  program::run(folder, {"merge", "-", "-o", "merged.quaestor"}, lines.out);
  CHECK(everything_in(folder, "merged.quaestor") == everything_in(folder, "plain.quaestor"));
}

TEST_CASE("extract: a bad line is told, the rest goes on; nothing in, nothing out") {
  const Folder folder;
  const auto result =
      program::run(folder, {"extract"}, "{\"title\":\n" + joined({records("a").front()}));
  CHECK(result.code == 0);
  CHECK(split(trim(result.out), '\n').size() == 1);
  CHECK(program::contains(result.err, "stdin#1"));
  CHECK(program::contains(result.err, "1 failure(s) in 2 line(s)"));
  const auto empty = program::run(folder, {"extract"});
  CHECK(empty.code == 0);
  CHECK(empty.out == "");
}

TEST_CASE("merge -: a line that is no bundle leaves the graph as it was") {
  const Folder folder;
  const std::string lines = program::run(folder, {"extract"}, records("a").front() + "\n").out;
  program::run(folder, {"merge", "-", "-o", "g.quaestor"}, lines);
  const std::string before = program::read(folder.at("g.quaestor"));
  const auto result =
      program::run(folder, {"merge", "-", "-o", "g.quaestor"}, lines + "{\"id\":1}\n");
  CHECK(program::fails_clearly(result, "stdin:2: not an article with its facts"));
  CHECK(program::read(folder.at("g.quaestor")) == before);
}

TEST_CASE("the example for GNU parallel gives the plain build") {
  if (std::system("command -v parallel >/dev/null 2>&1") != 0) {
    MESSAGE("skipped: GNU parallel is not installed");
    return;
  }
  const Folder folder;
  folder.write("news.jsonl", joined(records("news.jsonl")));
  REQUIRE(program::run(folder, {"build", "news.jsonl", "-o", "plain.quaestor"}).code == 0);
  const std::string command = "cd '" + folder.path().string() +
                              "' && QUAESTOR=" QUAESTOR_BINARY " sh " QUAESTOR_SOURCE_DIR
                              "/docs/examples/parallel.sh news.jsonl out.quaestor 2>err";
  CHECK(std::system(command.c_str()) == 0);
  CHECK(everything_in(folder, "out.quaestor") == everything_in(folder, "plain.quaestor"));
}

TEST_CASE("watch adds what arrives, once it has stopped growing") {
  const Folder folder;
  folder.write("in/one.txt", kSentences[0] + "\n");
  const auto first =
      program::run(folder, {"watch", "in", "-o", "w.quaestor", "--every", "0.1", "--looks", "3"});
  CHECK(first.code == 0);
  CHECK(program::contains(first.err, "1 article(s)"));
  REQUIRE(program::run(folder, {"build", "in", "-o", "plain.quaestor"}).code == 0);
  CHECK(everything_in(folder, "w.quaestor") == everything_in(folder, "plain.quaestor"));
  CHECK(program::fails_clearly(program::run(folder, {"watch", "nowhere"}), "no such folder"));
}

}  // namespace quaestor
