// The file is unlinked by whoever lets go of it, so between opening it and locking it another
// process may have taken it away: then the lock is on a file without a name, worth nothing, and is
// tried again.
#include "store_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "quaestor/facts/error.h"

namespace quaestor {
namespace {

constexpr std::size_t kDigits = 24;  // of a process's number, and more

bool is_named(int descriptor, const std::filesystem::path& path) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
         opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

}  // namespace

StoreLock::StoreLock(const std::filesystem::path& store, const std::function<void(long)>& on_wait)
    : store_(store),
      path_(store.parent_path() / fmt::format(".{}.lock", store.filename().string())) {
  if (take(false)) return;
  if (!on_wait) {
    throw Error(ErrorKind::unwritable, store_.string(),
                fmt::format("cannot be written: process {} is writing it; try again when that is "
                            "done",
                            holder()));
  }
  on_wait(holder());
  take(true);
}

StoreLock::~StoreLock() {
  if (descriptor_ < 0) return;
  ::unlink(path_.c_str());
  ::close(descriptor_);
}

// False when another process has it and we are not to wait.
bool StoreLock::take(bool wait) {
  for (;;) {
    const int file = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0) {
      throw Error(ErrorKind::unwritable, store_.string(),
                  "cannot be written: " + std::generic_category().message(errno));
    }
    int locked = 0;
    do {
      locked = ::flock(file, LOCK_EX | (wait ? 0 : LOCK_NB));
    } while (locked != 0 && errno == EINTR);
    if (locked != 0 && errno == EWOULDBLOCK) {
      ::close(file);
      return false;
    }
    // A file system without flock: SQLite's own locks have to do.
    if (locked == 0 && !is_named(file, path_)) {
      ::close(file);
      continue;
    }
    descriptor_ = file;
    const std::string number = fmt::format("{}\n", ::getpid());
    // The number is for messages only; a full disk must not keep anybody from removing articles.
    if (::ftruncate(file, 0) != 0 || ::write(file, number.data(), number.size()) < 0) return true;
    return true;
  }
}

long StoreLock::holder() const {
  const int file = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  std::array<char, kDigits> text{};
  const ssize_t got = ::read(file, text.data(), text.size() - 1);
  ::close(file);
  return got > 0 ? std::strtol(text.data(), nullptr, 10) : 0;
}

}  // namespace quaestor
