// What people see: limits, columns, counts, colours, settings, shell, --explain.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "cli/program.h"

using namespace quaestor;
using namespace quaestor::program;

namespace {

long lines(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

// For its lifetime, also for the programs started in it.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    setenv(name, value.c_str(), 1);
  }
  ~Variable() { unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
};

}  // namespace

TEST_CASE("count, columns, limit and all") {
  const Folder folder;
  save_sample(folder);
  CHECK(run(folder, {"investments", "--count"}).out == "8\n");
  CHECK(run(folder, {"investments", "--count", "--limit", "2"}).out == "8\n");
  const Result none = run(folder, {"investments", "--in", "Portugal", "--count"});
  CHECK(none.out == "0\n");
  CHECK(none.code == 1);
  const Result columns =
      run(folder, {"investments", "--currency", "USD", "--columns", "amount,target,value"});
  CHECK(columns.out == "amount\ttarget\tvalue\n$15m\tMistral AI\t15000000\n");
  CHECK(fails_clearly(run(folder, {"investments", "--columns", "colour"}), "is no column"));
  const Result limited = run(folder, {"investments", "--limit", "2"});
  CHECK(lines(limited.out) == 3);
  CHECK(contains(limited.err, "2 of 8 rows, --all shows the rest"));
  CHECK(lines(run(folder, {"investments", "--limit", "2", "--all"}).out) == 9);
  // A number in a question is a limit too, and options outrank it.
  CHECK(lines(run(folder, {"ask", "the 2 biggest investments"}).out) == 3);
  CHECK(lines(run(folder, {"ask", "the 2 biggest investments", "--limit", "1"}).out) == 2);
  CHECK(lines(run(folder, {"ask", "the 2 biggest investments", "--all"}).out) == 9);
}

TEST_CASE("every format, and piped output is never cut or coloured") {
  const Folder folder;
  save_sample(folder);
  for (const char* format : {"table", "tsv", "csv", "json", "jsonl", "markdown", "html", "latex"}) {
    CAPTURE(format);
    const Result result = run(folder, {"investments", "--format", format});
    CHECK(result.code == 0);
    CHECK(contains(result.out, "Alibaba Group"));
    CHECK(result.out.find('\x1b') == std::string::npos);
  }
  const Variable forced("CLICOLOR_FORCE", "1");
  CHECK(contains(run(folder, {"stats", "--format", "table"}).out, "\x1b["));
  CHECK_FALSE(
      contains(run(folder, {"stats", "--format", "table", "--color", "never"}).out, "\x1b["));
  const Variable no("NO_COLOR", "1");
  CHECK_FALSE(contains(run(folder, {"stats", "--format", "table"}).out, "\x1b["));
  CHECK(contains(run(folder, {"stats", "--format", "table", "--color", "always"}).out, "\x1b["));
  CHECK(fails_clearly(run(folder, {"stats", "--color", "red"}), "auto, always, never"));
}

TEST_CASE("the nearest graph upward, settings, and config that says where from") {
  const Folder folder;
  folder.write("data/deep/below/note.txt", "");
  save_sample(folder, "data/sample.quaestor");
  const auto in = [&](const std::string& below, const std::vector<std::string>& arguments) {
    const Folder streams;
    streams.write("in", "");
    Result result;
    result.code = finish(start(arguments, streams.at("in"), streams.at("out"), streams.at("err"),
                               folder.path() / below));
    result.out = read(streams.at("out"));
    result.err = read(streams.at("err"));
    return result;
  };
  CHECK(in("data", {"stats"}).code == 0);
  CHECK(in("data/deep/below", {"stats"}).code == 0);
  CHECK(contains(in("data/deep/below", {"config"}).out, "nearest *.quaestor"));
  CHECK(in("", {"stats"}).code == 2);
  folder.write(".quaestor", "# settings\ngraph = data/sample.quaestor\nformat = csv\n");
  CHECK(contains(in("", {"stats"}).out, "what,value\n"));
  CHECK(contains(in("", {"stats", "--format", "tsv"}).out, "what\tvalue\n"));
  const Result config = in("", {"config", "--format", "json"});
  bool told = false;
  const nlohmann::json parsed = nlohmann::json::parse(config.out);
  for (const auto& row : parsed["rows"]) {
    told = told || (row["setting"] == "format" && row.value("value", "") == "csv" &&
                    contains(row["from"], ".quaestor"));
  }
  CHECK(told);
  folder.write(".quaestor", "graph = data/sample.quaestor\nfancy = yes\n");
  CHECK(fails_clearly(in("", {"stats"}), ".quaestor:2: is no setting"));
}

TEST_CASE("the shell takes commands, questions, and lines of its own") {
  const Folder folder;
  save_sample(folder);
  const Result result = run(folder, {"shell"},
                            "investments --in Spain --count\n"
                            "who invests in Germany?\n"
                            "show \"Alibaba Cloud\" --columns value --limit 1\n"
                            ".format csv\n"
                            "stats --columns what --limit 1\n"
                            "show \"not closed\n"
                            "nonsense --x\n"
                            ".what\n"
                            ".explain on\n"
                            "rivals\n"
                            ".quit\n"
                            "stats\n");
  CHECK(result.code == 0);
  CHECK(result.out.starts_with("1\n"));
  CHECK(contains(result.out, "AWS\tGermany"));
  CHECK(contains(result.out, "value\nAlibaba Cloud\n"));
  CHECK(contains(result.out, "what\narticles\n"));
  CHECK(contains(result.err, "a quote is not closed"));
  CHECK(contains(result.err, ".what: is not known"));
  CHECK(contains(result.err, "quaestor: plan: quaestor relations --relation competes_with"));
  CHECK_FALSE(contains(result.out, "earliest"));
}

TEST_CASE("--explain tells plan, what was touched, and time; the answer stays the same") {
  const Folder folder;
  save_sample(folder);
  const Result plain = run(folder, {"investments", "--in", "France"});
  const Result told = run(folder, {"investments", "--in", "France", "--explain"});
  CHECK(told.out == plain.out);
  CHECK(contains(told.err, "plan: quaestor investments --in France"));
  CHECK(contains(told.err, "expand France over "));
  CHECK(contains(told.err, " connections, "));
  CHECK(contains(told.err, " ms"));
  CHECK(contains(run(folder, {"investments", "--explain"}).err, "scan all facts"));
}
