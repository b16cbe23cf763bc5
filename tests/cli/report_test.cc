// `quaestor report` as people run it.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "cli/program.h"

using namespace quaestor;
using namespace quaestor::program;

TEST_CASE("a report in each form we write ourselves, about all or about one thing") {
  const Folder folder;
  save_sample(folder);
  for (const char* ending : {"html", "md", "tex"}) {
    const std::string name = std::string("report.") + ending;
    const Result result =
        run(folder, {"report", "--for", "France", "--language", "fr", "-o", name});
    CAPTURE(result.err);
    CHECK(result.code == 0);
    CHECK(result.out.empty());
    CHECK(contains(read(folder.at(name)), "Qui investit"));
  }
  CHECK(std::filesystem::exists(folder.at("report_files/1-overview.svg")));
  CHECK(std::filesystem::exists(folder.at("report_files/1-overview.pdf")));
  CHECK(run(folder, {"report", "--for", "country", "--in", "France", "--title", "T", "--author",
                     "A", "--date", "2026-01-02", "-o", "t.md"})
            .code == 0);
  CHECK(read(folder.at("t.md")).starts_with("# T\n\nA\n\n2 January 2026\n\n"));
  CHECK(run(folder, {"report", "--in", "Portugal", "-o", "none.md"}).code == 1);
  CHECK_FALSE(std::filesystem::exists(folder.at("none.md")));
  CHECK(contains(run(folder, {"report", "--help"}).out, "Examples:\n  quaestor report"));
}

TEST_CASE("what a report cannot be is said in one line") {
  const Folder folder;
  save_sample(folder);
  const auto fails_with = [&](const std::vector<std::string>& words, const std::string& part) {
    const Result result = run(folder, words);
    CAPTURE(result.err);
    CHECK(result.code == 2);
    CHECK(contains(result.err, part));
    CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
  };
  fails_with({"report", "-o", "report.xyz"}, "a report ends in one of");
  fails_with({"report", "-o", "r.md", "--language", "it"}, "en, fr, nl, de");
  fails_with({"report", "-o", "r.md", "--for", "Mikrosoft"}, "did you mean");
  fails_with({"report", "-o", "no/such/r.html"}, "cannot be written");
}
