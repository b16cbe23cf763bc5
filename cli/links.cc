// operations, partners, rivals: one kind of relation each, with headings of its own.
#include "command.h"
#include "filters.h"
#include "output.h"

namespace quaestor {

namespace {

class Links : public Command {
 public:
  explicit Links(Relation relation) : relation_(relation) {}

  void declare(CLI::App& app) override {
    app.add_option("name", name_, "only those of this company")->type_name("NAME");
    app.add_option("--since", since_, "from this date on")->type_name("DATE");
    app.add_option("--until", until_, "up to this date, inclusive")->type_name("DATE");
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::relations;
    query.relations = {relation_};
    if (!name_.empty()) query.subject = resolve(loaded.graph, *loaded.gazetteer, name_);
    query.since = date_option("--since", since_);
    query.until = date_option("--until", until_);
    refine(loaded, query);
    return output_.answer(loaded.graph, query);
  }

 protected:
  virtual void refine(const Loaded&, Query&) {}
  Output output_;

 private:
  Relation relation_;
  std::string name_, since_, until_;
};

class Partners : public Links {
 public:
  Partners() : Links(Relation::partners_with) {}
};

class Rivals : public Links {
 public:
  Rivals() : Links(Relation::competes_with) {}
};

class Operations : public Links {
 public:
  Operations() : Links(Relation::operates_in) {}

  void declare(CLI::App& app) override {
    Links::declare(app);
    app.add_option("--in", in_, "in this country, bloc or place")->type_name("NAME");
    app.add_flag("--seats", seats_, "seats instead of operations");
  }

 protected:
  void refine(const Loaded& loaded, Query& query) override {
    if (seats_) query.relations = {Relation::headquartered_in};
    if (in_.empty()) return;
    query.object =
        resolve(loaded.graph, *loaded.gazetteer, in_, {Kind::country, Kind::bloc, Kind::place});
  }

 private:
  std::string in_;
  bool seats_ = false;
};

}  // namespace

const CommandEntry kOperations = {"operations", "which company is at work where",
                                  "quaestor operations --in France\n"
                                  "quaestor operations Microsoft\n"
                                  "quaestor operations --in Europe --seats",
                                  Needs::graph_and_names, make_command<Operations>};

const CommandEntry kPartners = {"partners", "who works together with whom",
                                "quaestor partners\n"
                                "quaestor partners Microsoft --evidence",
                                Needs::graph_and_names, make_command<Partners>};

const CommandEntry kRivals = {"rivals", "who competes with whom",
                              "quaestor rivals\n"
                              "quaestor rivals evroc --evidence",
                              Needs::graph_and_names, make_command<Rivals>};

}  // namespace quaestor
