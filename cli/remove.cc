#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "command.h"
#include "output.h"
#include "quaestor/facts/error.h"
#include "quaestor/graph/store.h"

namespace quaestor {

namespace {

class Remove : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("articles", articles_, "names of input files, ids or addresses of articles")
        ->required();
  }

  int run(const Loaded& loaded) override {
    std::set<std::string> ids;
    for_each_bundle(loaded.graph_path, [&](const Bundle& bundle) {
      const ArticleInfo& info = bundle.article;
      for (const std::string& asked : articles_) {
        if (asked == info.id || asked == info.name || (asked == info.url && !asked.empty())) {
          ids.insert(info.id);
        }
      }
      return true;
    });
    if (ids.empty()) {
      say("no such article in the graph; give the input's file name, an id or an address");
      return kNothing;
    }
    StoreWriter writer(loaded.graph_path, StoreWriter::Mode::add);
    for (const std::string& id : ids) writer.remove(id);
    const std::size_t left = writer.size();
    writer.commit();
    say(fmt::format("{} removed, {} left in {}", ids.size(), left, loaded.graph_path.string()));
    return kFound;
  }

 private:
  std::vector<std::string> articles_;
};

}  // namespace

const CommandEntry kRemove = {"remove", "takes articles out, as if never read",
                              "quaestor remove yesterday.html --graph news.quaestor",
                              Needs::graph_path, make_command<Remove>};

}  // namespace quaestor
