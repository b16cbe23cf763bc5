#include "command.h"
#include "filters.h"
#include "output.h"

namespace quaestor {

namespace {

class Timeline : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("name", name_, "only facts that name this thing")->type_name("NAME");
    filters_.declare(app);
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    filters_.apply(loaded.graph, *loaded.gazetteer, query);
    query.scan = Scan::timeline;
    if (!name_.empty()) query.either = resolve(loaded.graph, *loaded.gazetteer, name_);
    return output_.answer(loaded.graph, query);
  }

 private:
  std::string name_;
  Filters filters_;
  Output output_;
};

}  // namespace

const CommandEntry kTimeline = {"timeline", "dated facts, oldest first",
                                "quaestor timeline\n"
                                "quaestor timeline Microsoft --since 2023\n"
                                "quaestor timeline --in Europe --status planned,cancelled",
                                Needs::graph_and_names, make_command<Timeline>};

}  // namespace quaestor
