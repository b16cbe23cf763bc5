// import: what was exported comes back, whatever stands in it.
#include <doctest/doctest.h>

#include "cli/program.h"
#include "quaestor/facts/import.h"
#include "quaestor/render/export.h"
#include "render/hostile.h"

namespace quaestor {

namespace {

using program::Folder;

std::string save(const Folder& folder, const std::vector<Bundle>& bundles) {
  StoreWriter writer(folder.at("first.quaestor"), StoreWriter::Mode::replace);
  for (const Bundle& bundle : bundles) writer.add(bundle);
  writer.commit();
  return folder.at("first.quaestor");
}

std::vector<Bundle> bundles_after(const Folder& folder, const std::vector<std::string>& how) {
  std::vector<std::string> command = {"export", "-g", folder.at("first.quaestor"), "-o", "out"};
  command.insert(command.end(), how.begin(), how.end());
  const auto exported = program::run(folder, command);
  CHECK(exported.code == 0);
  CHECK(exported.err == "");
  const auto imported = program::run(folder, {"import", "out", "-o", "second.quaestor"});
  CHECK(imported.code == 0);
  std::filesystem::remove_all(folder.at("out"));
  return read_store(folder.at("second.quaestor"));
}

}  // namespace

TEST_CASE("complete exports give the same store again, whatever stands in names") {
  for (const std::uint64_t seed : {11, 12}) {
    const Folder folder;
    std::vector<Bundle> bundles = hostile::bundles(seed, 10);
    bundles.front().article.version = 3;
    save(folder, bundles);
    const std::vector<Bundle> first = read_store(folder.at("first.quaestor"));
    for (const char* format : {"bundles", "json", "node-link", "csv-gephi", "csv-neo4j"}) {
      CAPTURE(format);
      CHECK(bundles_after(folder, {"--format", format}) == first);
    }
  }
}

TEST_CASE("exports of merged facts give the same facts again") {
  const Folder folder;
  program::save_sample(folder, "first.quaestor");
  const auto jsonl = program::run(folder, {"export", "-g", "first.quaestor"});
  for (const std::vector<std::string>& how : {std::vector<std::string>{"--format", "jsonl"},
                                              {"--format", "json", "--no-text"},
                                              {"--format", "node-link", "--no-text"},
                                              {"--format", "csv-gephi", "--no-text"},
                                              {"--format", "csv-neo4j", "--no-text"}}) {
    CAPTURE(how[1]);
    bundles_after(folder, how);
    const auto again = program::run(folder, {"export", "-g", "second.quaestor"});
    CHECK(again.out == jsonl.out);
    const auto checked = program::run(folder, {"check", "-g", "second.quaestor"});
    CHECK(checked.out == "");
    CHECK(checked.code == 0);
  }
}

TEST_CASE("a table of deals becomes a graph that answers") {
  const Folder folder;
  folder.write("deals.csv",
               "investor,recipient,relation,amount,currency,status\n"
               "Nimbra,Frankrijk,invests,4000000000,EUR,planned\n"
               "Nimbra,Atlantis,dreams of,,,\n");
  const auto imported = program::run(folder, {"import", "deals.csv", "-o", "d.quaestor"});
  CHECK(imported.code == 0);
  CHECK(program::contains(imported.err, "deals.csv:3: unknown relation"));
  const auto asked = program::run(folder, {"investments", "--in", "France", "-g", "d.quaestor"});
  CHECK(asked.code == 0);
  CHECK(program::contains(asked.out, "Nimbra"));
}

TEST_CASE("import: wrong input is one clear line") {
  const Folder folder;
  folder.write("empty.json", "");
  CHECK(program::fails_clearly(program::run(folder, {"import", "none.json"}), "no such file"));
  CHECK(program::fails_clearly(program::run(folder, {"import", "empty.json"}), "is empty"));
  CHECK(program::fails_clearly(program::run(folder, {"export", "--format", "csv-gephi"}, ""),
                               "quaestor: "));
}

}  // namespace quaestor
