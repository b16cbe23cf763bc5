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
  CHECK(articles_in(folder.at("graph.quaestor")) == 2);
  CHECK(run(folder, {"build", "two.txt", "--replace"}).code == 0);
  CHECK(articles_in(folder.at("graph.quaestor")) == 1);
  CHECK(fails_clearly(run(folder, {"build", "two.txt", "--replace", "--add"}), "--add"));
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

TEST_CASE("Ctrl-C ends after what is at hand, and the same command goes on from there") {
  const Folder folder;
  for (int i = 0; i < 300; ++i) {
    std::string text = "Story " + std::to_string(i) + "\n\n";
    for (int s = 0; s < 20; ++s) text += kArticle;
    folder.write("news/" + std::to_string(i) + ".txt", text);
  }
  const std::vector<std::string> arguments = {"build", "-o", "g.quaestor", "news", "--batch", "5"};
  const pid_t child =
      start(arguments, "/dev/null", folder.at("out"), folder.at("err"), folder.path());
  while (!fs::exists(folder.at("g.quaestor"))) {  // its first batch
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  kill(child, SIGINT);
  CHECK(finish(child) == 130);
  const std::string said = read(folder.at("err"));
  CAPTURE(said);
  CHECK(contains(said, "stopped after "));
  CHECK(contains(said, "goes on from there"));
  const long had = articles_in(folder.at("g.quaestor"));
  CHECK(had >= 5);
  CHECK(had < 300);
  CHECK(contains(run(folder, {"check", "-g", "g.quaestor"}).err, "was cut off"));
  const Result rest = run(folder, arguments);
  CAPTURE(rest.err);
  CHECK(rest.code == 0);
  CHECK(contains(rest.err, std::to_string(had) + " there already"));
  REQUIRE(run(folder, {"build", "-o", "plain.quaestor", "news", "--quiet"}).code == 0);
  CHECK((read(folder.at("g.quaestor")) == read(folder.at("plain.quaestor"))));
}

TEST_CASE("an article is read once, unless it is asked for again") {
  const Folder folder;
  folder.write("news/one.txt", kArticle);
  REQUIRE(run(folder, {"build", "news", "-o", "g.quaestor"}).code == 0);
  const std::string before = read(folder.at("g.quaestor"));
  const Result known = run(folder, {"build", "news", "-o", "g.quaestor"});
  CHECK(known.code == 0);
  CHECK(contains(known.err, "0 articles"));
  CHECK(contains(known.err, "1 there already"));
  const Result again = run(folder, {"build", "news", "-o", "g.quaestor", "--again"});
  CHECK(contains(again.err, "1 article, "));
  CHECK(contains(again.err, "1 read again"));
  CHECK((read(folder.at("g.quaestor")) == before));
}

TEST_CASE("a page that changed takes the place of what it was") {
  const Folder folder;
  const auto page = [](const std::string& millions) {
    return "---\ntitle: Microsoft in France\nurl: https://example.org/page\ndate: 2025-03-04\n---\n"
           "Company Microsoft will invest " +
           millions + " million euros in France, it said.\n";
  };
  for (const char* amount : {"40", "60", "50"}) {  // whatever ids and dates say
    folder.write("news/page.md", page(amount));
    const Result built = run(folder, {"build", "news", "-o", "g.quaestor"});
    CAPTURE(built.err);
    CHECK(built.code == 0);
    CHECK(contains(built.err, "newer version") == (std::string(amount) != "40"));
    const Result asked = run(folder, {"investments", "-g", "g.quaestor"});
    CAPTURE(asked.out);
    CHECK(contains(asked.out, std::string("€") + amount + "m"));
    CHECK(std::count(asked.out.begin(), asked.out.end(), '\n') == 2);
  }
  CHECK(contains(run(folder, {"info", "-g", "g.quaestor"}).out, "later versions\t2"));
}

TEST_CASE("failures are told at the end and kept in a report") {
  const Folder folder;
  folder.write("news/bad.json", "{\"title\": \"cut sho");
  folder.write("news/good.txt", kArticle);
  REQUIRE(run(folder, {"build", "news", "-o", "g.quaestor", "--report", "failures.jsonl"}).code ==
          0);
  const std::string report = read(folder.at("failures.jsonl"));
  CHECK(report.starts_with("{\"file\":\"bad.json\",\"message\":\""));
  CHECK(std::count(report.begin(), report.end(), '\n') == 1);
}

TEST_CASE("remove by outlet and date; check, compact and info tell what is in a file") {
  const Folder folder;
  const auto story = [&](const std::string& name, const std::string& date) {
    folder.write("news/" + name + ".md",
                 "---\ntitle: " + name + "\ndate: " + date + "\n---\n" + kArticle + name + "\n");
  };
  story("a", "2023-05-01");
  story("b", "2024-02-03");
  story("c", "2025-06-07");
  REQUIRE(run(folder, {"build", "news", "-o", "g.quaestor"}).code == 0);
  const Result checked = run(folder, {"check"});
  CHECK(checked.code == 0);
  CHECK(checked.out.empty());
  CHECK(contains(checked.err, "all well in 3 articles"));
  CHECK(contains(run(folder, {"info"}).out, "first date\t2023-05-01\n"));
  CHECK(run(folder, {"compact"}).code == 0);
  CHECK(run(folder, {"remove", "--before", "2024"}).code == 0);
  CHECK(articles_in(folder.at("g.quaestor")) == 2);
  CHECK(run(folder, {"remove", "--before", "2024"}).code == 1);
  CHECK(run(folder, {"remove", "--outlet", "No Such Paper"}).code == 1);
  CHECK(fails_clearly(run(folder, {"remove", "--before", "spring"}), "is not a date"));
  CHECK(fails_clearly(run(folder, {"remove"}), "--outlet"));
  std::string bytes = read(folder.at("g.quaestor"));
  const std::size_t at = bytes.find("Microsoft will");
  REQUIRE(at != std::string::npos);
  bytes[at] = 'm';
  folder.write("g.quaestor", bytes);
  const Result damaged = run(folder, {"check"});
  CHECK(damaged.code == 2);
  CHECK(contains(damaged.out, ".md\t"));
  CHECK(contains(damaged.out, "\tthe sum over its rows"));
  CHECK(contains(damaged.err, "wrong in 2 articles"));
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
