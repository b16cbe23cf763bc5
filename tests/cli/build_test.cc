// The whole path through the program: articles in, a graph out, questions answered.
#include <doctest/doctest.h>

#include <algorithm>

#include "cli/program.h"

using namespace quaestor;
using namespace quaestor::program;

namespace {

const char* const kArticle =
    "Microsoft to invest 4 billion euros in France\n\n"
    "Microsoft will invest 4 billion euros in data centres in France, the company said on Monday. "
    "The money is meant for cloud services.\n";

long articles_in(const std::string& path) {
  long count = 0;
  for_each_bundle(path, [&](const Bundle&) {
    ++count;
    return true;
  });
  return count;
}

}  // namespace

TEST_CASE("an article goes in and the answer comes out") {
  const Folder folder;
  folder.write("news/one.txt", kArticle);
  const Result built = run(folder, {"build", "news", "-o", "news.quaestor"});
  CAPTURE(built.err);
  CHECK(built.code == 0);
  CHECK(built.out.empty());
  CHECK(contains(built.err, "1 article, "));
  CHECK(contains(built.err, " 0 failures"));
  const Result asked = run(folder, {"ask", "who invests in France", "--evidence"});
  CHECK(asked.code == 0);
  CHECK(contains(asked.out, "Microsoft\tFrance"));
  CHECK(contains(asked.out, "€4bn"));
  CHECK(contains(asked.out, "invest 4 billion euros in "));
}

TEST_CASE("standard input, --quiet, --add") {
  const Folder folder;
  const Result built = run(folder, {"build", "-", "--quiet"}, kArticle);
  CHECK(built.code == 0);
  CHECK(built.err.empty());
  CHECK(articles_in(folder.at("graph.quaestor")) == 1);
  folder.write("two.txt",
               "Amazon opens an office in Spain\n\nAmazon has opened an office in Spain.\n");
  CHECK(run(folder, {"build", "two.txt", "--add"}).code == 0);
  CHECK(articles_in(folder.at("graph.quaestor")) == 2);
  CHECK(run(folder, {"build", "two.txt"}).code == 0);
  CHECK(articles_in(folder.at("graph.quaestor")) == 1);
}

TEST_CASE("the same bytes whatever the threads and the order of files") {
  const Folder folder;
  std::vector<std::string> files;
  for (int i = 0; i < 12; ++i) {
    const std::string n = std::to_string(i);
    files.push_back(
        folder.write("news/" + n + ".txt", "Story " + n + "\n\nCompany Microsoft will invest " + n +
                                               "0 million euros in Spain, it said.\n"));
  }
  const auto built = [&](const char* name, const char* jobs) {
    std::vector<std::string> arguments = {"build", "-o", name, "--jobs", jobs};
    arguments.insert(arguments.end(), files.begin(), files.end());
    REQUIRE(run(folder, arguments).code == 0);
    return read(folder.at(name));
  };
  const std::string one = built("one.quaestor", "1");
  CHECK(built("two.quaestor", "2") == one);
  std::reverse(files.begin(), files.end());
  CHECK(built("back.quaestor", "8") == one);
}

TEST_CASE("one bad file is told on one line and the rest goes on") {
  const Folder folder;
  folder.write("news/bad.json", "{\"title\": \"cut sho");
  folder.write("news/empty.txt", "");
  folder.write("news/good.txt", kArticle);
  const Result built = run(folder, {"build", "news", "-o", "g.quaestor"});
  CHECK(built.code == 0);
  CHECK(contains(built.err, "bad.json"));
  CHECK(contains(built.err, "empty.txt"));
  CHECK(contains(built.err, "1 article, "));
  CHECK(contains(built.err, "2 failures"));
  CHECK(std::count(built.err.begin(), built.err.end(), '\n') == 3);
}

TEST_CASE("after kill -9 at any moment the graph is the old one or the new one") {
  const Folder folder;
  folder.write("old.txt", kArticle);
  REQUIRE(run(folder, {"build", "old.txt", "-o", "g.quaestor"}).code == 0);
  const std::string old_bytes = read(folder.at("g.quaestor"));
  std::vector<std::string> arguments = {"build", "-o", "g.quaestor", "news"};
  for (int i = 0; i < 60; ++i) {
    folder.write("news/" + std::to_string(i) + ".txt",
                 "Story " + std::to_string(i) + "\n\n" + kArticle);
  }
  const auto begin = std::chrono::steady_clock::now();
  REQUIRE(run(folder, {"build", "-o", "new.quaestor", "news"}).code == 0);
  const auto whole = std::chrono::steady_clock::now() - begin;
  const std::string new_bytes = read(folder.at("new.quaestor"));
  REQUIRE(old_bytes != new_bytes);
  for (double part : {0.1, 0.5, 0.8, 0.9, 0.95, 1.0}) {
    folder.write("g.quaestor", old_bytes);
    const pid_t child = start(arguments, "/dev/null", "/dev/null", "/dev/null", folder.path());
    std::this_thread::sleep_for(whole * part);
    kill(child, SIGKILL);
    finish(child);
    const std::string left = read(folder.at("g.quaestor"));
    CHECK((left == old_bytes || left == new_bytes));
    CHECK(articles_in(folder.at("g.quaestor")) >= 1);
  }
  CHECK(run(folder, arguments).code == 0);
  CHECK(read(folder.at("g.quaestor")) == new_bytes);
}

TEST_CASE("explain prints what the extractor sees") {
  const Folder folder;
  const Result sentence =
      run(folder, {"explain", "Microsoft will invest 4 billion euros in France."});
  CHECK(sentence.code == 0);
  CHECK(contains(sentence.out, "Microsoft"));
  folder.write("one.txt", kArticle);
  CHECK(contains(run(folder, {"explain", "--article", "one.txt"}).out, "France"));
  CHECK(fails_clearly(run(folder, {"explain"}), "needs a sentence or --article"));
  CHECK(fails_clearly(run(folder, {"explain", "x", "--language", "xx"}), "use en, fr, nl or de"));
}
