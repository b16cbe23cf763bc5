// Nothing half done: the program is killed at random moments, and its disk fills up at every write
// in turn. Afterwards the store is sound, has lost nothing that it had, and the same command brings
// it to the same end as if nothing had happened.
//
// QUAESTOR_KILLS sets how often a build is killed; the long form is 200, and then the disk of the
// large store fills up at every write, otherwise at every fifth.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <optional>

#include "cli/program.h"
#include "graph/random_bundles.h"
#include "quaestor/facts/text.h"

using namespace quaestor;
using namespace quaestor::program;
using quaestor::testing::Random;

namespace {

constexpr int kKills = 8;
constexpr int kKillsOfLongForm = 200;

int kills() {
  const char* asked = std::getenv("QUAESTOR_KILLS");
  return asked == nullptr ? kKills : std::atoi(asked);
}

std::vector<Bundle> stories(std::size_t count, std::size_t filling) {
  std::vector<Bundle> all;
  for (std::size_t i = 0; i < count; ++i) {
    Bundle bundle;
    const std::string sentence = "Nimbra" + std::to_string(i) + " sits in France.";
    bundle.text = sentence + std::string(filling, '.');
    bundle.article.id = article_id("", bundle.text);
    bundle.article.name = "s" + std::to_string(i) + ".txt";
    Fact fact;
    fact.relation = Relation::headquartered_in;
    fact.subject = quaestor::testing::company("Nimbra" + std::to_string(i));
    fact.object = quaestor::testing::country("FR", "France");
    fact.evidence = {{bundle.article.name, "en", sentence, 0, sentence.size(), bundle.article.id}};
    bundle.facts = {fact};
    all.push_back(bundle);
  }
  return all;
}

void save(const Folder& folder, const std::string& name, const std::vector<Bundle>& bundles) {
  StoreWriter writer(folder.at(name), StoreWriter::Mode::replace);
  for (const Bundle& bundle : bundles) writer.add(bundle);
  writer.commit();
}

std::string problems(const std::string& path) {
  std::string all;
  check_store(path, [&](const std::string& article, const std::string& what) {
    all += article + ": " + what + "\n";
  });
  return all;
}

std::string state(const std::string& path) {
  return fs::exists(path) ? store_state(path) : std::string("none");
}

std::size_t articles_in(const std::string& path) { return store_info(path).articles; }

// Until the child has made something durable; then it is in the middle of its work.
void wait_for_a_batch(const std::string& store, std::size_t had) {
  for (int i = 0; i < 3000 && articles_in(store) == had; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

// A command, and the store that it changes.
struct Job {
  std::vector<std::string> arguments;
  std::string store;
  std::size_t step = 1;  // tries every so many writes
};

// Fills the disk after 0, 1, 2, ... changes, until it is not filled before the work is done.
void fill_the_disk(const Folder& folder, const Job& job) {
  const std::string path = folder.at(job.store);
  const bool existed = fs::exists(path);
  if (existed) fs::copy_file(path, folder.at("before"), fs::copy_options::overwrite_existing);
  const std::string old_state = state(path);
  std::string new_state;
  std::vector<std::pair<std::string, Result>> failed;
  for (std::size_t after = 0; new_state.empty(); after += job.step) {
    REQUIRE(after < 5000);
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) fs::remove(path + ending);
    if (existed) fs::copy_file(folder.at("before"), path);
    setenv("LD_PRELOAD", QUAESTOR_FAILING_DISK, 1);
    setenv("QUAESTOR_FAULT_AFTER", std::to_string(after).c_str(), 1);
    const Result result = run(folder, job.arguments);
    unsetenv("LD_PRELOAD");
    unsetenv("QUAESTOR_FAULT_AFTER");
    CAPTURE(after);
    CAPTURE(result.err);
    if (result.code == 0) {
      new_state = state(path);
      CHECK(problems(path).empty());
      break;
    }
    CHECK(result.code == 2);
    CHECK(contains(result.err, "cannot be "));
    CHECK(result.err.starts_with("quaestor: "));
    const std::string left = state(path);
    if (left != "none") CHECK(problems(path) == "");
    failed.emplace_back(left, result);
    if (after % 7 != 0) continue;
    const Result again = run(folder, job.arguments);  // there is room again
    CAPTURE(again.err);
    CHECK((again.code == 0 || left != old_state));  // a removal may be done already
    if (again.code == 0) failed.emplace_back(state(path), again);
  }
  CHECK(new_state != old_state);
  for (const auto& [left, result] : failed) {
    CAPTURE(result.err);
    CHECK((left == old_state || left == new_state));
  }
  CHECK(failed.size() > 3);  // else this tests nothing
}

}  // namespace

TEST_CASE("a disk that fills up at any write leaves the old store or the new one, and says so") {
  if (kSanitized) return;
  const Folder folder;
  save(folder, "a.quaestor", stories(30, 500));
  save(folder, "b.quaestor", stories(60, 500));
  fill_the_disk(folder, {{"merge", "a.quaestor", "b.quaestor", "-o", "c.quaestor"}, "c.quaestor"});
  fill_the_disk(folder, {{"merge", "a.quaestor", "b.quaestor", "-o", "a.quaestor"}, "a.quaestor"});
  fill_the_disk(folder, {{"remove", "s3.txt", "-g", "b.quaestor"}, "b.quaestor"});
}

TEST_CASE("the same for a large store, which is changed in place") {
  if (kSanitized) return;
  const Folder folder;
  save(folder, "a.quaestor", stories(500, 40'000));
  const std::size_t step = kills() >= kKillsOfLongForm ? 1 : 5;
  fill_the_disk(folder, {{"remove", "s3.txt", "s77.txt", "-g", "a.quaestor"}, "a.quaestor", step});
}

TEST_CASE("a build whose disk fills up keeps whole batches, and goes on when there is room") {
  if (kSanitized) return;
  const Folder folder;
  for (int i = 0; i < 12; ++i) {
    const std::string n = std::to_string(i);
    folder.write("news/" + n + ".txt", "Story " + n + "\n\nNimbra will invest " + n +
                                           "0 million euros in France, it said.\n");
  }
  REQUIRE(run(folder, {"build", "news", "-o", "plain.quaestor"}).code == 0);
  const std::vector<std::string> build = {"build", "news", "-o", "g.quaestor", "--batch", "3"};
  const int step = kills() >= kKillsOfLongForm ? 1 : 9;
  int cut = 0;
  for (int after = 0, code = 2; code != 0; after += step) {
    REQUIRE(after < 1000);
    fs::remove(folder.at("g.quaestor"));
    setenv("LD_PRELOAD", QUAESTOR_FAILING_DISK, 1);
    setenv("QUAESTOR_FAULT_AFTER", std::to_string(after).c_str(), 1);
    const Result result = run(folder, build);
    unsetenv("LD_PRELOAD");
    unsetenv("QUAESTOR_FAULT_AFTER");
    CAPTURE(after);
    CAPTURE(result.err);
    code = result.code;
    if (code != 0) {
      ++cut;
      CHECK(contains(result.err, "cannot be written"));
      if (fs::exists(folder.at("g.quaestor"))) CHECK(problems(folder.at("g.quaestor")) == "");
      REQUIRE(run(folder, build).code == 0);
    }
    CHECK((read(folder.at("g.quaestor")) == read(folder.at("plain.quaestor"))));
  }
  CHECK(cut >= 3);
}

TEST_CASE(
    "a build killed at random moments loses nothing that was durable, and goes on from there") {
  const Folder folder;
  folder.write("old.txt", "Old story\n\nTallow will invest 7 million euros in Spain, it said.\n");
  for (int i = 0; i < 60; ++i) {
    const std::string n = std::to_string(i);
    std::string text = "Story " + n + "\n\n";
    for (int s = 0; s < 20; ++s) text += "Nimbra will invest " + n + "0 million euros in France. ";
    folder.write("news/" + n + ".txt", text + "\n");
  }
  REQUIRE(run(folder, {"build", "old.txt", "-o", "old.quaestor"}).code == 0);
  const auto begin = std::chrono::steady_clock::now();
  REQUIRE(run(folder, {"build", "old.txt", "news", "-o", "plain.quaestor"}).code == 0);
  const std::chrono::duration<double> whole = std::chrono::steady_clock::now() - begin;
  const std::string plain = read(folder.at("plain.quaestor"));
  const std::vector<std::string> build = {"build", "news", "-o", "g.quaestor", "--batch", "4"};
  Random random(static_cast<std::uint64_t>(kills()));
  std::size_t most = 0;
  fs::copy_file(folder.at("old.quaestor"), folder.at("g.quaestor"));
  std::size_t had = 1;
  for (int round = 0; round < kills(); ++round) {
    const pid_t child = start(build, "/dev/null", "/dev/null", "/dev/null", folder.path());
    const double part = static_cast<double>(random.below(1000)) / 1000;
    if (round % 2 == 0) {
      std::this_thread::sleep_for(whole * part);
    } else {
      wait_for_a_batch(folder.at("g.quaestor"), had);
      std::this_thread::sleep_for(whole * part / 5);
    }
    kill(child, SIGKILL);
    finish(child);
    CHECK(problems(folder.at("g.quaestor")) == "");
    const std::size_t has = articles_in(folder.at("g.quaestor"));
    CHECK(has >= had);  // what was durable stays
    most = std::max(most, has);
    had = has;
    if (has < 61 && round % 3 != 2) continue;  // several cuts in one run
    REQUIRE(run(folder, build).code == 0);
    CHECK((read(folder.at("g.quaestor")) == plain));
    fs::copy_file(folder.at("old.quaestor"), folder.at("g.quaestor"),
                  fs::copy_options::overwrite_existing);
    had = 1;
  }
  CHECK(most > 1);  // some were killed in the middle
}
