#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "command.h"
#include "output.h"
#include "quaestor/graph/store.h"

namespace quaestor {

namespace {

// What is counted over the articles.
struct Counts {
  std::map<std::string, std::size_t> languages;
  std::map<std::string, std::size_t> outlets;
  std::size_t versions = 0;
  std::size_t undated = 0;
  std::string first;
  std::string last;

  void add(const ArticleInfo& article) {
    ++languages[article.language.empty() ? "unknown" : article.language];
    if (!article.outlet.empty()) ++outlets[article.outlet];
    if (article.version > 0) ++versions;
    if (!article.date) {
      ++undated;
      return;
    }
    const std::string date = to_string(article.date);
    if (first.empty() || date < first) first = date;
    last = std::max(last, date);
  }
};

class Info : public Command {
 public:
  void declare(CLI::App& /*app*/) override {}

  int run(const Loaded& loaded) override {
    const StoreInfo info = store_info(loaded.graph_path);
    Counts counts;
    for_each_article(loaded.graph_path, [&](const ArticleInfo& article) {
      counts.add(article);
      return true;
    });
    std::string text;
    const auto line = [&](std::string_view key, const std::string& value) {
      text += fmt::format("{}\t{}\n", key, value);
    };
    line("file", loaded.graph_path.string());
    line("bytes", std::to_string(info.bytes));
    line("schema", std::to_string(info.schema));
    line("state", info.state);
    line("last build", info.unfinished ? "cut off; the same command goes on from there" : "whole");
    line("articles", std::to_string(info.articles));
    for (const auto& [language, count] : counts.languages) {
      line("articles in " + language, std::to_string(count));
    }
    line("later versions", std::to_string(counts.versions));
    line("outlets", std::to_string(counts.outlets.size()));
    line("first date", counts.first);
    line("last date", counts.last);
    line("without date", std::to_string(counts.undated));
    write_standard_output(text);
    return kFound;
  }
};

}  // namespace

const CommandEntry kInfo = {"info", "what a graph's file holds: articles, dates, size, state",
                            "quaestor info --graph news.quaestor", Needs::graph_path,
                            make_command<Info>};

}  // namespace quaestor
