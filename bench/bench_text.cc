// From bytes to facts, step by step: bytes a second through reading, tokens, amounts, analysis,
// extraction, and the whole build.
#include <filesystem>

#include "corpus.h"
#include "quaestor/extract/extractor.h"
#include "quaestor/facts/table.h"
#include "quaestor/graph/store.h"
#include "quaestor/language/analysis.h"

namespace {

using namespace quaestor;
using bench::measure;

constexpr std::size_t kArticles = 2000;

const std::vector<Article>& articles() {
  static const std::vector<Article> kAll = bench::articles(1, kArticles);
  return kAll;
}
std::size_t size_of(const Article& article) { return article.text.size(); }

const Analyzer& analyzer() {
  static const Analyzer kAnalyzer(data_dir());
  return kAnalyzer;
}
const Extractor& extractor() {
  static const Extractor kExtractor(data_dir());
  return kExtractor;
}

void load_data(benchmark::State& state) {
  for (auto _ : state) {
    const Extractor loaded(data_dir());
    benchmark::DoNotOptimize(&loaded);
  }
}
BENCHMARK(load_data)->Unit(benchmark::kMillisecond);

void read_text(benchmark::State& state) {
  static const std::vector<bench::Text> kTexts = bench::texts(1, kArticles);
  measure(
      state, kTexts, [](const bench::Text& t) { return t.bytes.size(); },
      [](const bench::Text& t) { benchmark::DoNotOptimize(read_bytes(t.bytes, t.name)); });
}
BENCHMARK(read_text)->Unit(benchmark::kMicrosecond);

void read_html(benchmark::State& state) {
  static const std::vector<bench::Text> kPages = [] {
    std::vector<bench::Text> pages = bench::texts(2, kArticles);
    for (bench::Text& page : pages) {
      std::string body = "<p>" + page.bytes;
      for (std::size_t at = 0; (at = body.find("\n\n", at)) != std::string::npos;)
        body.replace(at, 2, "</p>\n<p>");
      page.bytes =
          "<html><head><title>News</title></head><body><nav><a href=\"/\">Home</a></nav>"
          "<article>" +
          body + "</p></article><footer>Contact</footer></body></html>";
    }
    return pages;
  }();
  measure(
      state, kPages, [](const bench::Text& t) { return t.bytes.size(); },
      [](const bench::Text& t) { benchmark::DoNotOptimize(read_bytes(t.bytes, t.name)); });
}
BENCHMARK(read_html)->Unit(benchmark::kMicrosecond);

void tokens_and_sentences(benchmark::State& state) {
  static const SentenceRules kRules(data_dir());
  measure(state, articles(), size_of,
          [](const Article& a) { benchmark::DoNotOptimize(tokenize(a, kRules)); });
}
BENCHMARK(tokens_and_sentences)->Unit(benchmark::kMicrosecond);

void amounts_only(benchmark::State& state) {
  static const SentenceRules kRules(data_dir());
  static const AmountGrammar kGrammar(data_dir());
  measure(state, articles(), size_of, [](const Article& a) {
    const Tokens tokens = tokenize(a, kRules);
    AmountContext context;
    for (const Sentence& s : tokens.sentences) {
      benchmark::DoNotOptimize(kGrammar.find(a.text, tokens.tokens, s, a.info.language, context));
    }
  });
}
BENCHMARK(amounts_only)->Unit(benchmark::kMicrosecond);

void analysis(benchmark::State& state) {  // names, amounts, dates, tags, trees, references
  analyzer();                             // loaded before the clock runs
  measure(state, articles(), size_of,
          [](const Article& a) { benchmark::DoNotOptimize(analyzer().analyze(a)); });
}
BENCHMARK(analysis)->Unit(benchmark::kMicrosecond);

void extraction(benchmark::State& state) {  // analysis and facts
  extractor();
  measure(state, articles(), size_of,
          [](const Article& a) { benchmark::DoNotOptimize(extractor().extract(a)); });
}
BENCHMARK(extraction)->Unit(benchmark::kMicrosecond);

void extraction_of_seeds(benchmark::State& state) {  // real text, the same again and again
  extractor();
  static const std::vector<Article> kSeeds = [] {
    std::vector<Article> all;
    for (const InputFile& file : list_inputs({QUAESTOR_SOURCE_DIR "/seeds"})) {
      for (Article& article : read_file(file)) all.push_back(std::move(article));
    }
    return all;
  }();
  measure(state, kSeeds, size_of,
          [](const Article& a) { benchmark::DoNotOptimize(extractor().extract(a)); });
}
BENCHMARK(extraction_of_seeds)->Unit(benchmark::kMicrosecond);

void whole_build(benchmark::State& state) {  // bytes to a store on disk, one thread
  extractor();
  static const std::vector<bench::Text> kTexts = bench::texts(3, 200);
  const auto path = std::filesystem::temp_directory_path() / "bench_text.quaestor";
  std::int64_t bytes = 0;
  for (auto _ : state) {
    StoreWriter writer(path, StoreWriter::Mode::replace);
    for (const bench::Text& text : kTexts) {
      for (const Article& article : read_bytes(text.bytes, text.name))
        writer.add(extractor().extract(article));
      bytes += static_cast<std::int64_t>(text.bytes.size());
    }
    writer.commit();
  }
  std::filesystem::remove(path);
  state.SetBytesProcessed(bytes);
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * kTexts.size()));
}
BENCHMARK(whole_build)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
