#include "command.h"
#include "output.h"
#include "quaestor/facts/table.h"
#include "quaestor/queries/sectors.h"

namespace quaestor {

namespace {

class Companies : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("--in", in_, "seated or at work in this country, bloc or place")
        ->type_name("NAME");
    app.add_option("--unit-of", parent_, "units of this company")->type_name("NAME");
    app.add_option("--sector", sector_, "of this sector: energy, technology ...")
        ->type_name("SECTOR");
    app.add_flag("--widest", widest_, "those in most countries first");
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::companies;
    const Graph& graph = loaded.graph;
    const Gazetteer& names = *loaded.gazetteer;
    if (!in_.empty()) {
      query.in = resolve(graph, names, in_, {Kind::country, Kind::bloc, Kind::place});
    }
    if (!parent_.empty()) query.object = resolve(graph, names, parent_, {Kind::company});
    if (!sector_.empty()) query.sector = resolve_sector(data_dir(), sector_);
    query.largest_first = widest_;
    return output_.answer(loaded.graph, query);
  }

 private:
  std::string in_, parent_, sector_;
  bool widest_ = false;
  Output output_;
};

}  // namespace

const CommandEntry kCompanies = {"companies",
                                 "companies, with seat, parent and what is told of each",
                                 "quaestor companies --in France\n"
                                 "quaestor companies --unit-of Amazon\n"
                                 "quaestor companies --widest --limit 5\n"
                                 "quaestor companies --sector technology --limit 10",
                                 Needs::graph_and_names, make_command<Companies>};

}  // namespace quaestor
