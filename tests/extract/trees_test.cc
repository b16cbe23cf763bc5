// Trees made when a rule asks for them against trees made at once.
#include <doctest/doctest.h>

#include <filesystem>

#include "engine.h"
#include "extract/tables.h"
#include "fact_writer.h"
#include "quaestor/articles/reader.h"

using namespace quaestor;
using namespace quaestor::testing;

namespace fs = std::filesystem;

namespace {
std::size_t count_trees(const Analysis& a) {
  return static_cast<std::size_t>(std::count(a.parsed.begin(), a.parsed.end(), true));
}
}  // namespace

TEST_CASE("trees that are made when asked for give the facts of trees made at once") {
  const Engine engine(data_dir());
  const Analyzer& analyzer = engine.analyzer;
  std::size_t asked = 0;
  std::size_t all = 0;
  const fs::path seeds = fs::path(QUAESTOR_SOURCE_DIR) / "seeds";
  for (const InputFile& file : list_inputs({seeds.string()})) {
    for (const Article& article : read_file(file)) {
      CAPTURE(article.info.name);
      const Analysis whole = analyzer.analyze(article);
      Analysis growing = analyzer.analyze(article, Analyzer::Parse::when_asked);
      CHECK(count_trees(growing) == 0);
      const std::vector<Fact> plain =
          FactWriter(whole, analyzer.lexicon()).write_all(engine.drafts(whole));
      const std::vector<Fact> fast =
          FactWriter(growing, analyzer.lexicon())
              .write_all(engine.drafts(growing, Trees(analyzer, growing)));
      CHECK(facts_to_json_array(fast) == facts_to_json_array(plain));
      for (std::size_t s = 0; s < whole.sentences.size(); ++s)
        CHECK((whole.parsed.empty() || whole.parsed[s] || !growing.parsed[s]));
      all += count_trees(whole);
      asked += count_trees(growing);
    }
  }
  CHECK(asked > 0);
  CHECK(asked < all);
}
