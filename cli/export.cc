#include <fmt/format.h>

#include <filesystem>

#include "command.h"
#include "file_sink.h"
#include "output.h"
#include "quaestor/facts/error.h"
#include "quaestor/graph/store.h"
#include "quaestor/render/export.h"

namespace quaestor {

namespace {

class Export : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("--format", format_, std::string(kExportFormats))->type_name("FORMAT");
    app.add_option("-o,--output", output_,
                   "file to write, - for standard output; csv-neo4j and csv-gephi: a folder")
        ->type_name("FILE");
    app.add_flag("--no-text", no_text_,
                 "merged facts only: json, node-link, csv-* and sqlite without the articles' text "
                 "and what was read in each");
  }

  int run(const Loaded& loaded) override {
    const std::optional<ExportFormat> format = parse_export_format(format_);
    if (!format) {
      throw Error(ErrorKind::usage, "--format " + format_,
                  fmt::format("is not a format; use one of {}", kExportFormats));
    }
    ExportInput input{loaded.graph, {}};
    if (!no_text_ || format == ExportFormat::bundles) {
      input.bundles = [&](const std::function<void(const Bundle&)>& use) {
        for_each_bundle(loaded.graph_path, [&](const Bundle& bundle) {
          use(bundle);
          return true;
        });
      };
    }
    if (is_folder(*format) && output_ == "-") {
      throw Error(ErrorKind::usage, "--format " + format_,
                  "is a folder of files; name it with -o FOLDER");
    }
    FileSink sink(output_, is_folder(*format));
    export_graph(input, *format,
                 [&](std::string_view file, std::string_view bytes) { sink.write(file, bytes); });
    sink.finish();
    if (!loaded.graph.facts().empty()) return kFound;
    say("the graph holds no facts");
    return kNothing;
  }

 private:
  std::string format_ = "jsonl";
  std::string output_ = "-";
  bool no_text_ = false;
};

}  // namespace

const CommandEntry kExport = {"export", "the whole graph for other programs",
                              "quaestor export --format jsonl -o facts.jsonl\n"
                              "quaestor export --format graphml -o graph.graphml\n"
                              "quaestor export --format csv-neo4j -o neo4j/\n"
                              "quaestor export --format bundles | gzip > backup.jsonl.gz",
                              Needs::graph, make_command<Export>};

}  // namespace quaestor
