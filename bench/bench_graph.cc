// Stores and graphs: opening, merging articles into a graph, answering, exporting; by number of
// articles.
#include <filesystem>
#include <map>

#include "corpus.h"
#include "quaestor/extract/extractor.h"
#include "quaestor/facts/table.h"
#include "quaestor/graph/store.h"
#include "quaestor/queries/ask.h"
#include "quaestor/render/export.h"

namespace {

using namespace quaestor;
namespace fs = std::filesystem;

// Bundles of the first `count` generated articles; extracted once.
std::span<const Bundle> bundles(std::size_t count) {
  static const std::vector<Bundle> kAll = [] {
    const Extractor extractor(data_dir());
    std::vector<Bundle> all;
    for (const Article& article : bench::articles(4, 2000))
      all.push_back(extractor.extract(article));
    return all;
  }();
  return std::span(kAll).first(count);
}

// A store of that many articles; written once, gone at the end of the program.
const fs::path& store(std::size_t count) {
  struct Stores {
    std::map<std::size_t, fs::path> paths;
    ~Stores() {
      for (const auto& [ignored, path] : paths) fs::remove(path);
    }
  };
  static Stores stores;
  fs::path& path = stores.paths[count];
  if (path.empty()) {
    path = fs::temp_directory_path() / ("bench_graph_" + std::to_string(count) + ".quaestor");
    StoreWriter writer(path, StoreWriter::Mode::replace);
    for (const Bundle& bundle : bundles(count)) writer.add(bundle);
    writer.commit();
  }
  return path;
}

std::size_t articles(const benchmark::State& state) {
  return static_cast<std::size_t>(state.range(0));
}

void write_store(benchmark::State& state) {
  const fs::path path = fs::temp_directory_path() / "bench_graph_write.quaestor";
  bundles(articles(state));
  for (auto _ : state) {
    StoreWriter writer(path, StoreWriter::Mode::replace);
    for (const Bundle& bundle : bundles(articles(state))) writer.add(bundle);
    writer.commit();
  }
  fs::remove(path);
}
BENCHMARK(write_store)->Arg(200)->Arg(2000)->Unit(benchmark::kMillisecond);

void read_store_bundles(benchmark::State& state) {
  const fs::path& path = store(articles(state));
  for (auto _ : state) benchmark::DoNotOptimize(read_store(path));
}
BENCHMARK(read_store_bundles)->Arg(200)->Arg(2000)->Unit(benchmark::kMillisecond);

void merge_into_graph(benchmark::State& state) {
  const auto all = bundles(articles(state));
  for (auto _ : state) benchmark::DoNotOptimize(build_graph(all));
}
BENCHMARK(merge_into_graph)->Arg(200)->Arg(2000)->Unit(benchmark::kMillisecond);

// What `quaestor ask` does after the program has started.
void open_and_answer(benchmark::State& state) {
  const fs::path& path = store(articles(state));
  for (auto _ : state) {
    const Graph graph = build_graph(read_store(path));
    const Gazetteer gazetteer(data_dir());
    const Grammar grammar(data_dir());
    benchmark::DoNotOptimize(
        run(graph, understand(graph, gazetteer, grammar, "who invests in France?").query));
  }
}
BENCHMARK(open_and_answer)->Arg(200)->Arg(2000)->Unit(benchmark::kMillisecond);

void export_facts(benchmark::State& state) {
  const Graph graph = build_graph(bundles(articles(state)));
  for (auto _ : state) benchmark::DoNotOptimize(export_graph(graph, ExportFormat::jsonl));
}
BENCHMARK(export_facts)->Arg(200)->Arg(2000)->Unit(benchmark::kMillisecond);

void answer(benchmark::State& state, const std::string& question) {
  const Graph graph = build_graph(bundles(2000));
  const Gazetteer gazetteer(data_dir());
  const Grammar grammar(data_dir());
  for (auto _ : state) {
    benchmark::DoNotOptimize(run(graph, understand(graph, gazetteer, grammar, question).query));
  }
}
BENCHMARK_CAPTURE(answer, who_invests_where, std::string("who invests where"))
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(answer, one_country, std::string("who invests in France?"))
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(answer, path, std::string("how are France and GDPR connected"))
    ->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
