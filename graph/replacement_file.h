// A file that takes another's place whole or not at all: a hidden temporary beside the target,
// synced and renamed. Place in the flow: under the store's files only.
//
//   ReplacementFile next("/data/news.quaestor");  write_to(next.path());  next.put_in_place();
//
// While it lives it holds an flock on the temporary; a temporary without one was left by a killed
// process and is swept away by the next writer of the same target.
#pragma once

#include <filesystem>
#include <string>

namespace quaestor {

class ReplacementFile {
 public:
  // Creates the empty temporary, so that a folder that cannot be written is found before the work
  // starts. It gets the permissions of what is at the target. Throws Error unwritable.
  explicit ReplacementFile(std::filesystem::path target);
  ~ReplacementFile();  // removes the temporary unless it was put in place
  ReplacementFile(const ReplacementFile&) = delete;
  ReplacementFile& operator=(const ReplacementFile&) = delete;

  const std::filesystem::path& path() const { return path_; }
  // Syncs the temporary, renames it over the target, syncs the folder. Throws Error unwritable.
  void put_in_place();

 private:
  [[noreturn]] void fail(int error) const;
  void create();
  void sweep_left_overs() const;

  std::filesystem::path target_;
  std::filesystem::path path_;
  int descriptor_ = -1;
};

}  // namespace quaestor
