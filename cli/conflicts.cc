#include "command.h"
#include "output.h"

namespace quaestor {

namespace {

class Conflicts : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("name", name_, "only conflicts about this thing")->type_name("NAME");
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::conflicts;
    if (!name_.empty()) query.either = resolve(loaded.graph, *loaded.gazetteer, name_);
    return output_.answer(loaded.graph, query);
  }

 private:
  std::string name_;
  Output output_;
};

}  // namespace

const CommandEntry kConflicts = {"conflicts", "sources that contradict each other",
                                 "quaestor conflicts\n"
                                 "quaestor conflicts Microsoft --evidence",
                                 Needs::graph_and_names, make_command<Conflicts>};

}  // namespace quaestor
