#include <fmt/format.h>

#include <iostream>

#include "command.h"
#include "output.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/facts/text.h"
#include "quaestor/graph/store.h"

namespace quaestor {

namespace {

// Bundles as 'quaestor extract' writes them. Throws Error bad_format with the line.
void add_lines(StoreWriter& writer) {
  long number = 0;
  for (std::string line; std::getline(std::cin, line);) {
    ++number;
    if (trim(line).empty()) continue;
    try {
      writer.add(bundle_from_json(line));
    } catch (const Error& error) {
      throw Error(error.kind(), "stdin", number, error.what());
    }
  }
}

class Merge : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("graphs", graphs_,
                   "two or more graphs; - for lines of 'quaestor extract' on standard input")
        ->required();
    app.add_option("-o,--output", output_, "the graph to write; may be one of them")
        ->type_name("FILE")
        ->required();
  }

  int run(const Loaded&) override {
    if (graphs_.size() == 1 && graphs_.front() != "-") {
      throw Error(ErrorKind::usage, "merge", "needs two graphs or more, or -");
    }
    StoreWriter writer(output_, StoreWriter::Mode::replace);
    for (const std::string& graph : graphs_) {
      if (graph == "-") {
        add_lines(writer);
        continue;
      }
      writer.add_all(graph);
    }
    const std::size_t articles = writer.size();
    writer.commit();
    say(fmt::format("{} articles in {}", articles, output_));
    return articles > 0 ? kFound : kNothing;
  }

 private:
  std::vector<std::string> graphs_;
  std::string output_;
};

}  // namespace

const CommandEntry kMerge = {"merge", "several graphs into one",
                             "quaestor merge monday.quaestor tuesday.quaestor -o week.quaestor\n"
                             "quaestor extract < news.jsonl | quaestor merge - -o news.quaestor",
                             Needs::nothing, make_command<Merge>};

}  // namespace quaestor
