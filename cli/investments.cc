#include <fmt/format.h>

#include "command.h"
#include "filters.h"
#include "output.h"
#include "quaestor/facts/error.h"

namespace quaestor {

namespace {

class Investments : public Command {
 public:
  void declare(CLI::App& app) override {
    filters_.declare(app);
    app.add_option(
           "--group-by", group_,
           "sums by investor, home (the country of its seat), country, target, form, status, year "
           "(several with commas)")
        ->type_name("FIELD")
        ->allow_extra_args(false)
        ->delimiter(',');
    app.add_flag("--together", together_, "of several investors only");
    app.add_flag("--largest", largest_, "largest first, by converted amounts");
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    filters_.apply(loaded.graph, *loaded.gazetteer, query);
    for (const std::string& name : group_) {
      const std::optional<Field> field = parse_field(name);
      if (!field) {
        throw Error(ErrorKind::usage, "--group-by " + name,
                    "is not known; use one of investor, home, country, target, form, status, year");
      }
      query.group.push_back(*field);
    }
    query.together = together_;
    query.largest_first = largest_;
    return output_.answer(loaded.graph, query);
  }

 private:
  Filters filters_;
  Output output_;
  std::vector<std::string> group_;
  bool together_ = false;
  bool largest_ = false;
};

}  // namespace

const CommandEntry kInvestments = {"investments", "who puts money where, with sums",
                                   "quaestor investments --in France --since 2024\n"
                                   "quaestor investments --by Microsoft --status planned,ongoing\n"
                                   "quaestor investments --group-by investor,country\n"
                                   "quaestor investments --min 2bn --largest --convert USD\n"
                                   "quaestor investments --in France --together\n"
                                   "quaestor investments --from China --in Europe --evidence",
                                   Needs::graph_and_names, make_command<Investments>};

}  // namespace quaestor
