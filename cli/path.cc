#include "command.h"
#include "filters.h"
#include "output.h"

namespace quaestor {

namespace {

class Path : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("from", from_, "one end")->required()->type_name("NAME");
    app.add_option("to", to_, "the other end")->required()->type_name("NAME");
    app.add_option("--through", kinds_,
                   "only things of these kinds between the ends (several with commas)")
        ->type_name("KIND")
        ->allow_extra_args(false)
        ->delimiter(',');
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::path;
    query.subject = resolve(loaded.graph, *loaded.gazetteer, from_);
    query.object = resolve(loaded.graph, *loaded.gazetteer, to_);
    query.all_ways = output_.all_rows();
    query.kinds = kinds_option("--through", kinds_);
    return output_.answer(loaded.graph, query);
  }

 private:
  std::string from_, to_;
  std::vector<std::string> kinds_;
  Output output_;
};

}  // namespace

const CommandEntry kPath = {"path", "the shortest connection between two things; all with --all",
                            "quaestor path Microsoft France\n"
                            "quaestor path evroc GDPR --evidence\n"
                            "quaestor path evroc France --all\n"
                            "quaestor path evroc Amazon --through company",
                            Needs::graph_and_names, make_command<Path>};

}  // namespace quaestor
