#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "articles/samples.h"

namespace fs = std::filesystem;
using quaestor::Error;
using quaestor::list_inputs;

namespace {

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("quaestor_inputs_" + std::to_string(getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  void add(const std::string& name) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << samples::kBody;
  }
  std::string at(const std::string& name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

std::vector<std::string> names(const std::vector<quaestor::InputFile>& files) {
  std::vector<std::string> out;
  for (const auto& file : files) out.push_back(file.name);
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("folders are walked, sorted, without annotations, stores and hidden files") {
  const Folder folder;
  for (const char* name : {"b.txt", "a/z.md", "a/z.md.gold.json", "c.quaestor", ".hidden",
                           ".git/x.txt", "a.json.gz"}) {
    folder.add(name);
  }
  CHECK(names(list_inputs({folder.at("")})) == Names{"z.md", "a.json.gz", "b.txt"});
  CHECK(names(list_inputs({folder.at("b.txt"), folder.at(""), folder.at("a/../b.txt")})) ==
        Names{"z.md", "a.json.gz", "b.txt"});
}

TEST_CASE("globs") {
  const Folder folder;
  for (const char* name : {"x1.txt", "x2.txt", "y1.md", "sub/x3.txt", "x9.txt.gold.json"})
    folder.add(name);
  CHECK(names(list_inputs({folder.at("x*")})) == Names{"x1.txt", "x2.txt"});
  CHECK(names(list_inputs({folder.at("?[12].*")})) == Names{"x1.txt", "x2.txt", "y1.md"});
  CHECK(names(list_inputs({folder.at("s*/x*.txt")})) == Names{"x3.txt"});
  CHECK(names(list_inputs({folder.at("s*")})) == Names{"x3.txt"});
  CHECK_THROWS_AS(list_inputs({folder.at("*.pdf")}), Error);
}

TEST_CASE("annotations are never articles, also when a shell's star names them") {
  const Folder folder;
  folder.add("x.txt");
  folder.add("x.txt.gold.json");
  CHECK(names(list_inputs({folder.at("x.txt"), folder.at("x.txt.gold.json")})) == Names{"x.txt"});
  CHECK_THROWS_AS(list_inputs({folder.at("x.txt.gold.json")}), Error);
}

TEST_CASE("an empty folder is an error, standard input is not") {
  const Folder folder;
  CHECK_THROWS_AS(list_inputs({folder.at("")}), Error);
  CHECK(list_inputs({"-"}).at(0).path == "-");
}

TEST_CASE("a file is read under its name without folders") {
  const Folder folder;
  folder.add("deep/er/news.txt");
  const auto articles = quaestor::read_file(list_inputs({folder.at("deep")}).at(0));
  CHECK(articles.at(0).info.name == "news.txt");
  CHECK(articles.at(0).text == samples::kBody);
}
