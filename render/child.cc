#include "child.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

struct Pipe {
  int read = -1;
  int write = -1;
};

[[noreturn]] void fail(std::string_view what, std::string_view message) {
  throw Error(ErrorKind::unsupported, "", fmt::format("{} failed: {}", what, message));
}

Pipe open_pipe(std::string_view what) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) fail(what, std::strerror(errno));
  return {ends[0], ends[1]};
}

void write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// In the child: never returns, never runs the parent's destructors or exit handlers.
[[noreturn]] void serve(const std::function<std::string()>& work, Pipe result, Pipe errors,
                        int seconds) {
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  const rlimit time{static_cast<rlim_t>(seconds), static_cast<rlim_t>(seconds)};
  setrlimit(RLIMIT_CPU, &time);
  std::signal(SIGABRT, SIG_DFL);
  std::signal(SIGSEGV, SIG_DFL);
  std::signal(SIGPIPE, SIG_DFL);
  close(result.read);
  close(errors.read);
  dup2(errors.write, STDERR_FILENO);
  int code = 1;
  try {
    write_all(result.write, work());
    code = 0;
  } catch (const std::exception& error) {
    write_all(errors.write, error.what());
  } catch (...) {
    write_all(errors.write, "unknown exception");
  }
  _exit(code);
}

// Reads both pipes to their ends, so the child never waits for us.
void drain(Pipe result, Pipe errors, std::string& bytes, std::string& message) {
  std::array<pollfd, 2> files{{{result.read, POLLIN, 0}, {errors.read, POLLIN, 0}}};
  std::array<std::string*, 2> sinks{&bytes, &message};
  std::array<char, 65536> buffer{};
  int open = 2;
  while (open > 0) {
    if (poll(files.data(), files.size(), -1) < 0 && errno != EINTR) break;
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (files[i].fd < 0 || files[i].revents == 0) continue;
      const ssize_t got = read(files[i].fd, buffer.data(), buffer.size());
      if (got > 0) {
        sinks[i]->append(buffer.data(), static_cast<std::size_t>(got));
      } else if (got == 0 || errno != EINTR) {
        files[i].fd = -1;
        --open;
      }
    }
  }
}

std::string one_line(const std::string& message) {
  std::string out = repair_utf8(message.substr(0, 500));
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return std::string(trim(out));
}

}  // namespace

std::string run_in_child(std::string_view what, const std::function<std::string()>& work,
                         int seconds) {
  const Pipe result = open_pipe(what);
  const Pipe errors = open_pipe(what);
  const pid_t child = fork();
  if (child < 0) {
    const std::string reason = std::strerror(errno);
    for (const int end : {result.read, result.write, errors.read, errors.write}) close(end);
    fail(what, reason);
  }
  if (child == 0) serve(work, result, errors, seconds);
  close(result.write);
  close(errors.write);
  std::string bytes;
  std::string message;
  drain(result, errors, bytes, message);
  close(result.read);
  close(errors.read);
  int state = 0;
  while (waitpid(child, &state, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(state)) {
    const int number = WTERMSIG(state);
    if (number == SIGXCPU || number == SIGKILL)
      fail(what, fmt::format("no end after {} s", seconds));
    fail(what, fmt::format("{} {}", strsignal(number), one_line(message)));
  }
  if (!WIFEXITED(state) || WEXITSTATUS(state) != 0) fail(what, one_line(message));
  return bytes;
}

}  // namespace quaestor
