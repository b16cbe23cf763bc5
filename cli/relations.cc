#include <fmt/format.h>

#include "command.h"
#include "filters.h"
#include "output.h"
#include "quaestor/facts/error.h"

namespace quaestor {

namespace {

std::string relation_names() {
  std::string text;
  for (int i = 1; i < kRelations; ++i) {
    text += fmt::format("{}{}", i == 1 ? "" : ", ", to_string(static_cast<Relation>(i)));
  }
  return text;
}

class Relations : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("--relation", relations_, relation_names() + " (several with commas)")
        ->type_name("RELATION")
        ->allow_extra_args(false)
        ->delimiter(',');
    app.add_option("--subject", subject_, "who operates, is owned, is bound, leads ...")
        ->type_name("NAME");
    app.add_option("--object", object_, "the country, parent, law, company ...")->type_name("NAME");
    app.add_option("--of", either_, "either of both")->type_name("NAME");
    app.add_option("--since", since_, "from this date on")->type_name("DATE");
    app.add_option("--until", until_, "up to this date, inclusive")->type_name("DATE");
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::relations;
    for (const std::string& name : relations_) {
      const std::optional<Relation> relation = parse_relation(name);
      if (!relation || *relation == Relation::investment) {
        throw Error(ErrorKind::usage, "--relation " + name,
                    "is not known; use one of " + relation_names());
      }
      query.relations.push_back(*relation);
    }
    const auto term = [&](const std::string& name) {
      return name.empty() ? Term() : resolve(loaded.graph, *loaded.gazetteer, name);
    };
    query.subject = term(subject_);
    query.object = term(object_);
    query.either = term(either_);
    query.since = date_option("--since", since_);
    query.until = date_option("--until", until_);
    return output_.answer(loaded.graph, query);
  }

 private:
  Output output_;
  std::vector<std::string> relations_;
  std::string subject_, object_, either_, since_, until_;
};

}  // namespace

const CommandEntry kRelationFacts = {
    "relations", "seats, operations, units, partners, rivals, laws, people",
    "quaestor relations --relation subject_to --subject \"Alibaba Cloud\"\n"
    "quaestor relations --relation headquartered_in --object France\n"
    "quaestor relations --of Microsoft",
    Needs::graph_and_names, make_command<Relations>};

}  // namespace quaestor
