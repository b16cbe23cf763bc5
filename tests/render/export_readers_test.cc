// Every export format, read by programs that are not ours, from graphs with names that hurt.
#include <doctest/doctest.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "graph/random_bundles.h"
#include "quaestor/facts/text.h"
#include "quaestor/render/export.h"
#include "render/hostile.h"

namespace fs = std::filesystem;

namespace quaestor {

namespace {

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "quaestor-export-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void write_all_formats(const fs::path& folder, const std::vector<Bundle>& bundles) {
  const Graph graph = build_graph(bundles);
  const auto source = [&](const std::function<void(const Bundle&)>& use) {
    for (const Bundle& bundle : bundles) use(bundle);
  };
  for (const std::string_view part : split(kExportFormats, ',')) {
    const std::string name(trim(part));
    const ExportFormat format = *parse_export_format(name);
    const fs::path target = folder / (is_folder(format) ? name : "graph." + name);
    if (is_folder(format)) fs::create_directory(target);
    export_graph({graph, source}, format, [&](std::string_view file, std::string_view bytes) {
      const fs::path path = file.empty() ? target : target / file;
      std::ofstream(path, std::ios::binary | std::ios::app) << bytes;
    });
  }
}

// The Python that sees Debian's packages, or none.
const char* python() {
  for (const char* path : {"/usr/bin/python3", "/usr/local/bin/python3"}) {
    if (fs::exists(path)) return path;
  }
  return nullptr;
}

int check(const fs::path& folder) {
  const std::string command = std::string(python()) +
                              " " QUAESTOR_SOURCE_DIR "/tests/render/check_exports.py '" +
                              folder.string() + "'";
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("other programs read every export, whatever stands in names and quotes") {
  if (python() == nullptr) {
    MESSAGE("skipped: python3 is not installed");
    return;
  }
  for (const std::uint64_t seed : {1, 2, 3}) {
    const Folder folder;
    write_all_formats(folder.path(), hostile::bundles(seed, 12));
    CHECK(check(folder.path()) == 0);
  }
}

TEST_CASE("a graph without anything in it is read, too") {
  if (python() == nullptr) {
    MESSAGE("skipped: python3 is not installed");
    return;
  }
  const Folder folder;
  write_all_formats(folder.path(), {});
  CHECK(check(folder.path()) == 0);
}

}  // namespace quaestor
