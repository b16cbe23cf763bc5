#include "command.h"
#include "output.h"

namespace quaestor {

namespace {

class Show : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("name", name_, "a name, another name of it, or an id")
        ->required()
        ->type_name("NAME");
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::card;
    query.subject = resolve(loaded.graph, *loaded.gazetteer, name_);
    return output_.answer(loaded.graph, query);
  }

 private:
  std::string name_;
  Output output_;
};

}  // namespace

const CommandEntry kShow = {"show", "everything about one thing",
                            "quaestor show Microsoft\n"
                            "quaestor show company/microsoft --evidence",
                            Needs::graph_and_names, make_command<Show>};

}  // namespace quaestor
