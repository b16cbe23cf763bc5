// One writer of a store at a time. Place in the flow: held by StoreWriter from its first to its
// last moment.
//
//   StoreLock lock("/data/news.quaestor", on_wait);
//
// The lock is an flock on a hidden file beside the store (SQLite's own locks come and go with each
// transaction, and the store itself may be replaced), so a writer that dies lets go of it. Readers
// never look at it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace quaestor {

class StoreLock {
 public:
  // When another process has it: without `on_wait` throws Error unwritable that names the process;
  // with it, calls it once with the process's number and waits. Throws Error unwritable when the
  // folder cannot be written.
  StoreLock(const std::filesystem::path& store, const std::function<void(long)>& on_wait);
  ~StoreLock();
  StoreLock(const StoreLock&) = delete;
  StoreLock& operator=(const StoreLock&) = delete;

 private:
  bool take(bool wait);
  long holder() const;

  std::filesystem::path store_;
  std::filesystem::path path_;
  int descriptor_ = -1;
};

}  // namespace quaestor
