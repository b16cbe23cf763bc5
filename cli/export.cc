#include <fmt/format.h>

#include "command.h"
#include "output.h"
#include "quaestor/facts/error.h"
#include "quaestor/render/export.h"

namespace quaestor {

namespace {

class Export : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("--format", format_, std::string(kExportFormats))->type_name("FORMAT");
    app.add_option("-o,--output", output_, "file to write, - for standard output")
        ->type_name("FILE");
  }

  int run(const Loaded& loaded) override {
    const std::optional<ExportFormat> format = parse_export_format(format_);
    if (!format) {
      throw Error(ErrorKind::usage, "--format " + format_,
                  fmt::format("is not a format; use one of {}", kExportFormats));
    }
    write_file(output_, export_graph(loaded.graph, *format));
    if (!loaded.graph.facts().empty()) return kFound;
    say("the graph holds no facts");
    return kNothing;
  }

 private:
  std::string format_ = "jsonl";
  std::string output_ = "-";
};

}  // namespace

const CommandEntry kExport = {"export", "the whole graph for other programs",
                              "quaestor export --format jsonl -o facts.jsonl\n"
                              "quaestor export --format dot",
                              Needs::graph, make_command<Export>};

}  // namespace quaestor
