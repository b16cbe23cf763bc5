#include "command.h"
#include "filters.h"
#include "output.h"

namespace quaestor {

namespace {

class People : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("name", name_, "only this person")->type_name("NAME");
    app.add_option("--at", at_, "at this company or organization")->type_name("NAME");
    app.add_option("--title", title_, "whose title has these words")->type_name("TEXT");
    app.add_option("--since", since_, "from this date on")->type_name("DATE");
    app.add_option("--until", until_, "up to this date, inclusive")->type_name("DATE");
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::people;
    const Graph& graph = loaded.graph;
    const Gazetteer& names = *loaded.gazetteer;
    if (!name_.empty()) query.subject = resolve(graph, names, name_, {Kind::person});
    if (!at_.empty()) query.object = resolve(graph, names, at_);
    query.text = title_;
    query.since = date_option("--since", since_);
    query.until = date_option("--until", until_);
    return output_.answer(loaded.graph, query);
  }

 private:
  std::string name_, at_, title_, since_, until_;
  Output output_;
};

}  // namespace

const CommandEntry kPeople = {"people", "who leads what, with titles",
                              "quaestor people\n"
                              "quaestor people --at Microsoft\n"
                              "quaestor people --title president --evidence",
                              Needs::graph_and_names, make_command<People>};

}  // namespace quaestor
