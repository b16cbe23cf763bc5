// Runs the program as a user does, without a shell.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "quaestor/graph/store.h"
#include "queries/sample.h"

namespace quaestor::program {

namespace fs = std::filesystem;

// A sanitizer's library must come first in a program, and finds what MPI's libraries leave at their
// end.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
#else
inline constexpr bool kSanitized = false;
#endif

// A folder that goes away with the test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "quaestor-cli-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code ignored;
    fs::permissions(path_, fs::perms::owner_all, ignored);
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const fs::path& path() const { return path_; }
  std::string at(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return at(name);
  }

 private:
  fs::path path_;
};

inline std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct Result {
  int code = -1;  // 128 + signal when killed
  std::string out;
  std::string err;
};

inline pid_t start(const std::vector<std::string>& arguments, const std::string& in,
                   const std::string& out, const std::string& err, const fs::path& folder) {
  const pid_t child = fork();
  if (child != 0) return child;
  const auto redirect = [](const std::string& name, int flags, int to) {
    const int file = open(name.c_str(), flags, 0600);
    if (file < 0 || dup2(file, to) < 0) _exit(126);
  };
  redirect(in, O_RDONLY, STDIN_FILENO);
  redirect(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
  redirect(err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  if (chdir(folder.c_str()) != 0) _exit(126);
  unsetenv("QUAESTOR_GRAPH");
  unsetenv("COLUMNS");
  std::vector<char*> argv = {const_cast<char*>("quaestor")};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  execv(QUAESTOR_BINARY, argv.data());
  _exit(127);
}

inline int finish(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// In `folder` as the current folder; `input` is standard input.
inline Result run(const Folder& folder, const std::vector<std::string>& arguments,
                  const std::string& input = "") {
  const Folder streams;
  streams.write("in", input);
  Result result;
  result.code = finish(
      start(arguments, streams.at("in"), streams.at("out"), streams.at("err"), folder.path()));
  result.out = read(streams.at("out"));
  result.err = read(streams.at("err"));
  return result;
}

inline std::string save_sample(const Folder& folder, const std::string& name = "sample.quaestor") {
  StoreWriter writer(folder.at(name), StoreWriter::Mode::replace);
  for (const Bundle& bundle : sample::bundles()) writer.add(bundle);
  writer.commit();
  return folder.at(name);
}

// Exit 2, nothing on standard output, one line "quaestor: ..." that contains `text`.
inline bool fails_clearly(const Result& result, const std::string& text) {
  return result.code == 2 && result.out.empty() && result.err.starts_with("quaestor: ") &&
         result.err.find('\n') == result.err.size() - 1 &&
         result.err.find(text) != std::string::npos;
}

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace quaestor::program
