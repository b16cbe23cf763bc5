#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <optional>

#include "command.h"
#include "filters.h"
#include "output.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"
#include "quaestor/render/embed.h"
#include "quaestor/render/explore.h"
#include "quaestor/render/picture.h"
#include "quaestor/render/texts.h"

namespace quaestor {

namespace fs = std::filesystem;

namespace {

class Render : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("-o,--output", output_,
                   "file to write; its ending tells the form: svg, png, pdf, dot, html, mmd "
                   "(Mermaid), tikz (LaTeX)")
        ->type_name("FILE")
        ->required();
    app.add_option("--style", style_,
                   fmt::format("{} (default: what fits the size and the question)", kPictureStyles))
        ->type_name("STYLE");
    app.add_option("--focus", focus_, "only what is around this thing")->type_name("NAME");
    app.add_option("--depth", options_.depth, "how many facts away from the focus")
        ->check(CLI::Range(1, 10))
        ->type_name("N");
    app.add_option("--top", options_.top,
                   "draw this many investments, largest first; -1 for all (the picture says what "
                   "share it shows)")
        ->type_name("N");
    app.add_option("--dpi", options_.dpi, "dots per inch of a PNG, 20 to 600")
        ->type_name("N")
        ->capture_default_str();
    app.add_flag("--dark", options_.dark, "light on dark");
    app.add_flag("--regulations", options_.regulations,
                 "with laws and whom they bind (columns, network)");
    app.add_option("--title", options_.title, "heading of the picture")->type_name("TEXT");
    app.add_option("--language", options_.language,
                   fmt::format("language of title, legend and notes: {}", kTextLanguages))
        ->type_name("LANGUAGE");
    app.add_flag("--explore", explore_, "html: the network for wandering instead of the columns");
    app.add_flag("--fragment", fragment_, "svg, html: a piece to paste into a page");
    filters_.declare(app);
    app.remove_option(app.get_option("--convert"));  // sums are in euro
  }

  int run(const Loaded& loaded) override {
    if (!style_.empty()) {
      options_.style = parse_picture_style(style_);
      if (!options_.style) {
        throw Error(ErrorKind::usage, "--style " + style_,
                    fmt::format("is not known; use one of {}", kPictureStyles));
      }
    }
    if (!focus_.empty()) {
      options_.focus = resolve(loaded.graph, *loaded.gazetteer, focus_).id;
    }
    if (filters_.any()) {
      Query query;
      filters_.apply(loaded.graph, *loaded.gazetteer, query);
      options_.facts = select_facts(loaded.graph, query);
      if (options_.facts.empty()) return nothing();
    }
    if (loaded.graph.facts().empty()) return nothing();
    if (const std::optional<std::string> piece = make_piece(loaded.graph)) {
      write_file(output_, *piece);
      say(fmt::format("written to {}", output_));
      return kFound;
    }
    const Drawn drawn = render_picture(loaded.graph, output_, options_);
    say(fmt::format("{}: {}; written to {}", to_string(drawn.style), drawn.share, output_));
    return kFound;
  }

 private:
  // Pieces of other documents, and the page for wandering; nothing for a picture of its own.
  std::optional<std::string> make_piece(const Graph& graph) const {
    const std::string ending = to_lower(fs::path(output_).extension().string());
    const bool html = ending == ".html" || ending == ".htm";
    if (explore_ && !html) {
      throw Error(ErrorKind::usage, "--explore", "makes a page; end the output in .html");
    }
    if (fragment_ && !html && ending != ".svg") {
      throw Error(ErrorKind::usage, "--fragment",
                  "is SVG or HTML; end the output in .svg or .html");
    }
    if (explore_) return explore_page(graph, options_);
    if (fragment_) return picture_fragment(graph, options_, html);
    if (ending == ".mmd" || ending == ".mermaid") return picture_mermaid(graph, options_);
    if (ending == ".tikz") return picture_tikz(graph, options_);
    return std::nullopt;
  }

  static int nothing() {
    say("nothing to draw; try fewer filters");
    return kNothing;
  }

  std::string output_, style_, focus_;
  PictureOptions options_;
  bool explore_ = false;
  bool fragment_ = false;
  Filters filters_;
};

}  // namespace

const CommandEntry kRender = {
    "render", "the graph as a picture",
    "quaestor render -o graph.svg\n"
    "quaestor render --in France --since 2024 -o france.png\n"
    "quaestor render --style sankey --language fr -o qui-investit.pdf\n"
    "quaestor render --focus Microsoft --depth 2 --dark -o microsoft.html\n"
    "quaestor render --explore -o network.html\n"
    "quaestor render --in France --top 10 -o france.mmd",
    Needs::graph_and_names, make_command<Render>};

}  // namespace quaestor
