#include "command.h"
#include "output.h"

namespace quaestor {

namespace {

class Sources : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("fact", fact_, "a fact's id, or the start of its hash (--ids lists them)")
        ->required();
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::evidence;
    query.fact = fact_;
    return output_.answer(loaded.graph, query);
  }

 private:
  std::string fact_;
  Output output_;
};

}  // namespace

const CommandEntry kSources = {"sources", "the sentences behind one fact",
                               "quaestor sources investment/4f1c20d9a7b3e865\n"
                               "quaestor sources 4f1c20 --format json",
                               Needs::graph, make_command<Sources>};

}  // namespace quaestor
