// Articles in, a graph out. One bad file is told and counted, the rest goes on; what was read is
// made durable batch by batch, and a run that was cut off goes on where it ended, because articles
// that the store has already are passed over.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

#include "command.h"
#include "field_map.h"
#include "file_sink.h"
#include "min_confidence.h"
#include "output.h"
#include "pipeline.h"
#include "progress.h"
#include "quaestor/articles/reader.h"
#include "quaestor/extract/extractor.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/graph/store.h"
#include "rank_work.h"
#include "ranks.h"
#include "stop_signal.h"

namespace quaestor {

namespace {

constexpr std::size_t kFailuresTold = 1000;  // at the end; --report has them all
constexpr std::size_t kBatch = 500;          // articles
constexpr auto kLongestBatch = std::chrono::seconds(10);

using Clock = std::chrono::steady_clock;

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

class Build : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("paths", paths_,
                   "files, folders, globs, zip and tar archives; - for standard input")
        ->required();
    app.add_option("-o,--output", output_,
                   "the graph to write or to add to (default graph.quaestor)")
        ->type_name("FILE");
    app.add_option("--jobs,-j", jobs_, "threads (default: one a core)")
        ->check(CLI::Range(1, 256))
        ->type_name("N");
    app.add_flag("--add", add_, "keep what is in the graph already (this is the default)");
    CLI::Option* replace =
        app.add_flag("--replace", replace_, "begin anew; the old graph stays until the end");
    app.add_flag("--again", again_, "read articles again that the graph has already")
        ->excludes(replace);
    app.add_option("--batch", batch_, "make durable every N articles, or ten seconds (default 500)")
        ->check(CLI::PositiveNumber)
        ->type_name("N");
    declare_field_map(app, field_map_);
    declare_min_confidence(app, least_);
    app.add_option("--report", report_, "failures as JSON Lines")->type_name("FILE");
    app.add_flag("--quiet,-q", quiet_, "only failures on standard error");
  }

  int run(const Loaded&) override {
    if (replace_ && add_) {
      throw Error(ErrorKind::usage, "--replace", "does not go with --add; use one of them");
    }
    ranks_ = join_ranks(jobs_ > 0 ? static_cast<std::size_t>(jobs_) : 1);
    if (ranks_ && ranks_->rank() > 0) {
      serve_build(*ranks_);
      return kFound;
    }
    limits_ = limits_for(field_map_);
    const std::vector<InputFile> files = list_inputs(paths_);
    const StopSignal stop;
    if (!report_.empty()) sink_.emplace(report_, false);
    writer_.emplace(
        output_, replace_ ? StoreWriter::Mode::replace : StoreWriter::Mode::add, [&](long process) {
          say(fmt::format("process {} is writing {}; waiting for it", process, output_));
        });
    const Extractor extractor(data_dir());
    Progress progress(bytes_of(files), quiet_);
    progress_ = &progress;
    const bool whole = read_all(files, extractor);
    progress.clear();
    return finish(files.size(), whole);
  }

 private:
  bool read_all(const std::vector<InputFile>& files, const Extractor& extractor);
  void read(const InputFile& file, const PipelineSteps::Emit& emit,
            std::vector<Failure>& failures) const;
  bool extract(const Extractor& extractor, Piece& piece, std::size_t thread);
  bool passes_over(const Article& article);
  void take(const Piece& piece);
  void fail(const Failure& failure);
  void end_of_batch();
  int finish(std::size_t files, bool whole);
  void tell(double seconds) const;
  std::uintmax_t bytes_of(const std::vector<InputFile>& files);

  std::vector<std::string> paths_;
  std::string output_ = "graph.quaestor";
  std::string report_;
  std::string field_map_;
  ReadLimits limits_;
  int jobs_ = 0;
  double least_ = 0;  // --min-confidence
  std::size_t batch_ = kBatch;
  bool add_ = false;
  bool replace_ = false;
  bool again_ = false;
  bool quiet_ = false;

  std::unique_ptr<Ranks> ranks_;  // when mpirun started several of us
  std::size_t own_jobs_ = 1;      // threads that extract here; the others ask other processes
  std::optional<FileSink> sink_;
  std::mutex writing_;  // of the store, which threads ask what it has
  std::optional<StoreWriter> writer_;
  Progress* progress_ = nullptr;
  std::vector<std::uintmax_t> sizes_;  // of the files, when there is somebody to show them
  std::vector<std::string> told_;      // failures, at the end
  ProgressCounts counts_;
  std::size_t facts_ = 0;
  std::size_t known_ = 0;
  std::size_t versions_ = 0;
  std::size_t again_read_ = 0;
  std::size_t in_batch_ = 0;
  std::size_t files_done_ = 0;
  Clock::time_point start_ = Clock::now();
  Clock::time_point batch_start_ = start_;
};

// Input that has no size (standard input) counts for nothing.
std::uintmax_t Build::bytes_of(const std::vector<InputFile>& files) {
  std::uintmax_t sum = 0;
  for (const InputFile& file : files) {
    std::error_code ignored;
    const std::uintmax_t size = std::filesystem::file_size(file.path, ignored);
    sizes_.push_back(ignored ? 0 : size);
    sum += sizes_.back();
  }
  return sum;
}

bool Build::read_all(const std::vector<InputFile>& files, const Extractor& extractor) {
  PipelineSteps steps;
  steps.files = files.size();
  own_jobs_ = jobs_ > 0 ? static_cast<std::size_t>(jobs_)
                        : (ranks_ ? 1 : std::max(1U, std::thread::hardware_concurrency()));
  steps.jobs = own_jobs_ + (ranks_ ? helpers_of(*ranks_) : 0);
  steps.read = [&](std::size_t file, const PipelineSteps::Emit& emit,
                   std::vector<Failure>& failures) { read(files[file], emit, failures); };
  steps.extract = [&](Piece& piece, std::size_t thread) {
    return extract(extractor, piece, thread);
  };
  steps.use = [&](const Piece& piece) { take(piece); };
  steps.tick = [&] {
    progress_->show(counts_);
    return !StopSignal::asked();
  };
  return run_pipeline(steps);
}

void Build::read(const InputFile& file, const PipelineSteps::Emit& emit,
                 std::vector<Failure>& failures) const {
  const std::size_t failed_before = failures.size();
  bool any = false;
  try {
    const auto on_bad_record = [&](const Error& error) {
      failures.push_back({file.name, error.what()});
    };
    const auto on_article = [&](Article article) {
      any = true;
      emit(std::move(article));
    };
    read_each(file, limits_, on_article, on_bad_record);
    if (!any && failures.size() == failed_before) {
      failures.push_back({file.name, file.name + ": no article in it"});
    }
  } catch (const Error& error) {
    failures.push_back({file.name, error.what()});
  } catch (const std::exception& error) {
    failures.push_back({file.name, fmt::format("{}: {}", file.name, error.what())});
  }
}

// The store has it under this name or one that would stay: reading it would change nothing.
bool Build::passes_over(const Article& article) {
  if (again_ || replace_) return false;
  const std::lock_guard lock(writing_);
  return writer_->has(article.info.id, article.info.name);
}

bool Build::extract(const Extractor& extractor, Piece& piece, std::size_t thread) {
  std::vector<const Article*> fresh;
  for (const Article& article : piece.articles) {
    if (passes_over(article)) {
      ++piece.known;
    } else {
      fresh.push_back(&article);
    }
  }
  ExtractionResults results;
  results.on_bundle = [&](const Article& article, Bundle bundle) {
    drop_unsure(bundle.facts, least_);
    piece.bundles.push_back(std::move(bundle));
    for (const std::string& warning : article.warnings) {
      piece.warnings.push_back(article.info.name + ": " + warning);
    }
  };
  results.on_failure = [&](const Article& article, const std::string& why) {
    piece.failures.push_back({article.info.name, fmt::format("{}: {}", article.info.name, why)});
  };
  if (thread >= own_jobs_) {
    return extract_elsewhere(*ranks_, thread - own_jobs_, fresh, results,
                             [] { return StopSignal::asked(); });
  }
  extract_here(extractor, fresh, results);
  return true;
}

void Build::take(const Piece& piece) {
  if (!quiet_ && !piece.warnings.empty()) {
    progress_->clear();
    for (const std::string& warning : piece.warnings) say(warning);
  }
  for (const Failure& failure : piece.failures) fail(failure);
  {
    const std::lock_guard lock(writing_);
    for (const Bundle& bundle : piece.bundles) {
      const std::size_t before = writer_->size();
      const StoreWriter::Added added =
          again_ ? writer_->add_again(bundle) : writer_->add_latest(bundle);
      if (writer_->size() == before) ++again_read_;
      if (added == StoreWriter::Added::version) ++versions_;
      facts_ += bundle.facts.size();
    }
    counts_.articles += piece.bundles.size();
    in_batch_ += piece.bundles.size();
    if (in_batch_ >= batch_ || Clock::now() - batch_start_ > kLongestBatch) end_of_batch();
  }
  known_ += piece.known;
  counts_.text_bytes += piece.bytes;
  if (!piece.last) return;
  ++files_done_;
  progress_->advance(sizes_[piece.file]);
}

void Build::fail(const Failure& failure) {
  ++counts_.failures;
  if (told_.size() < kFailuresTold) told_.push_back(failure.message);
  if (!sink_) return;
  nlohmann::ordered_json line;
  line["file"] = failure.file;
  line["message"] = failure.message;
  sink_->write(report_, line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

void Build::end_of_batch() {
  writer_->commit_batch();
  in_batch_ = 0;
  batch_start_ = Clock::now();
}

int Build::finish(std::size_t files, bool whole) {
  for (const std::string& failure : told_) say(failure);
  if (counts_.failures > told_.size()) {
    say(fmt::format("{} more failures; --report FILE keeps all", counts_.failures - told_.size()));
  }
  if (sink_) sink_->finish();
  const std::chrono::duration<double> seconds = Clock::now() - start_;
  if (!whole) {
    writer_->commit_batch();
    say(fmt::format("stopped after {} of {} files; ", files_done_, files) +
        (replace_
             ? output_ + " is as it was"
             : "what was read is in " + output_ + ", and the same command goes on from there"));
    if (ranks_) ranks_->end_all(kInterrupted);
    return kInterrupted;
  }
  if (counts_.articles == 0 && known_ == 0) {
    throw Error(
        ErrorKind::unreadable, "build",
        fmt::format("no article could be read from {} file(s); {} is as it was", files, output_));
  }
  writer_->commit();
  if (!quiet_) tell(seconds.count());
  return kFound;
}

void Build::tell(double seconds) const {
  std::string text =
      fmt::format("{}, {}, {}, {:.1f} s; written to {}", counted(counts_.articles, "article"),
                  counted(facts_, "fact"), counted(counts_.failures, "failure"), seconds, output_);
  std::string more;
  if (known_ > 0) more += fmt::format("{} there already, ", known_);
  if (versions_ > 0) more += counted(versions_, "newer version") + ", ";
  if (again_read_ > 0) more += fmt::format("{} read again, ", again_read_);
  if (!more.empty()) text += fmt::format(" ({}{} in all)", more, writer_->size());
  say(text);
}

}  // namespace

const CommandEntry kBuild = {
    "build", "reads articles and writes a graph, or adds them to one",
    "quaestor build news/ -o news.quaestor\n"
    "quaestor build 'news/2026-*.json.gz' -o news.quaestor --report failures.jsonl\n"
    "quaestor build archive.zip crawl.warc.gz feed.rss -o news.quaestor\n"
    "quaestor build dump.json --map title=headline,body=content.text -o dump.quaestor\n"
    "curl -s https://example.com/story.html | quaestor build - -o story.quaestor",
    Needs::nothing, make_command<Build>};

}  // namespace quaestor
