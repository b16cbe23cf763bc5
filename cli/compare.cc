#include "command.h"
#include "filters.h"
#include "output.h"

namespace quaestor {

namespace {

class Compare : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("one", one_, "a company, country or other thing")->required();
    app.add_option("other", other_, "what to set beside it")->required();
    app.add_option("--in", in_, "only investments that go to this country, bloc or place")
        ->type_name("NAME");
    app.add_option("--since", since_, "only investments from this date on")->type_name("DATE");
    app.add_option("--until", until_, "only investments up to this date, inclusive")
        ->type_name("DATE");
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::comparison;
    query.subject = resolve(loaded.graph, *loaded.gazetteer, one_);
    query.object = resolve(loaded.graph, *loaded.gazetteer, other_);
    if (!in_.empty()) {
      query.in =
          resolve(loaded.graph, *loaded.gazetteer, in_, {Kind::country, Kind::bloc, Kind::place});
    }
    query.since = date_option("--since", since_);
    query.until = date_option("--until", until_);
    return output_.answer(loaded.graph, query);
  }

 private:
  std::string one_, other_, in_, since_, until_;
  Output output_;
};

}  // namespace

const CommandEntry kCompare = {"compare", "two things side by side",
                               "quaestor compare Microsoft Amazon\n"
                               "quaestor compare Microsoft Amazon --in Europe --since 2024\n"
                               "quaestor compare France Germany --evidence",
                               Needs::graph_and_names, make_command<Compare>};

}  // namespace quaestor
