// The learned choices: weights' file, scores, and what explain shows of them.
#include "ranking.h"

#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "extract/tables.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"

using namespace quaestor;
namespace fs = std::filesystem;

namespace {
fs::path written(const std::string& rows) {
  const fs::path file = fs::temp_directory_path() / "quaestor_ranking_test.tsv";
  std::ofstream(file, std::ios::binary) << "# weights\n" << rows;
  return file;
}
}  // namespace

TEST_CASE("a score is the sum of the weights of its features") {
  const Ranking ranking(written(
      "investor\tcost\t3\t0\t0\t1.5\ninvestor\trole\t1\t2\t0\t-0.25\nthreshold\t\t\t\t\t0.45\n"));
  CHECK(ranking.threshold() == doctest::Approx(0.45));
  Features features(Stage::investor);
  features.add(Feature::cost, 3);
  features.add(Feature::role, 1, 2);
  features.add(Feature::main, 1);  // not in the file
  CHECK(ranking.score(features.keys()) == doctest::Approx(1.25));
  Features other(Stage::target);  // the same feature of another stage is another feature
  other.add(Feature::cost, 3);
  CHECK(ranking.score(other.keys()) == 0);
}

TEST_CASE("keys made together are those made one by one, and keep their place at another stage") {
  std::array<FeatureKey, 5> keys{};
  for (const std::string_view word : {"", "a", "construction", "größte"}) {
    word_keys(Stage::status, Feature::phrase, word, "two", 8, keys);
    for (unsigned i = 0; i < keys.size(); ++i)
      CHECK(keys[i] == word_key(Stage::status, Feature::phrase, word, "two", 8 + i));
  }
  Features first(Stage::investor);
  Features second(Stage::keep);
  for (Features* f : {&first, &second}) {
    f->add(Feature::cost, 3, 70);
    f->add_word(Feature::phrase, "word", "", 2);
  }
  Features moved(Stage::keep);
  moved.add_all(first.keys());
  CHECK(moved.keys() == second.keys());
}

TEST_CASE("rows written are the rows read, however many") {
  Ranking ranking;
  for (unsigned i = 0; i < 3000; ++i)
    ranking.set(feature_key(Stage::place, Feature::steps, i % 60, i / 60, 1), 0.5);
  ranking.set_threshold(0.5);
  std::string text;
  for (const std::string& row : ranking.rows()) text += row + "\n";
  CHECK(Ranking(written(text)).rows() == ranking.rows());
  CHECK(ranking.rows().size() == 3001);
}

TEST_CASE("floors of candidates are kept with the weights; without one anything goes on") {
  Ranking ranking;
  CHECK(ranking.floor(7) < -1e6);
  ranking.set_floor(7, -2.125);
  std::string text;
  for (const std::string& row : ranking.rows()) text += row + "\n";
  CHECK(Ranking(written(text)).floor(7) == doctest::Approx(-2.125));
  CHECK(Ranking(written(text)).floor(8) < -1e6);
}

TEST_CASE("a bad row of weights is named with its line") {
  for (const char* row :
       {"floor\t\t64\t\t\t1\n", "investor\tcost\t3\t0\t0\tmuch\n", "nobody\tcost\t3\t0\t0\t1\n",
        "investor\tcolour\t3\t0\t0\t1\n", "investor\tcost\tx\t0\t0\t1\n"}) {
    CAPTURE(row);
    bool thrown = false;
    try {
      Ranking ranking(written(row));
    } catch (const Error& e) {
      thrown = true;
      CHECK(e.kind() == ErrorKind::bad_format);
      CHECK(std::string(e.what()).find(":2") != std::string::npos);
    }
    CHECK(thrown);
  }
}

TEST_CASE("explain tells who was weighed for what") {
  const Article article =
      testing::paragraph("en", "Siemens will invest 2 billion euros in a factory in Spain.");
  const std::string told = testing::extractor().explain(article);
  CHECK(told.find("investor  Siemens") != std::string::npos);
  CHECK(told.find("place     Spain") != std::string::npos);
  CHECK(told.find("keep") != std::string::npos);
}
