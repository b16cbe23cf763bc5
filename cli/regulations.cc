#include "command.h"
#include "output.h"

namespace quaestor {

namespace {

class Regulations : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("name", name_, "only this law")->type_name("NAME");
    app.add_option("--binding", bound_, "that bind this company")->type_name("NAME");
    app.add_option("--by", maker_, "made by this country, bloc or organization")->type_name("NAME");
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::regulations;
    const Graph& graph = loaded.graph;
    const Gazetteer& names = *loaded.gazetteer;
    if (!name_.empty()) query.subject = resolve(graph, names, name_, {Kind::regulation});
    if (!bound_.empty()) query.either = resolve(graph, names, bound_);
    if (!maker_.empty()) query.object = resolve(graph, names, maker_);
    return output_.answer(loaded.graph, query);
  }

 private:
  std::string name_, bound_, maker_;
  Output output_;
};

}  // namespace

const CommandEntry kRegulations = {"regulations", "laws, who made them and whom they bind",
                                   "quaestor regulations\n"
                                   "quaestor regulations --binding \"Alibaba Cloud\"\n"
                                   "quaestor regulations --by EU --evidence",
                                   Needs::graph_and_names, make_command<Regulations>};

}  // namespace quaestor
