// Law: a build is a sum. The store is a set of bundles and the graph a pure function of that set,
// so grouping, order, repeats and removals leave no trace.
#include <doctest/doctest.h>

#include <algorithm>

#include "cli/program.h"
#include "graph/graph_dump.h"
#include "laws/corpus.h"
#include "quaestor/graph/store.h"

using namespace quaestor;
using namespace quaestor::testing;
using program::Folder;

namespace {

// Bundles of seeds/ and of generated articles, some of which share an address or a text.
std::vector<Bundle> mixed_bundles() {
  std::vector<Bundle> bundles = seed_bundles();
  std::vector<Article> made = generated_articles(21, 40, 5);
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (i % 4 == 0) made[i].info.url = "https://example.org/" + std::to_string(i % 12);
    if (i % 4 == 0) made[i].info.id = article_id(made[i].info.url, made[i].text);
    bundles.push_back(extractor().extract(made[i]));
  }
  return bundles;
}

void save(const std::string& path, const std::vector<Bundle>& bundles) {
  StoreWriter writer(path, StoreWriter::Mode::replace);
  for (const Bundle& bundle : bundles) writer.add(bundle);
  writer.commit();
}

struct Whole {
  std::string bytes;
  std::string graph;
};

Whole whole(const Folder& folder, const std::vector<Bundle>& bundles) {
  save(folder.at("whole"), bundles);
  return {program::read(folder.at("whole")), dump(build_graph(bundles))};
}

}  // namespace

TEST_CASE("law: build(A and B) = merge(build A, build B), in any order and grouping") {
  const Folder folder;
  std::vector<Bundle> bundles = mixed_bundles();
  const Whole expected = whole(folder, bundles);
  Random random(4);
  for (int round = 0; round < 6; ++round) {
    random.shuffle(bundles);
    const std::size_t parts = 2 + random.below(4);
    std::vector<std::vector<Bundle>> part(parts);
    for (const Bundle& bundle : bundles) {
      part[random.below(parts)].push_back(bundle);
      if (random.chance(10)) part[random.below(parts)].push_back(bundle);  // twice counts once
    }
    std::vector<std::filesystem::path> stores;
    for (std::size_t i = 0; i < parts; ++i) {
      stores.emplace_back(folder.at("part" + std::to_string(i)));
      save(stores.back(), part[i]);
    }
    while (stores.size() > 1) {  // merge some two in place, until one is left
      random.shuffle(stores);
      const std::filesystem::path last = stores.back();
      stores.pop_back();
      merge_stores({last, stores.back()}, stores.back());
    }
    CHECK((program::read(stores.front()) == expected.bytes));
    CHECK((dump(build_graph(read_store(stores.front()))) == expected.graph));
  }
}

TEST_CASE("law: removing an article is never having read it") {
  const Folder folder;
  const std::vector<Bundle> bundles = mixed_bundles();
  for (std::size_t gone = 0; gone < bundles.size(); gone += 7) {
    CAPTURE(bundles[gone].article.name);
    std::vector<Bundle> rest = bundles;
    rest.erase(rest.begin() + static_cast<long>(gone));
    const Whole expected = whole(folder, rest);
    save(folder.at("store"), bundles);
    StoreWriter writer(folder.at("store"), StoreWriter::Mode::add);
    REQUIRE(writer.remove(bundles[gone].article.id));
    writer.commit();
    CHECK((program::read(folder.at("store")) == expected.bytes));
    CHECK((dump(build_graph(read_store(folder.at("store")))) == expected.graph));
  }
}

TEST_CASE("law: save, open, save is the same bytes, and what is opened is what was saved") {
  const Folder folder;
  std::vector<Bundle> bundles = mixed_bundles();
  save(folder.at("one"), bundles);
  const std::vector<Bundle> opened = read_store(folder.at("one"));
  save(folder.at("two"), opened);
  CHECK((program::read(folder.at("one")) == program::read(folder.at("two"))));
  std::sort(bundles.begin(), bundles.end(),
            [](const Bundle& a, const Bundle& b) { return a.article.id < b.article.id; });
  CHECK((opened == bundles));
}
