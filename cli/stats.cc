#include "command.h"
#include "output.h"

namespace quaestor {

namespace {

class Stats : public Command {
 public:
  void declare(CLI::App& app) override { output_.declare(app); }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::statistics;
    return output_.answer(loaded.graph, query);
  }

 private:
  Output output_;
};

}  // namespace

const CommandEntry kStats = {"stats", "what the graph holds, counted",
                             "quaestor stats\n"
                             "quaestor stats --format json",
                             Needs::graph, make_command<Stats>};

}  // namespace quaestor
