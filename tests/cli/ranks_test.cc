// A build by several processes (mpirun) gives the same bytes as one by a single process; a rank
// that dies costs its unfinished articles, and the same command goes on.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "cli/program.h"

using namespace quaestor;
using namespace quaestor::program;

namespace {

// Where it is, or empty.
std::string mpirun_path() {
  const char* const path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (access((folder + "/mpirun").c_str(), X_OK) == 0) return folder + "/mpirun";
  }
  return {};
}

pid_t start_ranks(const Folder& folder, int ranks, const std::vector<std::string>& arguments,
                  const std::string& err) {
  const pid_t child = fork();
  if (child != 0) return child;
  const int nothing = open("/dev/null", O_RDWR);
  const int errors = open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (dup2(nothing, STDIN_FILENO) < 0 || dup2(nothing, STDOUT_FILENO) < 0 ||
      dup2(errors, STDERR_FILENO) < 0 || chdir(folder.path().c_str()) != 0) {
    _exit(126);
  }
  // Not over the network, not bound to cores, however many there are.
  setenv("OMPI_MCA_btl", "self,vader", 1);
  setenv("OMPI_MCA_rmaps_base_oversubscribe", "1", 1);
  setenv("OMPI_MCA_hwloc_base_binding_policy", "none", 1);
  setenv("OMPI_ALLOW_RUN_AS_ROOT", "1", 1);
  setenv("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1", 1);
  setenv("PRTE_MCA_rmaps_default_mapping_policy", ":oversubscribe", 1);
  std::vector<std::string> words = {"mpirun", "-n", std::to_string(ranks), QUAESTOR_BINARY};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  execv(mpirun_path().c_str(), argv.data());
  _exit(127);
}

Result run_ranks(const Folder& folder, int ranks, const std::vector<std::string>& arguments) {
  const Folder streams;
  Result result;
  result.code = finish(start_ranks(folder, ranks, arguments, streams.at("err")));
  result.err = read(streams.at("err"));
  return result;
}

bool can_run(const Folder& folder) {
  if (kSanitized) return false;
  if (!contains(run(folder, {"--version"}).out, "several processes: Boost.MPI")) {
    MESSAGE("skipped: built without Boost.MPI (libboost-mpi-dev)");
    return false;
  }
  if (mpirun_path().empty()) {
    MESSAGE("skipped: no mpirun (openmpi-bin)");
    return false;
  }
  const Result started = run_ranks(folder, 2, {"--version"});
  if (started.code == 0) return true;
  MESSAGE("skipped: mpirun cannot start two processes here: " << started.err);
  return false;
}

// Lines of ours; mpirun adds its own when a rank fails.
std::string own_lines(const std::string& text) {
  std::string own;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("quaestor: ")) own += line + "\n";
  }
  return own;
}

void write_news(const Folder& folder, int articles, int sentences) {
  for (int i = 0; i < articles; ++i) {
    const std::string n = std::to_string(i);
    std::string text = "Story " + n + "\n\n";
    for (int s = 0; s < sentences; ++s) {
      text +=
          "Nimbra" + n + " will invest " + std::to_string(s + 1) + "0 million euros in France. ";
    }
    folder.write("news/" + n + ".txt", text + "\n");
  }
}

// The parts of /proc/PID/stat after the name: state, parent, ...
std::vector<pid_t> children_of(pid_t parent) {
  std::vector<pid_t> children;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    const std::string stat = read(entry.path() / "stat");
    const std::size_t end = stat.rfind(')');
    if (end == std::string::npos) continue;
    std::istringstream rest(stat.substr(end + 1));
    std::string state;
    pid_t its_parent = 0;
    if (rest >> state >> its_parent && its_parent == parent) children.push_back(std::stoi(name));
  }
  std::sort(children.begin(), children.end());
  return children;
}

std::string problems(const std::string& path) {
  std::string all;
  check_store(path, [&](const std::string& article, const std::string& what) {
    all += article + ": " + what + "\n";
  });
  return all;
}

}  // namespace

TEST_CASE("a build by several processes gives the bytes of a build by one") {
  const Folder folder;
  if (!can_run(folder)) return;
  write_news(folder, 40, 6);
  folder.write("news/bad.json", "{\"text\": ");
  folder.write("news/many.jsonl",
               "{\"title\": \"A\", \"text\": \"Tallow will invest 3 million euros in Spain.\"}\n"
               "{\"title\": \"B\", \"text\": \"Tallow sits in Spain.\"}\nnot one\n");
  const std::vector<std::string> rest = {"build", "news", "--report", "failures", "-o"};
  const auto with = [&](const std::string& store) {
    std::vector<std::string> words = rest;
    words.push_back(store);
    return words;
  };
  REQUIRE(run(folder, with("plain.quaestor")).code == 0);
  const std::string plain = read(folder.at("plain.quaestor"));
  const std::string failures = read(folder.at("failures"));
  CHECK(contains(failures, "bad.json"));
  for (const int ranks : {2, 3}) {
    CAPTURE(ranks);
    fs::remove(folder.at("failures"));
    const Result result = run_ranks(folder, ranks, with("ranks.quaestor"));
    CAPTURE(result.err);
    CHECK(result.code == 0);
    CHECK(contains(result.err, "42 articles"));
    CHECK((read(folder.at("ranks.quaestor")) == plain));
    CHECK(read(folder.at("failures")) == failures);
    // Again: all is there.
    CHECK(contains(run_ranks(folder, ranks, with("ranks.quaestor")).err, "42 there already"));
    CHECK((read(folder.at("ranks.quaestor")) == plain));
    fs::remove(folder.at("ranks.quaestor"));
  }
  std::vector<std::string> lanes = with("lanes.quaestor");
  lanes.insert(lanes.end(), {"--jobs", "2"});
  CHECK(run_ranks(folder, 2, lanes).code == 0);
  CHECK((read(folder.at("lanes.quaestor")) == plain));
}

TEST_CASE("what is wrong is told once, by rank 0, and all end") {
  const Folder folder;
  if (!can_run(folder)) return;
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"build", "nothing", "-o", "g.quaestor"},
        std::vector<std::string>{"build", "--no-such-option"}}) {
    const Result result = run_ranks(folder, 2, words);
    CAPTURE(result.err);
    CHECK(result.code == 2);
    const std::string own = own_lines(result.err);
    CHECK(std::count(own.begin(), own.end(), '\n') == 1);
  }
}

TEST_CASE("a rank that dies costs its unfinished articles, and the same command goes on") {
  const Folder folder;
  if (!can_run(folder)) return;
  constexpr std::size_t kArticles = 240;
  write_news(folder, kArticles, 40);
  REQUIRE(run(folder, {"build", "news", "-o", "plain.quaestor"}).code == 0);
  const std::vector<std::string> build = {"build", "news", "-o", "g.quaestor", "--batch", "5"};
  const std::string store = folder.at("g.quaestor");
  for (const std::size_t victim : {1, 0}) {  // in order of start: rank 0 first
    CAPTURE(victim);
    std::size_t had = kArticles;
    for (int tries = 0; had == kArticles && tries < 5; ++tries) {  // else it was done before
      fs::remove(store);
      const pid_t mpirun = start_ranks(folder, 3, build, folder.at("err"));
      for (int i = 0; !fs::exists(store) && i < 30'000; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
      }
      REQUIRE(fs::exists(store));
      const std::vector<pid_t> ranks = children_of(mpirun);
      if (ranks.size() > victim) kill(ranks[victim], SIGKILL);
      const int code = finish(mpirun);
      CHECK(problems(store).empty());
      had = store_info(store).articles;
      CHECK((code != 0 || had == kArticles));
    }
    CHECK(had >= 5);
    CHECK(had < kArticles);
    CHECK(run_ranks(folder, 3, build).code == 0);
    CHECK(problems(store).empty());
    CHECK((read(store) == read(folder.at("plain.quaestor"))));
  }
}
