#include "command.h"
#include "filters.h"
#include "output.h"
#include "quaestor/facts/error.h"

namespace quaestor {

namespace {

class Top : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("--by", by_, "money, degree, pagerank, betweenness (default money)")
        ->type_name("MEASURE");
    app.add_option("--kind", kinds_, "only things of these kinds (several with commas)")
        ->type_name("KIND")
        ->allow_extra_args(false)
        ->delimiter(',');
    app.add_option("--convert", convert_, "the currency money is converted to (default EUR)")
        ->type_name("CODE");
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    query.scan = Scan::ranking;
    if (!by_.empty()) {
      const std::optional<Rank> rank = parse_rank(by_);
      if (!rank) {
        throw Error(ErrorKind::usage, "--by " + by_,
                    "is not known; use one of money, degree, pagerank, betweenness");
      }
      query.rank = *rank;
    }
    query.kinds = kinds_option("--kind", kinds_);
    if (!convert_.empty()) query.convert_to = currency_option("--convert", convert_);
    return output_.answer(loaded.graph, query);
  }

 private:
  std::string by_, convert_;
  std::vector<std::string> kinds_;
  Output output_;
};

}  // namespace

const CommandEntry kTop = {"top", "things by money, degree, PageRank or betweenness",
                           "quaestor top\n"
                           "quaestor top --kind company --limit 5\n"
                           "quaestor top --by pagerank\n"
                           "quaestor top --by betweenness --kind company,regulation",
                           Needs::graph, make_command<Top>};

}  // namespace quaestor
