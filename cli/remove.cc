#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "command.h"
#include "output.h"
#include "quaestor/facts/date.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"
#include "quaestor/graph/store.h"

namespace quaestor {

namespace {

// Surely before: of dates that are known to different precision only what both tell is compared.
bool is_before(const std::string& date, const std::string& limit) {
  const std::size_t length = std::min(date.size(), limit.size());
  return !date.empty() && date.compare(0, length, limit, 0, length) < 0;
}

class Remove : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("articles", articles_, "names of input files, ids or addresses of articles");
    app.add_option("--outlet", outlet_, "all articles of this outlet")->type_name("NAME");
    app.add_option("--before", before_,
                   "all articles dated before this day, month or year; with --outlet those of it")
        ->type_name("DATE");
  }

  int run(const Loaded& loaded) override {
    if (articles_.empty() && outlet_.empty() && before_.empty()) {
      throw Error(ErrorKind::usage, "remove",
                  "needs articles, --outlet or --before; 'quaestor remove --help' shows how");
    }
    if (!before_.empty()) {
      const std::optional<Date> date = parse_date(before_);
      if (!date || to_string(*date) != before_) {
        throw Error(ErrorKind::usage, "--before " + before_,
                    "is not a date; give it like 2026, 2026-05 or 2026-05-17");
      }
    }
    StoreWriter writer(loaded.graph_path, StoreWriter::Mode::add, [&](long process) {
      say(fmt::format("process {} is writing {}; waiting for it", process,
                      loaded.graph_path.string()));
    });
    std::vector<std::string> ids;
    for_each_article(loaded.graph_path, [&](const ArticleInfo& article) {
      if (is_meant(article)) ids.push_back(article.id);
      return true;
    });
    if (ids.empty()) {
      say("no such article in the graph; an article is named by its input file, id or address");
      return kNothing;
    }
    for (const std::string& id : ids) writer.remove(id);
    const std::size_t left = writer.size();
    writer.commit();
    say(fmt::format("{} removed, {} left in {}", ids.size(), left, loaded.graph_path.string()));
    return kFound;
  }

 private:
  bool is_meant(const ArticleInfo& article) const {
    for (const std::string& asked : articles_) {
      if (asked == article.id || asked == article.name ||
          (asked == article.url && !asked.empty())) {
        return true;
      }
    }
    if (outlet_.empty() && before_.empty()) return false;
    return (outlet_.empty() || fold(outlet_) == fold(article.outlet)) &&
           (before_.empty() || is_before(to_string(article.date), before_));
  }

  std::vector<std::string> articles_;
  std::string outlet_;
  std::string before_;
};

}  // namespace

const CommandEntry kRemove = {"remove", "takes articles out, as if never read",
                              "quaestor remove yesterday.html --graph news.quaestor\n"
                              "quaestor remove --outlet 'The Ledger' --before 2024 "
                              "--graph news.quaestor",
                              Needs::graph_path, make_command<Remove>};

}  // namespace quaestor
