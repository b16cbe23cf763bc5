// Laws as a user meets them: the program on seeds/ and generated files gives the same bytes
// whatever the threads, the order of files, the grouping, the locale and the time zone.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "cli/program.h"
#include "laws/generated_articles.h"

using namespace quaestor;
using namespace quaestor::program;
using quaestor::testing::ArticleGenerator;
using quaestor::testing::Random;

namespace {

// Copies of the seeds and generated articles, in two folders.
std::vector<std::string> write_articles(const Folder& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(fs::path(QUAESTOR_SOURCE_DIR) / "seeds")) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".gold.json") || name == "README.md") continue;
    files.push_back(folder.write("a/" + name, read(entry.path())));
  }
  ArticleGenerator generator(8, QUAESTOR_SOURCE_DIR);
  for (std::size_t i = 0; i < 30; ++i) {
    const std::string& language = ArticleGenerator::languages()[i % 4];
    files.push_back(
        folder.write("b/made-" + std::to_string(i) + ".txt", generator.text(language, 6)));
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string build(const Folder& folder, std::vector<std::string> arguments,
                  const std::string& store) {
  arguments.insert(arguments.begin(), {"build", "--quiet", "-o", store});
  const Result result = run(folder, arguments);
  CAPTURE(result.err);
  REQUIRE(result.code == 0);
  return read(folder.at(store));
}

std::string exported(const Folder& folder, const std::string& store, const std::string& format) {
  const Result result = run(folder, {"export", "--graph", store, "--format", format});
  REQUIRE(result.code == 0);
  return result.out;
}

}  // namespace

TEST_CASE("law: the same bytes with any threads, order of files, locale and time zone") {
  const Folder folder;
  std::vector<std::string> files = write_articles(folder);
  const std::string expected = build(folder, {"--jobs", "1", "a", "b"}, "one");
  CHECK((build(folder, {"--jobs", "2", "b", "a"}, "two") == expected));
  Random random(2);
  random.shuffle(files);
  setenv("LC_ALL", "de_DE.UTF-8", 1);
  setenv("TZ", "Asia/Kolkata", 1);
  CHECK((build(folder, files, "shuffled") == expected));
  for (const char* format : {"jsonl", "json", "dot"}) {
    CAPTURE(format);
    const std::string shown = exported(folder, "shuffled", format);
    CHECK(shown.size() > 1000);
    unsetenv("LC_ALL");
    unsetenv("TZ");
    CHECK((exported(folder, "one", format) == shown));
  }
}

TEST_CASE("law: parts built apart and merged, or added, or removed again, are the plain build") {
  const Folder folder;
  write_articles(folder);
  const std::string expected = build(folder, {"a", "b"}, "whole");
  const std::string only_a = build(folder, {"a"}, "a.quaestor");
  build(folder, {"b"}, "b.quaestor");
  REQUIRE(run(folder, {"merge", "b.quaestor", "a.quaestor", "-o", "m.quaestor"}).code == 0);
  CHECK((read(folder.at("m.quaestor")) == expected));
  CHECK((build(folder, {"--add", "b"}, "a.quaestor") == expected));
  std::vector<std::string> removal = {"remove", "--graph", "a.quaestor"};
  for (const auto& entry : fs::directory_iterator(folder.path() / "b")) {
    removal.push_back(entry.path().filename().string());
  }
  const Result removed = run(folder, removal);
  CAPTURE(removed.err);
  CHECK(removed.code == 0);
  CHECK((read(folder.at("a.quaestor")) == only_a));
}
