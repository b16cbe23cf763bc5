// Every example of every help text runs, over the sample graph, with the exit code of success.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>

#include <cstdlib>
#include <cstring>

#include "cli/program.h"
#include "quaestor/facts/text.h"

using namespace quaestor;
using namespace quaestor::program;

namespace {

constexpr const char* kArticle =
    "Microsoft to invest 4 billion euros in France\n\n"
    "Microsoft will invest 4 billion euros in data centres in France, the company said.\n";
constexpr const char* kNested =
    R"({"items": [{"headline": "News", "content": {"text": "Amazon opens a data centre in Spain."}}]})";
constexpr const char* kRecord =
    R"({"title": "News", "text": "Amazon will invest 1 billion euros in Spain, it said."})";
constexpr const char* kAnnotation =
    R"({"article": "one.txt", "language": "en", "facts": [{"relation": "investment",
        "investors": ["Microsoft"], "destinations": ["FR"], "status": ["planned"],
        "quote": "Microsoft will invest 4 billion euros in data centres in France"}]})";

int shell(const Folder& folder, const std::string& script) {
  folder.write("run.sh", script + "\n");
  const std::string bin = fs::path(QUAESTOR_BINARY).parent_path();
  const std::string line = "cd '" + folder.path().string() +
                           "' && QUAESTOR_GRAPH=sample.quaestor PATH=\"$PWD/bin:" + bin +
                           ":$PATH\" sh run.sh >out.txt 2>err.txt </dev/null";
  const int status = std::system(line.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

// What the examples speak of: graphs, articles, and a curl that needs no network.
void furnish(const Folder& folder) {
  save_sample(folder);
  for (const char* name : {"monday.quaestor", "tuesday.quaestor"}) save_sample(folder, name);
  const std::string html =
      "<html><head><meta property=\"og:site_name\" content=\"The Ledger\">"
      "<meta property=\"article:published_time\" content=\"2023-05-04\"></head><body><p>" +
      std::string(kArticle) + "</p></body></html>";
  for (const char* name : {"news/today.html", "yesterday.html", "story.html"}) {
    folder.write(name, html);
  }
  folder.write("news/2026-01.json", kRecord);
  folder.write("bin/curl", "cat story.html\n");
  fs::permissions(folder.at("bin/curl"), fs::perms::owner_all);
  folder.write("news.jsonl", std::string(kRecord) + "\n");
  folder.write("dump.json", kNested);
  folder.write("feed.rss", std::string("<rss><channel><title>The Ledger</title><item><title>News") +
                               "</title><description>" + kArticle +
                               "</description></item></channel></rss>");
  folder.write("crawl.warc", fmt::format("WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: "
                                         "{}\r\n\r\n{}\r\n\r\n",
                                         std::strlen(kArticle), kArticle));
  folder.write("deals.csv",
               "source,target,relation,amount,currency\nNimbra,France,invests,4e9,EUR\n");
  folder.write("incoming/one.txt", kArticle);
  folder.write("annotated/one.txt", kArticle);
  folder.write("annotated/one.txt.gold.json", kAnnotation);
  REQUIRE(shell(folder,
                "gzip -k news/2026-01.json && gzip crawl.warc && "
                "python3 -m zipfile -c archive.zip yesterday.html && "
                "quaestor build yesterday.html -o news.quaestor && "
                "quaestor export --format bundles -o backup.jsonl && "
                "quaestor export --format csv-gephi -o gephi/") == 0);
}

// The names below "Subcommands:" in the help.
std::vector<std::string> subcommands(const Folder& folder) {
  std::vector<std::string> names;
  bool below = false;
  const std::string help = run(folder, {"--help"}).out;
  for (std::string_view line : split(help, '\n')) {
    if (line.starts_with("Subcommands:")) {
      below = true;
    } else if (below && line.starts_with("  ") && !line.starts_with("   ")) {
      names.emplace_back(split(trim(line), ' ').front());
    }
  }
  return names;
}

std::vector<std::string> examples(const Folder& folder, const std::string& name) {
  std::vector<std::string> lines;
  bool below = false;
  const std::string help = run(folder, {name, "--help"}).out;
  for (std::string_view line : split(help, '\n')) {
    if (below && line.starts_with("  ")) lines.emplace_back(trim(line));
    below = below || line.starts_with("Examples:");
  }
  return lines;
}

// The id of an example stands for any id; a watch comes to an end.
std::string as_run(const Folder& folder, std::string example) {
  if (example.starts_with("quaestor watch ")) return example + " --every 0.1 --looks 3";
  const std::size_t at = example.find("4f1c20");
  if (at == std::string::npos) return example;
  const std::string out = run(folder, {"investments", "--ids", "-g", "sample.quaestor"}).out;
  const std::size_t id = out.find("investment/") + std::string("investment/").size();
  return example.replace(at, 6, out.substr(id, 6));
}

}  // namespace

TEST_CASE("every example of every help text runs") {
  const Folder kitchen;
  furnish(kitchen);
  const std::vector<std::string> names = subcommands(kitchen);
  CHECK(names.size() > 25);
  for (const std::string& name : names) {
    const std::vector<std::string> lines = examples(kitchen, name);
    CAPTURE(name);
    CHECK_FALSE(lines.empty());
    for (const std::string& line : lines) {
      const Folder folder;
      fs::copy(kitchen.path(), folder.path(), fs::copy_options::recursive);
      const int code = shell(folder, as_run(folder, line));
      CAPTURE(line);
      CAPTURE(read(folder.at("err.txt")));
      const bool may_be_empty =
          name == "conflicts" || contains(line, "--together");  // the sample holds none
      const std::string told = read(folder.at("err.txt"));
      if ((code == 2 && (contains(told, "pandoc") || contains(told, "Chromium"))) ||
          contains(told, "parallel: not found")) {
        MESSAGE("skipped, a tool is missing: ", line);
        continue;
      }
      CHECK((code == 0 || (may_be_empty && code == 1)));
    }
  }
}
