#include <cstdlib>

#include "command.h"
#include "output.h"
#include "quaestor/facts/table.h"
#include "settings.h"

namespace quaestor {

namespace {

class Config : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("-g,--graph", graph_, "the graph, as other commands take it")->type_name("FILE");
    output_.declare(app);
  }

  int run(const Loaded&) override {
    Table table;
    table.columns = {{"setting"}, {"value"}, {"from"}};
    for (const Setting& setting : Settings().all(graph_)) {
      table.rows.push_back({{setting.name, setting.value, setting.origin}, {}});
    }
    const char* data = std::getenv("QUAESTOR_DATA");
    table.rows.push_back({{"data", data_dir().string(),
                           data != nullptr && *data != '\0' ? "$QUAESTOR_DATA" : "default"},
                          {}});
    return output_.print(table, Graph());
  }

 private:
  std::string graph_;
  Output output_;
};

}  // namespace

const CommandEntry kConfig = {"config", "settings, and where each comes from",
                              "quaestor config\n"
                              "quaestor config --format json",
                              Needs::nothing, make_command<Config>};

}  // namespace quaestor
