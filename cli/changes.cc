#include "command.h"
#include "filters.h"
#include "output.h"

namespace quaestor {

namespace {

class Changes : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("since", since_, "articles from this day, month or year on")->required();
    app.add_option("--until", until_, "articles up to this date, inclusive")->type_name("DATE");
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::changes;
    query.since = date_option("since", since_);
    query.until = date_option("--until", until_);
    return output_.answer(loaded.graph, query);
  }

 private:
  std::string since_, until_;
  Output output_;
};

}  // namespace

const CommandEntry kChanges = {"changes", "what is new since a day",
                               "quaestor changes 2026\n"
                               "quaestor changes 2024-05-13 --until 2025 --evidence",
                               Needs::graph, make_command<Changes>};

}  // namespace quaestor
