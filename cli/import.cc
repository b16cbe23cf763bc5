#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "command.h"
#include "output.h"
#include "quaestor/facts/import.h"
#include "quaestor/facts/table.h"
#include "quaestor/graph/store.h"

namespace quaestor {

namespace fs = std::filesystem;

namespace {

std::string read_stream(std::istream& in) {
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string read(const fs::path& path, bool must_exist = true) {
  if (path == "-") return read_stream(std::cin);
  std::error_code ignored;
  if (!fs::exists(path, ignored)) {
    if (!must_exist) return {};
    throw Error(ErrorKind::not_found, path.string(), "no such file or folder");
  }
  std::ifstream in(path, std::ios::binary);
  std::string bytes = read_stream(in);
  if (!in && bytes.empty()) throw Error(ErrorKind::unreadable, path.string(), "cannot be read");
  return bytes;
}

class Import : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("paths", paths_,
                   "exports (bundles, jsonl, json, node-link), CSV with columns source, target and "
                   "relation, or folders of csv-gephi and csv-neo4j; - for standard input")
        ->required();
    app.add_option("-o,--output", output_, "the graph to write (default graph.quaestor)")
        ->type_name("FILE");
    app.add_flag("--add", add_, "keep what is in the graph already");
  }

  int run(const Loaded&) override {
    const Gazetteer gazetteer(data_dir());
    ImportHooks hooks;
    hooks.country_of = [&](std::string_view name) {
      for (const Gazetteer::Match& match : gazetteer.find(name)) {
        if (match.type == Gazetteer::Type::name) return match.id;
      }
      return std::string();
    };
    hooks.on_bad = [&](const Error& error) {
      say(error.what());
      ++failures_;
    };
    StoreWriter writer(output_, add_ ? StoreWriter::Mode::add : StoreWriter::Mode::replace);
    std::size_t facts = 0;
    for (const std::string& path : paths_) {
      for (const Bundle& bundle : bundles_of(path, hooks)) {
        facts += bundle.facts.size();
        writer.add(bundle);
      }
    }
    if (writer.size() == 0) {
      throw Error(ErrorKind::bad_format, "import",
                  fmt::format("nothing could be imported; {} is as it was", output_));
    }
    const std::size_t articles = writer.size();
    writer.commit();
    say(fmt::format("{} article(s), {} fact(s), {} failure(s); written to {}", articles, facts,
                    failures_, output_));
    return kFound;
  }

 private:
  static std::vector<Bundle> bundles_of(const fs::path& path, const ImportHooks& hooks) {
    std::error_code ignored;
    const std::string name = path == "-" ? "stdin" : path.filename().string();
    if (!fs::is_directory(path, ignored)) return import_bytes(read(path), name, hooks);
    return import_tables(read(path / "nodes.csv", false), read(path / "edges.csv"),
                         read(path / "articles.csv", false),
                         name.empty() ? path.parent_path().filename().string() : name, hooks);
  }

  std::vector<std::string> paths_;
  std::string output_ = "graph.quaestor";
  bool add_ = false;
  std::size_t failures_ = 0;
};

}  // namespace

const CommandEntry kImport = {"import", "a graph from exports, CSV or node-link JSON",
                              "quaestor import backup.jsonl -o graph.quaestor\n"
                              "quaestor import deals.csv --add -o graph.quaestor\n"
                              "quaestor import gephi/ -o graph.quaestor",
                              Needs::nothing, make_command<Import>};

}  // namespace quaestor
