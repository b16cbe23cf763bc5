// Other programs that finish what we write (pandoc, Chromium), where they are installed.
//
//   if (auto pandoc = find_program({"pandoc"})) run_program("pandoc", {*pandoc, "-o", out, in});
#pragma once

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

// The first of the names that can be run from $PATH, as a whole path.
std::optional<std::string> find_program(std::initializer_list<std::string_view> names);
// Runs argv[0] without a shell, its output out of sight, and waits. Throws Error unsupported,
// naming `what`, with the last line it wrote when it fails, cannot start or takes longer than
// `seconds`.
void run_program(std::string_view what, const std::vector<std::string>& argv, int seconds = 180);

// An empty folder of its own, gone with all in it when the object is.
class TemporaryFolder {
 public:
  TemporaryFolder();  // throws Error unwritable
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace quaestor
