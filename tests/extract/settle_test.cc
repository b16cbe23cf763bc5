// Boosted trees, and facts settled over an article.
#include "settle.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>

#include "quaestor/facts/error.h"
#include "settle_relations.h"

using namespace quaestor;
namespace fs = std::filesystem;

namespace {
const std::vector<std::string_view> kNames = {"warm", "wet"};

Forest forest_of(const std::string& rows) {
  const fs::path file = fs::temp_directory_path() / "quaestor_forest_test.tsv";
  {
    std::ofstream out(file, std::ios::binary);
    out << "# what\n# columns: tree node sign threshold left right\n# source: test\n"
           "# licence: CC0-1.0\n"
        << rows;
  }
  struct Remove {
    const fs::path& file;
    ~Remove() { fs::remove(file); }
  } remove{file};
  return Forest(file, kNames);
}

// An article of two sentences about two companies and two states.
struct Scene {
  Article article;
  Analysis analysis;
  AmountMention amount;
  Readings readings;

  Scene() {
    analysis.article = &article;
    analysis.language = "en";
    analysis.sentences.resize(2);
    analysis.sentence_mentions = {0, 0, 0};
    add(Kind::company, "company/a", "");
    add(Kind::company, "company/b", "");
    add(Kind::country, "country/FR", "FR");
    add(Kind::country, "country/ES", "ES");
    amount.amount.value = 5e6;
  }
  void add(Kind kind, const std::string& id, const std::string& country) {
    ArticleEntity entity;
    entity.entity.kind = kind;
    entity.entity.id = id;
    entity.entity.name = id;
    entity.country = country;
    analysis.entities.push_back(entity);
  }
  // An event read in one or two ways, the first one the likeliest.
  void event(std::size_t sentence, const AmountMention* money,
             const std::vector<std::tuple<std::uint32_t, std::uint32_t, double>>& ways) {
    EventReadings event;
    event.sentence = sentence;
    event.amount = money;
    for (const auto& [investor, place, p] : ways) {
      Reading reading;
      reading.chosen = event.readings.empty();
      reading.draft.investors = {investor};
      reading.draft.places = {place};
      reading.draft.amount = money;
      reading.draft.status = Status::completed;
      reading.draft.sentence = sentence;
      reading.draft.confidence = p;
      event.readings.push_back(reading);
    }
    readings.events.push_back(event);
  }
  std::vector<FactDraft> settled(const Forest& forest, double least = 0.25) const {
    return settle(analysis, Topics(analysis), readings, forest, least);
  }
};

// Yes where `sign` is above the line.
Forest by(Sign sign, float line) {
  Forest forest;
  forest.add_tree({{static_cast<std::int32_t>(sign), line, 1, 2}, {-1, -3, 0, 0}, {-1, 3, 0, 0}});
  return forest;
}
}  // namespace

TEST_CASE("a forest adds up its trees") {
  const Forest forest = forest_of(
      "threshold\t\t\t0.4\t\t\nthreshold\t\train\t0.2\t\t\n"
      "0\t0\twarm\t20\t1\t2\n0\t1\tleaf\t-1\t\t\n0\t2\tleaf\t1\t\t\n"
      "1\t0\twet\t0.5\t1\t2\n1\t1\tleaf\t0\t\t\n1\t2\tleaf\t-1\t\t\n");
  CHECK(forest.probability(std::vector<float>{20, 0}) == doctest::Approx(1 / (1 + std::exp(1.0))));
  CHECK(forest.probability(std::vector<float>{21, 1}) == doctest::Approx(0.5));
  CHECK(forest.threshold() == doctest::Approx(0.4));
  CHECK(forest.threshold("rain") == doctest::Approx(0.2));
  CHECK(forest.rows(kNames).size() == 8);
}

TEST_CASE("trees walked side by side give what each gives alone, and so do rows") {
  // The larger trees have more leaves than rows side by side can hold.
  for (const unsigned most : {6U, 16U, 40U}) {
    std::mt19937 random(3);
    Forest forest;
    std::vector<std::vector<Forest::Node>> trees;
    for (int t = 0; t < 21; ++t) {  // children behind their parent
      std::vector<Forest::Node> tree(1 + 2 * (random() % most));
      for (Forest::Node& node : tree) node.threshold = static_cast<float>(random() % 100) / 16;
      for (std::uint32_t i = 0, next = 1; next < tree.size(); ++i, next += 2) {
        tree[i].sign = static_cast<std::int32_t>(random() % 3);
        tree[i].left = next;
        tree[i].right = next + 1;
      }
      trees.push_back(tree);
      forest.add_tree(tree);
    }
    std::vector<std::vector<float>> rows(203, std::vector<float>(3));
    std::vector<double> wanted;
    for (std::vector<float>& row : rows) {
      for (float& value : row) value = static_cast<float>(random() % 100) / 16;
      double sum = 0;
      for (const auto& tree : trees) {
        std::uint32_t at = 0;
        while (tree[at].sign >= 0)
          at = row[static_cast<std::size_t>(tree[at].sign)] <= tree[at].threshold ? tree[at].left
                                                                                  : tree[at].right;
        sum += tree[at].threshold;
      }
      wanted.push_back(1 / (1 + std::exp(-sum)));
      CHECK(forest.probability(row) == wanted.back());
    }
    const std::vector<Forest::Row> all(rows.begin(), rows.end());
    for (const std::size_t count : {0U, 1U, 2U, 3U, 8U, 9U, 12U, 203U}) {
      const auto some = forest.probabilities(std::span(all).first(count));
      CHECK(std::equal(some.begin(), some.end(), wanted.begin(),
                       wanted.begin() + static_cast<std::ptrdiff_t>(count)));
    }
  }
}

TEST_CASE("a forest that leads nowhere is told with its line") {
  const auto told = [](const std::string& rows) -> std::string {
    try {
      forest_of(rows);
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  CHECK(told("0\t0\tcold\t1\t1\t2\n").find(":5: unknown name cold") != std::string::npos);
  CHECK(told("0\t0\twarm\tx\t1\t2\n").find(":5: x is no number") != std::string::npos);
  CHECK(told("0\t0\twarm\t1\t1\t2\n0\t1\tleaf\t1\t\t\n").find("leads from node 0 to 1 and 2") !=
        std::string::npos);
  CHECK(told("0\t0\twarm\t1\t0\t0\n").find("leads from node 0 to 0 and 0") != std::string::npos);
}

TEST_CASE("without trees each event tells its likeliest reading, if that is likely enough") {
  Scene scene;
  scene.event(0, nullptr, {{0, 2, 0.6}, {1, 2, 0.5}});
  scene.event(1, nullptr, {{1, 3, 0.2}});
  const std::vector<FactDraft> told = scene.settled({});
  REQUIRE(told.size() == 1);
  CHECK(told[0].investors == std::vector<std::uint32_t>{0});
  CHECK(told[0].confidence == doctest::Approx(0.6));
}

TEST_CASE("a pair told twice holds where one told once does not") {
  Scene scene;
  scene.event(0, nullptr, {{0, 2, 0.5}, {1, 2, 0.4}});
  scene.event(1, nullptr, {{0, 3, 0.5}, {1, 2, 0.4}});
  const std::vector<FactDraft> told = scene.settled(by(Sign::events, 1.5F));
  REQUIRE(told.size() == 1);
  CHECK(told[0].investors == std::vector<std::uint32_t>{1});
  CHECK(told[0].places == std::vector<std::uint32_t>{2});
}

TEST_CASE("money is told once") {
  Scene scene;
  scene.event(0, &scene.amount, {{0, 2, 0.5}, {1, 3, 0.4}});
  const std::vector<FactDraft> told = scene.settled(by(Sign::best, 0.3F));
  REQUIRE(told.size() == 2);
  CHECK(std::count_if(told.begin(), told.end(),
                      [](const FactDraft& d) { return d.amount != nullptr; }) == 1);
  CHECK(told[0].amount != nullptr);
  CHECK(told[0].investors == std::vector<std::uint32_t>{0});
}

TEST_CASE("a relation of two is one, whichever is named first; another one beats it") {
  Scene scene;
  std::vector<RelationCandidate> candidates(3);
  for (RelationCandidate& c : candidates) {
    c.draft.relation = Relation::partners_with;
    c.draft.subject = 0;
    c.draft.object = 1;
    c.probability = 0.6;
  }
  std::swap(candidates[1].draft.subject, candidates[1].draft.object);
  candidates[2].draft.relation = Relation::competes_with;
  candidates[2].probability = 0.7;
  const auto found = weigh_relations(scene.analysis, Topics(scene.analysis), candidates, Forest());
  REQUIRE(found.size() == 2);
  CHECK(found[0].candidates.size() == 2);
  const auto sign = [&](std::size_t i, RelationSign s) {
    return found[i].signs[static_cast<std::size_t>(s)];
  };
  CHECK(sign(0, RelationSign::other_relation) == doctest::Approx(0.7));
  CHECK(sign(1, RelationSign::other_relation) == doctest::Approx(0.6));
  CHECK(sign(0, RelationSign::partner) == 1);
  CHECK(sign(0, RelationSign::rival) == 0);
}
