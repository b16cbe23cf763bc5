// Articles in, a graph out. One bad file is told and counted, the rest goes on; the graph at the
// output path stays as it was until the new one is whole.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "command.h"
#include "field_map.h"
#include "ordered_workers.h"
#include "output.h"
#include "quaestor/articles/reader.h"
#include "quaestor/extract/extractor.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/graph/store.h"

namespace quaestor {

namespace {

// What one file gave.
struct Outcome {
  std::vector<Bundle> bundles;
  std::vector<std::string> failures;
  std::vector<std::string> warnings;
};

Outcome read_one(const InputFile& file, const ReadLimits& limits, const Extractor& extractor) {
  Outcome outcome;
  try {
    const auto on_bad_record = [&](const Error& error) {
      outcome.failures.emplace_back(error.what());
    };
    const auto on_article = [&](const Article& article) {
      for (const std::string& warning : article.warnings) {
        outcome.warnings.push_back(article.info.name + ": " + warning);
      }
      outcome.bundles.push_back(extractor.extract(article));
    };
    read_each(file, limits, on_article, on_bad_record);
    if (outcome.bundles.empty() && outcome.failures.empty()) {
      outcome.failures.push_back(file.name + ": no article in it");
    }
  } catch (const Error& error) {
    outcome.failures.emplace_back(error.what());
  } catch (const std::exception& error) {
    outcome.failures.push_back(fmt::format("{}: {}", file.name, error.what()));
  }
  return outcome;
}

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

class Build : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("paths", paths_,
                   "files, folders, globs, zip and tar archives; - for standard input")
        ->required();
    app.add_option("-o,--output", output_, "the graph to write (default graph.quaestor)")
        ->type_name("FILE");
    app.add_option("--jobs,-j", jobs_, "threads (default: one a core)")
        ->check(CLI::Range(1, 256))
        ->type_name("N");
    app.add_flag("--add", add_, "keep what is in the graph already");
    declare_field_map(app, field_map_);
    app.add_flag("--quiet,-q", quiet_, "only failures on standard error");
  }

  int run(const Loaded&) override {
    const auto start = std::chrono::steady_clock::now();
    const ReadLimits limits = limits_for(field_map_);
    const std::vector<InputFile> files = list_inputs(paths_);
    const Extractor extractor(data_dir());
    StoreWriter writer(output_, add_ ? StoreWriter::Mode::add : StoreWriter::Mode::replace);
    const std::size_t jobs = std::min<std::size_t>(
        files.size(), jobs_ > 0 ? static_cast<std::size_t>(jobs_)
                                : std::max(1U, std::thread::hardware_concurrency()));
    work_in_order<Outcome>(
        files.size(), jobs, [&](std::size_t i) { return read_one(files[i], limits, extractor); },
        [&](std::size_t, const Outcome& outcome) { take(outcome, writer); });
    if (articles_ == 0) {
      throw Error(ErrorKind::unreadable, "build",
                  fmt::format("no article could be read from {} file(s); {} is as it was",
                              files.size(), output_));
    }
    writer.commit();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    if (!quiet_) {
      say(fmt::format("{}, {}, {}, {:.1f} s; written to {}", counted(articles_, "article"),
                      counted(facts_, "fact"), counted(failures_, "failure"), seconds.count(),
                      output_));
    }
    return kFound;
  }

 private:
  void take(const Outcome& outcome, StoreWriter& writer) {
    for (const std::string& failure : outcome.failures) say(failure);
    failures_ += outcome.failures.size();
    if (!quiet_) {
      for (const std::string& warning : outcome.warnings) say(warning);
    }
    for (const Bundle& bundle : outcome.bundles) {
      writer.add(bundle);
      facts_ += bundle.facts.size();
    }
    articles_ += outcome.bundles.size();
  }

  std::vector<std::string> paths_;
  std::string output_ = "graph.quaestor";
  std::string field_map_;
  int jobs_ = 0;
  bool add_ = false;
  bool quiet_ = false;
  std::size_t articles_ = 0;
  std::size_t facts_ = 0;
  std::size_t failures_ = 0;
};

}  // namespace

const CommandEntry kBuild = {
    "build", "reads articles and writes a graph",
    "quaestor build news/ -o news.quaestor\n"
    "quaestor build 'news/2026-*.json.gz' --add -o news.quaestor\n"
    "quaestor build archive.zip crawl.warc.gz feed.rss -o news.quaestor\n"
    "quaestor build dump.json --map title=headline,body=content.text -o dump.quaestor\n"
    "curl -s https://example.com/story.html | quaestor build - -o story.quaestor",
    Needs::nothing, make_command<Build>};

}  // namespace quaestor
