// What arrives in a folder joins the graph. A file is read when it has stopped growing between two
// looks; the graph is written once a look, so it is always whole.
#include <fmt/format.h>

#include <chrono>
#include <map>
#include <thread>

#include "command.h"
#include "field_map.h"
#include "output.h"
#include "quaestor/articles/reader.h"
#include "quaestor/extract/extractor.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/graph/store.h"

namespace quaestor {

namespace fs = std::filesystem;

namespace {

// How a file looked: when one of these changes it is read again.
struct Look {
  fs::file_time_type time;
  std::uintmax_t size = 0;
  bool operator==(const Look&) const = default;
};

class Watch : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("folder", folder_, "the folder to watch, with the folders in it")->required();
    app.add_option("-o,--output", output_, "the graph to add to (default graph.quaestor)")
        ->type_name("FILE");
    app.add_option("--every", seconds_, "seconds between two looks (default 2)")
        ->check(CLI::Range(0.1, 86400.0))
        ->type_name("SECONDS");
    app.add_option("--looks", looks_, "end after so many looks (default: go on until stopped)")
        ->check(CLI::Range(1, 1000000000))
        ->type_name("N");
    declare_field_map(app, field_map_);
  }

  int run(const Loaded&) override {
    if (!fs::is_directory(folder_)) {
      throw Error(ErrorKind::not_found, folder_, "no such folder to watch");
    }
    limits_ = limits_for(field_map_);
    const Extractor extractor(data_dir());
    for (int look = 1;; ++look) {
      take(arrived(), extractor);
      if (looks_ > 0 && look >= looks_) return kFound;
      std::this_thread::sleep_for(std::chrono::duration<double>(seconds_));
    }
  }

 private:
  // The files that are new or changed, and have not grown since the look before.
  std::vector<InputFile> arrived() {
    std::vector<InputFile> files;
    try {
      files = list_inputs({folder_});
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::not_found) throw;  // nothing there yet
    }
    std::vector<InputFile> ready;
    std::map<fs::path, Look> now;
    for (InputFile& file : files) {
      std::error_code gone;
      const Look look{fs::last_write_time(file.path, gone), fs::file_size(file.path, gone)};
      if (gone) continue;
      now.emplace(file.path, look);
      const auto before = seen_.find(file.path);
      const auto read = read_.find(file.path);
      const bool settled = before != seen_.end() && before->second == look;
      if (!settled || (read != read_.end() && read->second == look)) continue;
      read_.insert_or_assign(file.path, look);
      ready.push_back(std::move(file));
    }
    seen_ = std::move(now);
    return ready;
  }

  void take(const std::vector<InputFile>& files, const Extractor& extractor) {
    if (files.empty()) return;
    StoreWriter writer(output_, StoreWriter::Mode::add, [&](long process) {
      say(fmt::format("process {} is writing {}; waiting for it", process, output_));
    });
    std::size_t articles = 0;
    std::size_t facts = 0;
    for (const InputFile& file : files) {
      const auto on_article = [&](const Article& article) {
        const Bundle bundle = extractor.extract(article);
        writer.add_latest(bundle);
        ++articles;
        facts += bundle.facts.size();
      };
      try {
        read_each(file, limits_, on_article, [](const Error& error) { say(error.what()); });
      } catch (const Error& error) {
        say(error.what());
      }
    }
    if (articles == 0) return;
    writer.commit();
    say(fmt::format("{} file(s), {} article(s), {} fact(s) added to {}", files.size(), articles,
                    facts, output_));
  }

  std::string folder_;
  std::string output_ = "graph.quaestor";
  std::string field_map_;
  double seconds_ = 2;
  int looks_ = 0;
  ReadLimits limits_;
  std::map<fs::path, Look> seen_;  // at the look before
  std::map<fs::path, Look> read_;
};

}  // namespace

const CommandEntry kWatch = {"watch", "adds what arrives in a folder to a graph",
                             "quaestor watch incoming/ -o news.quaestor", Needs::nothing,
                             make_command<Watch>};

}  // namespace quaestor
