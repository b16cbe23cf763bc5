#include "programs.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <thread>

#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"

extern char** environ;

namespace quaestor {

namespace fs = std::filesystem;

namespace {

std::string last_line(const fs::path& file) {
  std::ifstream in(file);
  std::string line;
  std::string last;
  while (std::getline(in, line)) {
    if (!trim(line).empty()) last = trim(line);
  }
  return repair_utf8(last.substr(0, 300));
}

// The child's status; the whole process group is ended when the time is over.
std::optional<int> wait_for(pid_t child, int seconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  while (true) {
    int status = 0;
    const pid_t done = waitpid(child, &status, WNOHANG);
    if (done == child) return status;
    if (done < 0 && errno != EINTR) return std::nullopt;
    if (std::chrono::steady_clock::now() > end) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  kill(-child, SIGKILL);
  waitpid(child, nullptr, 0);
  return std::nullopt;
}

pid_t start(const std::vector<std::string>& argv, const fs::path& log) {
  std::vector<char*> words;
  words.reserve(argv.size() + 1);
  for (const std::string& word : argv) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, log.c_str(), O_WRONLY | O_CREAT, 0600);
  posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  pid_t child = -1;
  const int error =
      posix_spawn(&child, argv.front().c_str(), &files, &attributes, words.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  errno = error;
  return error == 0 ? child : -1;
}

}  // namespace

std::optional<std::string> find_program(std::initializer_list<std::string_view> names) {
  const char* path = std::getenv("PATH");
  const std::string folders = path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin";
  for (const std::string_view name : names) {
    for (const std::string_view folder : split(folders, ':')) {
      if (folder.empty()) continue;
      std::string whole = fmt::format("{}/{}", folder, name);
      if (access(whole.c_str(), X_OK) == 0 && fs::is_regular_file(whole)) return whole;
    }
  }
  return std::nullopt;
}

void run_program(std::string_view what, const std::vector<std::string>& argv, int seconds) {
  const TemporaryFolder folder;
  const fs::path log = folder.path() / "log";
  const pid_t child = start(argv, log);
  if (child < 0) {
    throw Error(ErrorKind::unsupported, std::string(what),
                fmt::format("cannot be started: {}", std::strerror(errno)));
  }
  const std::optional<int> status = wait_for(child, seconds);
  if (!status) {
    throw Error(ErrorKind::unsupported, std::string(what),
                fmt::format("took longer than {} seconds", seconds));
  }
  if (WIFEXITED(*status) && WEXITSTATUS(*status) == 0) return;
  throw Error(ErrorKind::unsupported, std::string(what), "failed: " + last_line(log));
}

TemporaryFolder::TemporaryFolder() {
  std::error_code error;
  fs::path base = fs::temp_directory_path(error);
  if (error) base = ".";
  std::string name = (base / "quaestor-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    throw Error(ErrorKind::unwritable, base.string(),
                fmt::format("no temporary folder can be made: {}", std::strerror(errno)));
  }
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  fs::remove_all(path_, error);
}

}  // namespace quaestor
