// Writes a store of made-up investments, its graph as tables for other engines, and made-up
// articles in four languages:
//
//   bench_generate store EDGES FILE.quaestor [SEED]
//   bench_generate tables FILE.quaestor FOLDER
//   bench_generate articles COUNT FILE.jsonl [SEED]
//
// The tables hold exactly what the graph holds, so that every engine is asked about the same.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include <nlohmann/json.hpp>

#include "generated_bundles.h"
#include "laws/generated_articles.h"
#include "quaestor/facts/table.h"
#include "quaestor/graph/open.h"
#include "quaestor/graph/store.h"

namespace {

using namespace quaestor;
namespace fs = std::filesystem;

constexpr std::size_t kSentences = 25;  // about the length of a news article
constexpr std::uint64_t kSeed = 42;

std::vector<Entity> countries() {
  std::vector<Entity> all;
  for (const TableRow& row : read_table(data_dir() / "lexicons" / "countries.tsv", 5)) {
    all.push_back({Kind::country, "country/" + row.cells[0], row.cells[1], {}, ""});
  }
  return all;
}

void write_store(std::size_t edges, const fs::path& path, std::uint64_t seed) {
  StoreWriter writer(path, StoreWriter::Mode::replace);
  bench::generate_bundles(edges, seed, countries(),
                          [&](const Bundle& bundle) { writer.add(bundle); });
  writer.commit();
}

// One comma-separated file a kind of node and a kind of edge.
void write_tables(const fs::path& store, const fs::path& folder) {
  const Graph graph = open_graph(store).graph;
  fs::create_directories(folder);
  std::map<std::string, std::ofstream> files;
  const auto file = [&](const std::string& name, const char* head) -> std::ofstream& {
    std::ofstream& out = files[name];
    if (!out.is_open()) {
      out.open(folder / (name + ".csv"));
      out << head << '\n';
    }
    return out;
  };
  for (NodeIndex n = 0; n < graph.nodes().size(); ++n) {
    const std::string kind(to_string(graph.kind(n)));
    if (graph.kind(n) != Kind::investment) {
      file(kind, "id,name") << n << ",\"" << graph.name(n) << "\"\n";
      continue;
    }
    const Outline fact = graph.outline(graph.fact_of(n));
    file(kind, "id,amount,status,year") << n << ',' << fmt::format("{}", fact.value) << ','
                                        << to_string(*fact.status) << ',' << fact.date.year << '\n';
  }
  for (const Edge& edge : graph.edges()) {
    std::string kind(to_string(edge.kind));
    if (edge.kind == EdgeKind::into) kind += fmt::format("_{}", to_string(graph.kind(edge.target)));
    file(kind, "src,dst") << edge.source << ',' << edge.target << '\n';
  }
}

void write_articles(std::size_t count, const fs::path& path, std::uint64_t seed) {
  testing::ArticleGenerator generator(seed, QUAESTOR_SOURCE_DIR);
  const std::vector<std::string>& languages = testing::ArticleGenerator::languages();
  std::ofstream out(path);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string& language = languages[i % languages.size()];
    const std::string text = generator.text(language, kSentences);
    const std::size_t end_of_title = text.find('\n');
    const nlohmann::json line = {{"title", text.substr(0, end_of_title)},
                                 {"text", text.substr(end_of_title + 2)},
                                 {"url", fmt::format("https://example.org/{}/{}", seed, i)},
                                 {"language", language}};
    out << line.dump() << '\n';
  }
  if (!out.flush()) throw Error(ErrorKind::unwritable, path.string(), "cannot be written");
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  try {
    const std::uint64_t seed = arguments.size() > 3 ? std::stoull(arguments[3]) : kSeed;
    if (arguments.size() >= 3 && arguments[0] == "store") {
      write_store(std::stoul(arguments[1]), arguments[2], seed);
      return 0;
    }
    if (arguments.size() >= 3 && arguments[0] == "articles") {
      write_articles(std::stoul(arguments[1]), arguments[2], seed);
      return 0;
    }
    if (arguments.size() == 3 && arguments[0] == "tables") {
      write_tables(arguments[1], arguments[2]);
      return 0;
    }
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_generate: {}\n", error.what());
    return 2;
  }
  fmt::print(stderr,
             "usage: bench_generate store EDGES FILE.quaestor [SEED] | tables FILE.quaestor "
             "FOLDER | articles COUNT FILE.jsonl [SEED]\n");
  return 2;
}
