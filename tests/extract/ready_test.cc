// What is read from the files made of tables against what is read from the tables.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "extract/tables.h"
#include "quaestor/articles/reader.h"

using namespace quaestor;
using namespace quaestor::testing;

namespace fs = std::filesystem;

namespace {
// The tables and models of the project in a folder that can be written; gone at the end.
class LinkedData {
 public:
  LinkedData() {
    fs::create_directories(path_);
    for (const char* folder : {"lexicons", "models"})
      fs::create_directory_symlink(data_dir() / folder, path_ / folder);
  }
  ~LinkedData() { fs::remove_all(path_); }
  LinkedData(const LinkedData&) = delete;
  LinkedData& operator=(const LinkedData&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_ = fs::temp_directory_path() / ("ready_test_" + std::to_string(::getpid()));
};
}  // namespace

TEST_CASE("files made of the tables give the facts of the tables") {
  const LinkedData data;
  const Extractor from_tables(data.path());
  for (const char* name : {"lexicon", "frames", "arguments", "relations"})
    CHECK(fs::file_size(data.path() / "ready" / (std::string(name) + ".ready")) > 1000);
  const Extractor from_files(data.path());
  std::size_t facts = 0;
  for (const InputFile& file : list_inputs({(fs::path(QUAESTOR_SOURCE_DIR) / "seeds").string()})) {
    for (const Article& article : read_file(file)) {
      CAPTURE(article.info.name);
      const std::vector<Fact> expected = from_tables.extract(article).facts;
      CHECK(facts_to_json_array(from_files.extract(article).facts) ==
            facts_to_json_array(expected));
      CHECK(from_files.explain(article) == from_tables.explain(article));
      facts += expected.size();
    }
  }
  CHECK(facts > 100);
}
