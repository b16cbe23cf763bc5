#include "command.h"
#include "filters.h"
#include "output.h"

namespace quaestor {

namespace {

class Neighbours : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("name", name_, "the thing in the middle")->required()->type_name("NAME");
    app.add_option("--depth", depth_, "how many facts away (default 1)")
        ->check(CLI::Range(1, 20))
        ->type_name("N");
    app.add_option("--kind", kinds_, "only things of these kinds (several with commas)")
        ->type_name("KIND")
        ->allow_extra_args(false)
        ->delimiter(',');
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::neighbours;
    query.subject = resolve(loaded.graph, *loaded.gazetteer, name_);
    query.depth = depth_;
    query.kinds = kinds_option("--kind", kinds_);
    return output_.answer(loaded.graph, query);
  }

 private:
  std::string name_;
  int depth_ = 1;
  std::vector<std::string> kinds_;
  Output output_;
};

}  // namespace

const CommandEntry kNeighbours = {"neighbours", "what is around a thing, level by level",
                                  "quaestor neighbours evroc\n"
                                  "quaestor neighbours Microsoft --depth 2 --kind company,country",
                                  Needs::graph_and_names, make_command<Neighbours>};

}  // namespace quaestor
