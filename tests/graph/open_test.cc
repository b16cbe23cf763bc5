#include "quaestor/graph/open.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <thread>

#include "graph/graph_dump.h"
#include "graph/random_bundles.h"
#include "graph_check.h"
#include "graph_data.h"
#include "quaestor/facts/error.h"
#include "quaestor/graph/store.h"
#include "steps.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;
using testing::dump;
using testing::dump_columns;
using testing::Random;
using testing::random_bundles;

// A fresh folder with a store in it, and a cache folder of its own; gone at the end.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "open_test_XXXXXX").string();
    path_ = ::mkdtemp(name.data());
    ::setenv("XDG_CACHE_HOME", (path_ / "cache").c_str(), 1);
  }
  ~Folder() {
    ::unsetenv("XDG_CACHE_HOME");
    fs::remove_all(path_);
  }
  fs::path store() const { return path_ / "s.quaestor"; }
  fs::path kept() const { return path_ / "s.quaestor-graph"; }
  fs::path cache() const { return path_ / "cache"; }
  void put(const std::vector<Bundle>& bundles) const {
    StoreWriter writer(store(), StoreWriter::Mode::replace);
    for (const Bundle& bundle : bundles) writer.add(bundle);
    writer.commit();
  }

 private:
  fs::path path_;
};

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void put_bytes(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string all_of(const Graph& graph) { return dump(graph) + dump_columns(graph); }

TEST_CASE("law: the mapped graph is the computed one, by every accessor") {
  CHECK(rc::check([](std::uint64_t seed) {
    const Folder folder;
    const std::vector<Bundle> bundles = random_bundles(seed, 30);
    folder.put(bundles);
    const std::string expected = all_of(build_graph(bundles));
    RC_ASSERT(all_of(open_graph(folder.store()).graph) == expected);  // makes the file
    RC_ASSERT(fs::exists(folder.kept()));
    RC_ASSERT(all_of(open_graph(folder.store()).graph) == expected);  // maps it
    RC_ASSERT(check_graph(folder.store()).empty());
  }));
}

TEST_CASE("law: columns of nodes and facts are their fields") {
  for (std::uint64_t seed = 1; seed < 30; ++seed) {
    const Graph g = build_graph(random_bundles(seed, 25));
    for (NodeIndex n = 0; n < g.nodes().size(); ++n) {
      const Node& node = g.nodes()[n];
      CHECK(g.id(n) == node.entity.id);
      CHECK(g.name(n) == node.entity.name);
      CHECK(g.kind(n) == node.entity.kind);
      CHECK(g.fact_of(n) == node.fact);
    }
    for (std::uint32_t f = 0; f < g.facts().size(); ++f) {
      const Fact& fact = g.facts()[f];
      const Outline o = g.outline(f);
      CHECK(o.relation == fact.relation);
      CHECK(o.form == fact.form);
      CHECK(o.status == fact.status);
      CHECK(o.date == fact.date);
      CHECK(o.qualifier.has_value() == fact.amount.has_value());
      if (fact.amount) {
        CHECK(Amount{o.value, o.value_max, std::string(o.currency), *o.qualifier,
                     fact.amount->text} == *fact.amount);
      }
      std::vector<std::pair<Part, std::string>> expected, found;
      const auto add = [&](Part part, const Entity& e) { expected.emplace_back(part, e.id); };
      for (const Entity& e : fact.investors) add(Part::investor, e);
      for (const Entity& e : fact.destinations) add(Part::destination, e);
      for (const Entity& e : fact.places) add(Part::place, e);
      if (fact.target) add(Part::target, *fact.target);
      if (fact.subject) add(Part::subject, *fact.subject);
      if (fact.object) add(Part::object, *fact.object);
      for (const Argument a : g.arguments(f)) {
        found.emplace_back(a.part(), g.nodes()[a.node()].entity.id);
      }
      CHECK((found == expected));
    }
  }
}

TEST_CASE("the same set gives the same bytes, and a kept graph is not written again") {
  const Folder folder;
  std::vector<Bundle> bundles = random_bundles(5, 30);
  folder.put(bundles);
  open_graph(folder.store());
  const std::string first = bytes_of(folder.kept());
  const auto time = fs::last_write_time(folder.kept());
  open_graph(folder.store());
  CHECK(fs::last_write_time(folder.kept()) == time);
  fs::remove(folder.kept());
  std::reverse(bundles.begin(), bundles.end());
  folder.put(bundles);
  open_graph(folder.store());
  CHECK((bytes_of(folder.kept()) == first));
}

TEST_CASE("a stale graph is noticed") {
  const Folder folder;
  for (std::uint64_t seed = 1; seed < 10; ++seed) {
    const std::vector<Bundle> bundles = random_bundles(seed, 10);
    folder.put(bundles);
    CHECK((dump(open_graph(folder.store()).graph) == dump(build_graph(bundles))));
  }
}

TEST_CASE("a graph made by other code is made anew") {
  const Folder folder;
  const std::vector<Bundle> bundles = random_bundles(2, 20);
  folder.put(bundles);
  open_graph(folder.store());
  const std::string ours = bytes_of(folder.kept());
  std::string others = ours;
  ImageHeader header;
  std::copy_n(others.begin(), sizeof(header), reinterpret_cast<char*>(&header));
  header.code = {'o', 'l', 'd', 'e', 'r'};
  const auto* bytes = reinterpret_cast<const char*>(&header);
  header.sum = checksum({bytes, offsetof(ImageHeader, sum)});
  std::copy_n(bytes, sizeof(header), others.begin());
  put_bytes(folder.kept(), others);
  CHECK(check_graph(folder.store()).empty());  // sound, but not used
  CHECK((dump(open_graph(folder.store()).graph) == dump(build_graph(bundles))));
  CHECK((bytes_of(folder.kept()) == ours));
}

TEST_CASE("a damaged graph is noticed wherever the damage is, and made anew") {
  const Folder folder;
  const std::vector<Bundle> bundles = random_bundles(7, 20);
  folder.put(bundles);
  const std::string expected = dump(open_graph(folder.store()).graph);
  const std::string good = bytes_of(folder.kept());
  const Image image = Image::map(folder.kept());
  std::vector<std::size_t> places;  // bytes that mean something: not the gaps between sections
  for (std::size_t at = 0; at < sizeof(ImageHeader); at += 11) places.push_back(at);
  for (const SectionPlace& section : image.header().sections) {
    for (std::size_t at = 0; at < section.size; at += 1 + section.size / 8) {
      places.push_back(section.offset + at);
    }
  }
  for (const std::size_t at : places) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x20);
    put_bytes(folder.kept(), bad);
    CAPTURE(at);
    CHECK_FALSE(check_graph(folder.store()).empty());
    CHECK((dump(open_graph(folder.store()).graph) == expected));
    CHECK((bytes_of(folder.kept()) == good));
  }
  for (std::size_t length = 0; length < good.size(); length += 1 + good.size() / 40) {
    put_bytes(folder.kept(), good.substr(0, length));
    CHECK((dump(open_graph(folder.store()).graph) == expected));
  }
}

TEST_CASE("a damaged store is told as ever when its graph has to be made") {
  const Folder folder;
  folder.put(random_bundles(3, 20));
  std::string bytes = bytes_of(folder.store());
  put_bytes(folder.store(), bytes.substr(0, bytes.size() - 4096));
  CHECK_THROWS_AS(open_graph(folder.store()), Error);
  CHECK_FALSE(fs::exists(folder.kept()));
  put_bytes(folder.store(), bytes);
  open_graph(folder.store());
  put_bytes(folder.store(), bytes.substr(0, bytes.size() - 4096));
  CHECK_THROWS_AS(open_graph(folder.store()), Error);  // also with a graph kept beside it
  put_bytes(folder.store(), "not a store");
  CHECK_THROWS_AS(open_graph(folder.store()), Error);
}

TEST_CASE("a graph that cannot be kept beside its store is kept in the cache, or in memory") {
  const Folder folder;
  const std::vector<Bundle> bundles = random_bundles(11, 20);
  folder.put(bundles);
  const std::string expected = dump(build_graph(bundles));
  fs::create_directories(folder.kept());  // in the way of the file
  OpenedGraph opened = open_graph(folder.store());
  CHECK(opened.note.find("is kept in") != std::string::npos);
  CHECK((dump(opened.graph) == expected));
  CHECK(std::distance(fs::directory_iterator(folder.cache() / "quaestor"), {}) == 1);
  opened = open_graph(folder.store());
  CHECK(opened.note.empty());
  CHECK((dump(opened.graph) == expected));
  fs::remove_all(folder.cache());
  put_bytes(folder.cache(), "a file in the way");
  opened = open_graph(folder.store());
  CHECK(opened.note.find("at each opening") != std::string::npos);
  CHECK((dump(opened.graph) == expected));
}

TEST_CASE("two processes and more open a store at once while it changes") {
  const Folder folder;
  const std::vector<Bundle> bundles[] = {random_bundles(1, 40), random_bundles(2, 40)};
  const std::string expected[] = {dump(build_graph(bundles[0])), dump(build_graph(bundles[1]))};
  folder.put(bundles[0]);
  std::vector<pid_t> children;
  for (int i = 0; i < 4; ++i) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      bool right = true;
      try {
        for (int round = 0; round < 12; ++round) {
          const std::string found = dump(open_graph(folder.store()).graph);
          right = right && (found == expected[0] || found == expected[1]);
        }
      } catch (const std::exception& error) {
        MESSAGE(error.what());
        right = false;
      }
      ::_exit(right ? 0 : 1);
    }
    children.push_back(child);
  }
  for (int round = 0; round < 10; ++round) folder.put(bundles[(round + 1) % 2]);
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
  }
  CHECK((dump(open_graph(folder.store()).graph) == expected[0]));
  CHECK((dump(open_graph(folder.store()).graph) == expected[0]));
}

TEST_CASE("threads may look at one graph at once; an item stays where it is") {
  const Graph g = build_graph(random_bundles(9, 60));
  const std::string expected = dump(build_graph(random_bundles(9, 60)));
  const Graph copy = g;
  std::vector<std::string> found(4);
  std::vector<std::thread> threads;
  for (std::string& text : found) threads.emplace_back([&text, &copy] { text = dump(copy); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& text : found) CHECK((text == expected));
  CHECK(&g.facts()[0] == &copy.facts()[0]);
  CHECK(&g.nodes().front() == &*g.nodes().begin());
}

// Puts the sums of an image right after its bytes were changed.
void sum_again(std::string& bytes) {
  ImageHeader header;
  std::copy_n(bytes.begin(), sizeof(header), reinterpret_cast<char*>(&header));
  for (SectionPlace& place : header.sections) {
    place.sum = checksum(std::string_view(bytes).substr(place.offset, place.size));
  }
  const auto* start = reinterpret_cast<const char*>(&header);
  header.sum = checksum({start, offsetof(ImageHeader, sum)});
  std::copy_n(start, sizeof(header), bytes.begin());
}

TEST_CASE("an image with the right sums and wrong bytes throws or works, and never more") {
  std::string good;
  write_graph(read_articles(random_bundles(4, 12)), "a state", into_memory(good));
  Random random(1);
  int refused = 0;
  int opened = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string bad = good;
    for (std::size_t i = 1 + random.below(3); i > 0; --i) {
      const std::size_t at = sizeof(ImageHeader) + random.below(bad.size() - sizeof(ImageHeader));
      bad[at] = static_cast<char>(random.chance(50) ? random.below(256) : bad[at] ^ 1);
    }
    sum_again(bad);
    try {
      const Graph graph = GraphOpener::open(Image::own(bad));
      check_whole(graph);
      all_of(graph);
      ++opened;
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::bad_format);
      ++refused;
    }
  }
  CHECK(refused > 0);
  CHECK(opened > 0);
}

}  // namespace
}  // namespace quaestor
