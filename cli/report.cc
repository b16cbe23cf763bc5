#include "quaestor/render/report.h"

#include <fmt/format.h>
#include <unistd.h>

#include "command.h"
#include "filters.h"
#include "output.h"
#include "quaestor/facts/error.h"
#include "quaestor/render/texts.h"

namespace quaestor {

namespace {

class ReportCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("-o,--output", output_,
                   fmt::format("file to write; its ending tells the form: {}", kReportEndings))
        ->type_name("FILE")
        ->required();
    app.add_option("--for", for_,
                   "only what is about these things, a section for each; or a section for each "
                   "country, company or regulation")
        ->type_name("[country|company|regulation] NAME...");
    app.add_option("--title", options_.title, "heading")->type_name("TEXT");
    app.add_option("--author", options_.author, "who answers for it")->type_name("TEXT");
    app.add_option("--date", options_.date, "date under the title (default: of the latest article)")
        ->type_name("DATE");
    app.add_option("--language", options_.language, fmt::format("of all texts: {}", kTextLanguages))
        ->type_name("LANGUAGE");
    app.add_option("--top", options_.top, "rows of a long table; 0 for all")->type_name("N");
    filters_.declare(app);
    app.remove_option(app.get_option("--convert"));  // sums are in euro
  }

  int run(const Loaded& loaded) override {
    resolve_things(loaded);
    if (filters_.any()) {
      Query query;
      filters_.apply(loaded.graph, *loaded.gazetteer, query);
      options_.facts = select_facts(loaded.graph, query);
      if (options_.facts.empty()) return nothing();
    }
    if (loaded.graph.facts().empty()) return nothing();
    const bool terminal = isatty(STDERR_FILENO) != 0;
    if (terminal) {
      options_.progress = [](std::string_view what) {
        std::fprintf(stderr, "\r\033[Kquaestor: %.*s", static_cast<int>(what.size()), what.data());
        std::fflush(stderr);
      };
    }
    write_report(loaded.graph, output_, options_);
    if (terminal) std::fputs("\r\033[K", stderr);
    say(fmt::format("written to {}", output_));
    return kFound;
  }

 private:
  static int nothing() {
    say("nothing to report; try fewer filters");
    return kNothing;
  }

  // "--for country" asks for each country; "--for country Georgia" says which Georgia is meant.
  void resolve_things(const Loaded& loaded) {
    Kinds kinds;
    std::size_t first = 0;
    if (!for_.empty()) {
      const std::optional<Kind> kind = parse_kind(for_.front());
      if (kind == Kind::country || kind == Kind::company || kind == Kind::regulation) {
        kinds = {*kind};
        first = 1;
      }
    }
    if (first == 1 && for_.size() == 1) options_.each = kinds.front();
    for (std::size_t i = first; i < for_.size(); ++i) {
      const Term term = resolve(loaded.graph, *loaded.gazetteer, for_[i], kinds);
      if (loaded.graph.find_id(term.id) == kNone) {
        throw Error(ErrorKind::not_found, for_[i], "no article read says anything about it");
      }
      options_.things.push_back(term.id);
    }
  }

  std::string output_;
  std::vector<std::string> for_;
  ReportOptions options_;
  Filters filters_;
};

}  // namespace

const CommandEntry kReport = {
    "report", "prose, tables and pictures with notes, for readers",
    "quaestor report -o report.html\n"
    "quaestor report --for France Germany --language fr -o rapport.md\n"
    "quaestor report --for company --since 2024 -o companies.tex\n"
    "quaestor report --in Europe --title \"Money for Europe\" -o europe.html",
    Needs::graph_and_names, make_command<ReportCommand>};

}  // namespace quaestor
