// Articles on standard input, facts on standard output: the map of a map-reduce, without any state.
// The reduce is `quaestor merge -`. How to run it on many machines: docs/scale.md.
#include <fmt/format.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "command.h"
#include "field_map.h"
#include "min_confidence.h"
#include "output.h"
#include "quaestor/articles/reader.h"
#include "quaestor/extract/extractor.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

// What the record calls itself ("input"), so that evidence names the same file however the lines
// are split; empty if it does not.
std::string name_in(const std::string& line) {
  if (line.find("\"input\"") == std::string::npos) return {};
  const auto record = nlohmann::json::parse(line, nullptr, false);
  const auto found = record.is_object() ? record.find("input") : record.end();
  return record.is_object() && found != record.end() && found->is_string()
             ? found->get<std::string>()
             : std::string();
}

class Extract : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_flag("--paths", paths_, "the lines are names of files of any format, not records");
    declare_field_map(app, field_map_);
    declare_min_confidence(app, least_);
  }

  int run(const Loaded&) override {
    limits_ = limits_for(field_map_);
    const Extractor extractor(data_dir());
    long number = 0;
    for (std::string line; std::getline(std::cin, line);) {
      ++number;
      if (trim(line).empty()) continue;
      try {
        take(line, number, extractor);
      } catch (const Error& error) {
        tell(error);
      }
    }
    if (std::cin.bad()) throw Error(ErrorKind::unreadable, "standard input", "cannot be read");
    if (failures_ > 0) say(fmt::format("{} failure(s) in {} line(s)", failures_, number));
    return kFound;  // a part without facts is no failure of the whole
  }

 private:
  void take(const std::string& line, long number, const Extractor& extractor) {
    const auto on_bad = [this](const Error& error) { tell(error); };
    if (paths_) {
      for (const InputFile& file : list_inputs({std::string(trim(line))})) {
        read_each(
            file, limits_, [&](const Article& article) { write(extractor.extract(article)); },
            on_bad);
      }
      return;
    }
    const std::string name = name_in(line);
    for (Article& article :
         read_bytes(line, name.empty() ? fmt::format("stdin#{}", number) : name, limits_, on_bad)) {
      // Without a name the address and text name it: the same in whatever part it comes.
      if (name.empty()) article.info.name = article.info.id.substr(8) + ".json";
      write(extractor.extract(article));
    }
  }

  void write(Bundle bundle) const {
    drop_unsure(bundle.facts, least_);
    write_standard_output(bundle_to_json(bundle) + "\n");
  }

  void tell(const Error& error) {
    say(error.what());
    ++failures_;
  }

  bool paths_ = false;
  double least_ = 0;  // --min-confidence
  std::string field_map_;
  ReadLimits limits_;
  std::size_t failures_ = 0;
};

}  // namespace

const CommandEntry kExtract = {
    "extract", "articles on standard input to facts on standard output, a line each",
    "quaestor extract < news.jsonl > facts.jsonl\n"
    "find news -type f | quaestor extract --paths | quaestor merge - -o news.quaestor\n"
    "parallel --pipe --block 1M quaestor extract < news.jsonl | quaestor merge - -o news.quaestor",
    Needs::nothing, make_command<Extract>};

}  // namespace quaestor
