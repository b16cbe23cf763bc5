#include "command.h"
#include "filters.h"
#include "output.h"

namespace quaestor {

namespace {

// An id of a fact, or the start of its hash, as 'sources' takes it.
bool looks_like_fact(const std::string& text) {
  const auto hash = [](std::string_view id) {
    return id.size() >= 4 && id.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
           id.find_first_of("0123456789") != std::string_view::npos;
  };
  return text.starts_with("fact/") || text.starts_with("investment/") || hash(text);
}

class Sources : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("what", what_,
                   "a fact's id or the start of its hash (--ids lists them), or a name")
        ->type_name("NAME");
    app.add_option("--outlet", outlet_, "articles of outlets whose name has this")
        ->type_name("TEXT");
    app.add_option("--language", language_, "articles in en, fr, nl or de")->type_name("CODE");
    app.add_option("--since", since_, "articles from this date on")->type_name("DATE");
    app.add_option("--until", until_, "articles up to this date, inclusive")->type_name("DATE");
    output_.declare(app);
  }

  int run(const Loaded& loaded) override {
    Query query;
    query.since = date_option("--since", since_);
    query.until = date_option("--until", until_);
    query.outlet = outlet_;
    query.language = language_;
    if (what_.empty()) {
      query.scan = Scan::articles;
    } else if (looks_like_fact(what_)) {
      query.scan = Scan::evidence;
      query.fact = what_;
    } else {
      query.scan = Scan::quotes;
      query.subject = resolve(loaded.graph, *loaded.gazetteer, what_);
    }
    return output_.answer(loaded.graph, query);
  }

 private:
  std::string what_, outlet_, language_, since_, until_;
  Output output_;
};

}  // namespace

const CommandEntry kSources = {"sources", "articles read, what they say about a thing, or a fact",
                               "quaestor sources --since 2024\n"
                               "quaestor sources Microsoft\n"
                               "quaestor sources 4f1c20 --format json",
                               Needs::graph_and_names, make_command<Sources>};

}  // namespace quaestor
