#include <fmt/format.h>

#include "command.h"
#include "output.h"
#include "quaestor/graph/open.h"
#include "quaestor/graph/store.h"

namespace quaestor {

namespace {

class Check : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_flag("--quiet,-q", quiet_, "nothing when all is well");
  }

  int run(const Loaded& loaded) override {
    std::size_t wrong = 0;
    const auto tell = [&](const std::string& article, const std::string& what) {
      ++wrong;
      write_standard_output(fmt::format("{}\t{}\n", article, what));
    };
    const std::size_t articles = check_store(loaded.graph_path, tell);
    if (const std::string graph = check_graph(loaded.graph_path); !graph.empty()) {
      tell("", graph + "; it is made anew when it is next needed");
    }
    if (wrong > 0) {
      say(fmt::format("{}: {} thing(s) wrong in {} articles; build it anew from its articles",
                      loaded.graph_path.string(), wrong, articles));
      return kFailed;
    }
    if (!quiet_) {
      say(fmt::format("{}: all well in {} articles{}", loaded.graph_path.string(), articles,
                      store_info(loaded.graph_path).unfinished
                          ? "; its last build was cut off, and the same command goes on from there"
                          : ""));
    }
    return kFound;
  }

 private:
  bool quiet_ = false;
};

}  // namespace

const CommandEntry kCheck = {"check", "verifies every promise of a graph's file",
                             "quaestor check --graph news.quaestor\n"
                             "quaestor check --quiet --graph news.quaestor || echo damaged",
                             Needs::graph_path, make_command<Check>};

}  // namespace quaestor
