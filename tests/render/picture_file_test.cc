#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "quaestor/facts/error.h"
#include "quaestor/render/picture.h"
#include "render/sample.h"

namespace quaestor {
namespace {

class Folder {
 public:
  Folder()
      : path_(std::filesystem::temp_directory_path() /
              fmt::format("quaestor-render-{}", getpid())) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(const char* name) const { return path_ / name; }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), {}));
  }

 private:
  std::filesystem::path path_;
};

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream out;
  out << file.rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE("the ending tells the form") {
  const Folder folder;
  const Graph graph = sample::make(12).graph();
  for (const auto& [name, start] :
       std::vector<std::pair<const char*, const char*>>{{"a.svg", "<?xml"},
                                                        {"a.png", "\x89PNG"},
                                                        {"a.pdf", "%PDF-"},
                                                        {"a.dot", "digraph quaestor {"},
                                                        {"a.html", "<!DOCTYPE html>"},
                                                        {"B.SVG", "<?xml"}}) {
    render_picture(graph, folder / name);
    CAPTURE(name);
    CHECK(read(folder / name).starts_with(start));
  }
  CHECK(folder.files() == 6);
}

TEST_CASE("identical bytes for identical input") {
  const Folder folder;
  const Graph graph = sample::make(35).graph();
  for (const char* name : {"a.svg", "a.png", "a.pdf", "a.dot", "a.html"}) {
    render_picture(graph, folder / name);
    const std::string first = read(folder / name);
    if (std::string(name) == "a.pdf") usleep(1'100'000);  // a second later, the date would differ
    render_picture(graph, folder / name);
    CAPTURE(name);
    CHECK(read(folder / name) == first);
  }
}

TEST_CASE("dots per inch make the picture larger, within limits") {
  const Folder folder;
  const Graph graph = sample::make(5).graph();
  const auto width = [&](int dpi) {
    render_picture(graph, folder / "a.png", {.dpi = dpi});
    const std::string png = read(folder / "a.png");
    return static_cast<unsigned char>(png[18]) * 256 + static_cast<unsigned char>(png[19]);
  };
  CHECK(width(200) == doctest::Approx(2 * width(100)).epsilon(0.02));
  CHECK_THROWS_AS(width(0), Error);
  CHECK_THROWS_AS(width(100000), Error);
}

TEST_CASE("what cannot be written leaves nothing behind") {
  const Folder folder;
  const Graph graph = sample::make(5).graph();
  const auto kind_of = [&](const std::filesystem::path& path) {
    try {
      render_picture(graph, path);
    } catch (const Error& error) {
      return error.kind();
    }
    return ErrorKind::too_large;  // no error at all
  };
  CHECK(kind_of(folder / "no/such/folder/a.dot") == ErrorKind::unwritable);
  CHECK(kind_of(folder / "a.bmp") == ErrorKind::usage);
  CHECK(kind_of(folder / "plain") == ErrorKind::usage);
  std::filesystem::create_directory(folder / "taken.dot");
  CHECK(kind_of(folder / "taken.dot") == ErrorKind::unwritable);
  CHECK(folder.files() == 1);
}

}  // namespace quaestor
