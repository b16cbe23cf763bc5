// Each subcommand as a user runs it: exit codes, formats, streams.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/program.h"

using namespace quaestor;
using namespace quaestor::program;

namespace {

const char* const kSubcommands[] = {
    "build",       "ask",      "investments", "operations",  "companies", "people",
    "regulations", "partners", "rivals",      "relations",   "show",      "path",
    "neighbours",  "timeline", "top",         "communities", "conflicts", "changes",
    "compare",     "search",   "sources",     "stats",       "schema",    "export",
    "render",      "explain",  "merge",       "remove",      "check",     "compact",
    "info",        "evaluate"};

}  // namespace

TEST_CASE("help and version tell what there is, with examples") {
  const Folder folder;
  const Result help = run(folder, {"--help"});
  CHECK(help.code == 0);
  CHECK(help.err.empty());
  for (const char* name : kSubcommands) {
    CAPTURE(name);
    CHECK(contains(help.out, name));
    const Result own = run(folder, {name, "--help"});
    CHECK(own.code == 0);
    CHECK(contains(own.out, "Examples:\n  "));
    CHECK(contains(own.out, std::string("quaestor ") + name));
  }
  const Result version = run(folder, {"--version"});
  CHECK(version.code == 0);
  CHECK(version.out.starts_with("quaestor "));
  CHECK(contains(version.out, "Boost"));
}

TEST_CASE("a question is answered on standard output, its meaning told on standard error") {
  const Folder folder;
  save_sample(folder);
  const Result result = run(folder, {"ask", "who", "invests", "in", "France?"});
  CHECK(result.code == 0);
  CHECK(result.out.starts_with("investor\tdestination\ttarget\tamount"));
  CHECK(
      contains(result.out, "Microsoft\tFrance (Mulhouse)\t\t€4bn\tfacility\tplanned\t2024-05-13"));
  CHECK(contains(result.err, "quaestor investments --in France"));
  const Result same = run(folder, {"investments", "--in", "France"});
  CHECK(same.out == result.out);
}

TEST_CASE("exit 0 found, 1 nothing, 2 error") {
  const Folder folder;
  save_sample(folder);
  CHECK(run(folder, {"investments", "--in", "Frankrijk"}).code == 0);
  const Result nothing = run(folder, {"investments", "--in", "Portugal"});
  CHECK(nothing.code == 1);
  CHECK(contains(nothing.err, "nothing found"));
  CHECK(run(folder, {"investments", "--in", "Nowhereland"}).code == 2);
}

TEST_CASE("all formats of a table") {
  const Folder folder;
  const std::string graph = save_sample(folder);
  const auto as = [&](const char* format) {
    return run(folder, {"investments", "--by", "Microsoft", "-g", graph, "--format", format});
  };
  const nlohmann::json json = nlohmann::json::parse(as("json").out);
  CHECK(json["rows"].size() == 3);
  CHECK(as("jsonl").out.find('\n') != std::string::npos);
  CHECK(as("csv").out.starts_with("investor,destination"));
  CHECK(as("md").out.starts_with("|"));
  CHECK(contains(as("table").out, "investor"));
  CHECK(fails_clearly(as("xml"), "use one of table, tsv, csv, json, jsonl, markdown, html, latex"));
}

TEST_CASE("evidence, ids and limit") {
  const Folder folder;
  save_sample(folder);
  const Result evidence = run(folder, {"investments", "--in", "Spain", "--evidence"});
  CHECK(contains(evidence.out, "Sentence 2 of third.txt."));
  const Result ids = run(folder, {"investments", "--in", "Spain", "--ids"});
  const std::size_t begin = ids.out.find("investment/");
  REQUIRE(begin != std::string::npos);
  const std::string id = ids.out.substr(begin, ids.out.find('\t', begin) - begin);
  const Result sources = run(folder, {"sources", id});
  CHECK(sources.code == 0);
  CHECK(contains(sources.out, "Sentence 2 of third.txt.\tthird.txt\tDe Voorbeeldkrant"));
  const Result limited = run(folder, {"investments", "--limit", "2"});
  CHECK(std::count(limited.out.begin(), limited.out.end(), '\n') == 3);
  CHECK(contains(limited.err, "2 of 8 rows"));
}

TEST_CASE("filters, groups and relations") {
  const Folder folder;
  save_sample(folder);
  const auto lines = [&](const std::vector<std::string>& arguments) {
    const Result result = run(folder, arguments);
    return std::count(result.out.begin(), result.out.end(), '\n') - 1;
  };
  CHECK(lines({"investments", "--status", "planned,cancelled"}) == 4);
  CHECK(lines({"investments", "--in", "EU", "--since", "2024", "--until", "2025"}) == 4);
  CHECK(lines({"investments", "--form", "equity"}) == 1);
  CHECK(lines({"investments", "--into", "mistral ai"}) == 1);
  CHECK(lines({"investments", "--from", "China"}) == 1);
  CHECK(lines({"investments", "--between", "China", "France"}) == 1);
  CHECK(lines({"investments", "--group-by", "investor,country"}) == 8);
  CHECK(lines({"investments", "--min", "5bn"}) == 2);
  CHECK(lines({"investments", "--max", "$20m"}) == 1);
  CHECK(lines({"investments", "--currency", "cny"}) == 1);
  CHECK(lines({"investments", "--sector", "technology", "--in", "Spain"}) >= 0);
  CHECK(lines({"relations", "--of", "AWS"}) == 2);
  CHECK(lines({"operations", "--in", "Europe"}) == 2);
  CHECK(lines({"operations", "--in", "China", "--seats"}) == 1);
  CHECK(lines({"rivals", "aws"}) == 1);
  CHECK(lines({"partners"}) == 1);
  CHECK(lines({"people", "--at", "Microsoft"}) == 1);
  CHECK(lines({"regulations", "--by", "EU"}) == 1);
  CHECK(lines({"sources"}) == 3);
  CHECK(lines({"sources", "Mistral AI"}) == 3);
  CHECK(lines({"top", "--kind", "country"}) >= 2);
  CHECK(fails_clearly(run(folder, {"top", "--by", "fame"}), "use one of money, degree"));
  CHECK(fails_clearly(run(folder, {"investments", "--min", "much"}), "is no amount"));
  CHECK(fails_clearly(run(folder, {"investments", "--currency", "XYZ"}), "is no currency"));
  CHECK(fails_clearly(run(folder, {"investments", "--sector", "alchemy"}), "is no sector"));
  CHECK(lines({"relations", "--relation", "subject_to"}) == 1);
  CHECK(contains(run(folder, {"show", "aws"}).out, "company/aws"));
  CHECK(contains(run(folder, {"path", "evroc", "GDPR"}).out, "Alibaba Cloud"));
  CHECK(contains(run(folder, {"stats"}).out, "articles\t3"));
  CHECK(run(folder, {"ask", "how many facts", "--ids"}).out == run(folder, {"stats"}).out);
}

TEST_CASE("export and render write whole files") {
  const Folder folder;
  save_sample(folder);
  CHECK(run(folder, {"export", "-o", "facts.jsonl"}).code == 0);
  const std::string facts = read(folder.at("facts.jsonl"));
  CHECK(contains(facts, "\"relation\":\"investment\""));
  CHECK(run(folder, {"export", "--format", "jsonl"}).out == facts);
  CHECK(run(folder, {"export", "--format", "dot"}).out.find("digraph") != std::string::npos);
  CHECK(nlohmann::json::parse(run(folder, {"export", "--format", "json"}).out).contains("nodes"));
  for (const char* ending : {"svg", "png", "pdf", "dot", "html"}) {
    const std::string name = std::string("picture.") + ending;
    const Result result = run(folder, {"render", "--in", "France", "-o", name});
    CAPTURE(result.err);
    CHECK(result.code == 0);
    CHECK(fs::file_size(folder.at(name)) > 100);
  }
  CHECK(run(folder, {"render", "--focus", "evroc", "--depth", "2", "--dark", "-o", "e.svg"}).code ==
        0);
  for (const char* style : {"columns", "network", "matrix", "sankey", "timeline"}) {
    const Result result =
        run(folder, {"render", "--style", style, "--language", "de", "-o", "style.svg"});
    CAPTURE(result.err);
    CHECK(result.code == 0);
    CHECK(contains(result.err, style));
    CHECK(contains(read(folder.at("style.svg")), "Wer investiert"));
  }
  CHECK(run(folder, {"render", "--in", "Portugal", "-o", "none.svg"}).code == 1);
  CHECK_FALSE(fs::exists(folder.at("none.svg")));
  // Nothing temporary is left.
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder.path()))
    names.insert(entry.path().filename());
  CHECK(names.size() == 10);  // with the graph kept beside the store
}

TEST_CASE("merge is the union, remove its inverse") {
  const Folder folder;
  const std::vector<Bundle> all = sample::bundles();
  const auto save = [&](const char* name, const std::vector<std::size_t>& which) {
    StoreWriter writer(folder.at(name), StoreWriter::Mode::replace);
    for (std::size_t i : which) writer.add(all[i]);
    writer.commit();
  };
  save("a.quaestor", {0, 1});
  save("b.quaestor", {1, 2});
  save("all.quaestor", {0, 1, 2});
  CHECK(run(folder, {"merge", "a.quaestor", "b.quaestor", "-o", "ab.quaestor"}).code == 0);
  CHECK(run(folder, {"merge", "b.quaestor", "a.quaestor", "-o", "ba.quaestor"}).code == 0);
  CHECK(read(folder.at("ab.quaestor")) == read(folder.at("all.quaestor")));
  CHECK(read(folder.at("ba.quaestor")) == read(folder.at("all.quaestor")));
  CHECK(run(folder, {"remove", "third.txt", "-g", "ab.quaestor"}).code == 0);
  CHECK(read(folder.at("ab.quaestor")) == read(folder.at("a.quaestor")));
  const Result none = run(folder, {"remove", "fourth.txt", "-g", "ab.quaestor"});
  CHECK(none.code == 1);
  CHECK(read(folder.at("ab.quaestor")) == read(folder.at("a.quaestor")));
}

TEST_CASE("a reader that goes away early is no error") {
  const Folder folder;
  save_sample(folder);
  int pipe_ends[2];
  REQUIRE(pipe(pipe_ends) == 0);
  close(pipe_ends[0]);  // nobody reads
  const std::string name = "/dev/fd/" + std::to_string(pipe_ends[1]);
  const pid_t child = start({"investments"}, "/dev/null", name, folder.at("err"), folder.path());
  const int code = finish(child);
  close(pipe_ends[1]);
  CHECK(code == 0);
  CHECK_FALSE(contains(read(folder.at("err")), "written"));
}
