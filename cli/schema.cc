#include "command.h"
#include "output.h"

namespace quaestor {

namespace {

class Schema : public Command {
 public:
  void declare(CLI::App& app) override { output_.declare(app); }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::vocabulary;
    return output_.answer(loaded.graph, query);
  }

 private:
  Output output_;
};

}  // namespace

const CommandEntry kSchema = {"schema", "kinds of things and relations, with counts and examples",
                              "quaestor schema\n"
                              "quaestor schema --format markdown",
                              Needs::graph, make_command<Schema>};

}  // namespace quaestor
