#include <fmt/format.h>

#include "command.h"
#include "output.h"
#include "quaestor/facts/error.h"
#include "quaestor/graph/store.h"

namespace quaestor {

namespace {

class Merge : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("graphs", graphs_, "two or more graphs")->required()->expected(2, -1);
    app.add_option("-o,--output", output_, "the graph to write; may be one of them")
        ->type_name("FILE")
        ->required();
  }

  int run(const Loaded&) override {
    StoreWriter writer(output_, StoreWriter::Mode::replace);
    for (const std::string& graph : graphs_) {
      for_each_bundle(graph, [&](const Bundle& bundle) {
        writer.add(bundle);
        return true;
      });
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
                             "quaestor merge monday.quaestor tuesday.quaestor -o week.quaestor",
                             Needs::nothing, make_command<Merge>};

}  // namespace quaestor
