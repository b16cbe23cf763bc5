#include "command.h"
#include "output.h"

namespace quaestor {

namespace {

class Communities : public Command {
 public:
  void declare(CLI::App& app) override { output_.declare(app); }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::communities;
    return output_.answer(loaded.graph, query);
  }

 private:
  Output output_;
};

}  // namespace

const CommandEntry kCommunities = {"communities", "groups of things that are tied closely",
                                   "quaestor communities\n"
                                   "quaestor communities --columns community,members --format csv",
                                   Needs::graph, make_command<Communities>};

}  // namespace quaestor
