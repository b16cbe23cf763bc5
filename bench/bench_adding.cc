// What it costs to change a store of many articles:
//
//   bench_adding ARTICLES FILE.quaestor
//
// writes a store of so many made-up articles (2 kB of text and one fact each) if there is none,
// then adds a hundred, removes one, checks all, and says how long each took (on the clock and in
// processor time) and how much memory.
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
constexpr std::size_t kBatch = 5000;

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

rusage usage_now() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage;
}

double processor_seconds(const rusage& usage) {
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

template <class Work>
void timed(const char* what, const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  const double processor = processor_seconds(usage_now());
  work();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  const rusage usage = usage_now();
  fmt::print("{:20} {:8.2f} s on the clock, {:7.2f} s of a processor, {:4} MB at most\n", what,
             seconds.count(), processor_seconds(usage) - processor, usage.ru_maxrss / 1024);
  std::fflush(stdout);
}

void write_store(std::size_t articles, const std::filesystem::path& path) {
  StoreWriter writer(path, StoreWriter::Mode::add);
  for (std::size_t i = 0; i < articles; ++i) {
    writer.add_latest(story(i));
    if (i % kBatch == kBatch - 1) writer.commit_batch();
  }
  writer.commit();
}

void measure(std::size_t articles, const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) {
    timed("write in batches", [&] { write_store(articles, path); });
  }
  articles = store_info(path).articles;
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
