// What it costs to change a store of many articles:
//
//   bench_adding ARTICLES FILE.quaestor
//
// writes a store of so many made-up articles (2 kB of text and one fact each), then adds a hundred,
// removes one, checks all, and says how long each took and how much memory.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

#include "graph/random_bundles.h"
#include "quaestor/graph/store.h"

namespace {

using namespace quaestor;

constexpr std::size_t kTextBytes = 2000;
constexpr std::size_t kAdded = 100;

Bundle story(std::size_t number) {
  testing::Random random(number);
  Bundle bundle;
  const std::string sentence = fmt::format("Nimbra{} sits in France.", number);
  bundle.text = sentence;
  while (bundle.text.size() < kTextBytes) {
    bundle.text += fmt::format(" It said {:x}.", random.next());
  }
  const std::string url = fmt::format("https://example.org/{}", number);
  bundle.article = {article_id(url, bundle.text),
                    fmt::format("s{}.txt", number),
                    "A title",
                    {},
                    "en",
                    url,
                    "The Ledger"};
  Fact fact;
  fact.relation = Relation::headquartered_in;
  fact.subject = testing::company(fmt::format("Nimbra{}", number));
  fact.object = testing::country("FR", "France");
  fact.evidence = {{bundle.article.name, "en", sentence, 0, sentence.size(), bundle.article.id}};
  bundle.facts = {fact};
  return bundle;
}

template <class Work>
void timed(const char* what, const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("{:24} {:8.2f} s  {:5} MB at most\n", what, seconds.count(), usage.ru_maxrss / 1024);
}

void measure(std::size_t articles, const std::filesystem::path& path) {
  timed("write in batches", [&] {
    StoreWriter writer(path, StoreWriter::Mode::add);
    for (std::size_t i = 0; i < articles; ++i) {
      writer.add_latest(story(i));
      if (i % 5000 == 4999) writer.commit_batch();
    }
    writer.commit();
  });
  timed("add a hundred", [&] {
    StoreWriter writer(path, StoreWriter::Mode::add);
    for (std::size_t i = 0; i < kAdded; ++i) writer.add_latest(story(articles + i));
    writer.commit();
  });
  timed("remove one", [&] {
    StoreWriter writer(path, StoreWriter::Mode::add);
    writer.remove(story(articles / 2).article.id);
    writer.commit();
  });
  timed("read all", [&] { for_each_bundle(path, [](const Bundle&) { return true; }); });
  timed("check", [&] {
    check_store(path, [](const std::string& article, const std::string& what) {
      fmt::print("{}: {}\n", article, what);
    });
  });
  fmt::print("{} articles, {} MB\n", articles, std::filesystem::file_size(path) >> 20);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: bench_adding ARTICLES FILE.quaestor\n");
    return 2;
  }
  try {
    measure(std::stoul(argv[1]), argv[2]);
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_adding: {}\n", error.what());
    return 2;
  }
  return 0;
}
