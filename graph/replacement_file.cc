#include "replacement_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>

#include "quaestor/facts/error.h"

namespace quaestor {
namespace {

std::filesystem::path folder_of(const std::filesystem::path& file) {
  return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

std::string left_over_prefix(const std::filesystem::path& target) {
  return fmt::format(".{}.tmp-", target.filename().string());
}

}  // namespace

ReplacementFile::ReplacementFile(std::filesystem::path target) : target_(std::move(target)) {
  std::error_code ignored;
  if (std::filesystem::is_directory(target_, ignored)) fail(EISDIR);
  sweep_left_overs();
  create();
}

ReplacementFile::~ReplacementFile() {
  if (descriptor_ < 0) return;
  ::unlink(path_.c_str());
  ::close(descriptor_);
}

// Somebody who sweeps may find the file before it is locked and unlink it: then another one is
// made.
void ReplacementFile::create() {
  static std::atomic<unsigned> serial{0};
  struct stat made {};
  do {
    if (descriptor_ >= 0) ::close(descriptor_);
    path_ = folder_of(target_) /
            fmt::format("{}{}-{}", left_over_prefix(target_), ::getpid(), serial++);
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ < 0 && errno != EEXIST) fail(errno);
    if (descriptor_ >= 0) ::flock(descriptor_, LOCK_EX);  // a sweeper holds it for a moment only
  } while (descriptor_ < 0 || (::fstat(descriptor_, &made) == 0 && made.st_nlink == 0));
  struct stat replaced {};
  if (::stat(target_.c_str(), &replaced) == 0) {
    const bool kept = ::fchown(descriptor_, replaced.st_uid, replaced.st_gid) == 0;
    // Somebody else's file: what only its owner might do is not passed on to us.
    ::fchmod(descriptor_, replaced.st_mode & (kept ? 0777 : 0666));
  }
}

void ReplacementFile::sweep_left_overs() const {
  const std::string prefix = left_over_prefix(target_);
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder_of(target_), error), end; !error && it != end;
       it.increment(error)) {
    if (!it->path().filename().string().starts_with(prefix)) continue;
    const int found = ::open(it->path().c_str(), O_RDONLY | O_CLOEXEC);
    if (found < 0) continue;
    if (::flock(found, LOCK_EX | LOCK_NB) == 0) ::unlink(it->path().c_str());
    ::close(found);
  }
}

void ReplacementFile::put_in_place() {
  if (::fsync(descriptor_) != 0) fail(errno);
  if (::rename(path_.c_str(), target_.c_str()) != 0) fail(errno);
  ::close(descriptor_);
  descriptor_ = -1;
  const int folder = ::open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) fail(errno);
  const int synced = ::fsync(folder);
  const int error = errno;
  ::close(folder);
  // Some file systems cannot sync folders and say so; there the rename is as durable as it gets.
  if (synced != 0 && error != EINVAL && error != ENOTSUP) fail(error);
}

void ReplacementFile::fail(int error) const {
  throw Error(ErrorKind::unwritable, target_.string(),
              "cannot be written: " + std::generic_category().message(error));
}

}  // namespace quaestor
