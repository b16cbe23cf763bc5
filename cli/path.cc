#include "command.h"
#include "output.h"

namespace quaestor {

namespace {

class Path : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("from", from_, "one end")->required();
    app.add_option("to", to_, "the other end")->required();
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::path;
    query.subject = resolve(loaded.graph, *loaded.gazetteer, from_);
    query.object = resolve(loaded.graph, *loaded.gazetteer, to_);
    return output_.answer(loaded.graph, query);
  }

 private:
  std::string from_, to_;
  Output output_;
};

}  // namespace

const CommandEntry kPath = {"path", "the shortest connection between two things",
                            "quaestor path Microsoft France\n"
                            "quaestor path evroc GDPR --evidence",
                            Needs::graph_and_names, make_command<Path>};

}  // namespace quaestor
