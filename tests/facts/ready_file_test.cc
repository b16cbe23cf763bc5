// Files made of tables: read back as written, and never used for other tables or when damaged.
#include "quaestor/facts/ready_file.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "quaestor/facts/stored.h"

using namespace quaestor;

namespace fs = std::filesystem;

namespace {
void write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}
std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A data folder with two tables, and a cache folder; gone at the end.
class Tables {
 public:
  Tables() {
    fs::create_directories(tables());
    write(tables() / "one.tsv", "a\t1\n");
    write(tables() / "two.tsv", "b\t2\n");
    ::setenv("XDG_CACHE_HOME", (path_ / "cache").c_str(), 1);
  }
  ~Tables() {
    ::unsetenv("XDG_CACHE_HOME");
    fs::remove_all(path_);
  }
  Tables(const Tables&) = delete;
  Tables& operator=(const Tables&) = delete;

  fs::path data() const { return path_ / "data"; }
  fs::path tables() const { return data() / "lexicons"; }
  fs::path cache() const { return path_ / "cache"; }
  fs::path file() const { return data() / "ready" / "numbers.ready"; }
  ReadyTables ready() const { return {data(), "numbers", tables_in(tables())}; }
  void keep() const {
    ready().keep([](ReadyWriter& out) { out.number(7); });
  }
  bool opens() const {
    auto file = ready().open();
    return file && file->number() == 7;
  }

 private:
  fs::path path_ = fs::temp_directory_path() / ("ready_file_test_" + std::to_string(::getpid()));
};
}  // namespace

TEST_CASE("parts are read back in their order") {
  const Tables tables;
  const std::vector<std::uint32_t> numbers = {3, 1, 4, 1, 5};
  const std::vector<std::string> texts = {"une", "", "troisième"};
  tables.ready().keep([&](ReadyWriter& out) {
    out.part(std::span<const std::uint32_t>(numbers));
    out.text("text");
    out.texts(texts);
    out.part(std::span<const double>());
    out.number(1ULL << 40U);
  });
  auto file = tables.ready().open();
  REQUIRE(file);
  const auto part = file->part<std::uint32_t>();
  CHECK(std::vector<std::uint32_t>(part.begin(), part.end()) == numbers);
  CHECK(file->text() == "text");
  CHECK(file->texts() == texts);
  CHECK(file->part<double>().empty());
  CHECK(file->number() == 1ULL << 40U);
  CHECK_THROWS_AS(file->number(), std::logic_error);
}

TEST_CASE("a file counts for its tables only") {
  const Tables tables;
  CHECK(!tables.opens());
  tables.keep();
  CHECK(tables.opens());
  write(tables.tables() / "two.tsv", "b\t3\n");  // of the same length
  CHECK(!tables.opens());
  tables.keep();
  CHECK(tables.opens());
  write(tables.tables() / "three.tsv", "");
  CHECK(!tables.opens());
  fs::remove(tables.tables() / "three.tsv");
  CHECK(tables.opens());
  fs::rename(tables.tables() / "one.tsv", tables.tables() / "uno.tsv");
  CHECK(!tables.opens());
}

TEST_CASE("nothing is kept of tables that changed while they were read") {
  const Tables tables;
  const ReadyTables before = tables.ready();
  write(tables.tables() / "one.tsv", "a\t9\n");
  before.keep([](ReadyWriter& out) { out.number(7); });
  CHECK(!fs::exists(tables.file()));
  CHECK(!before.open());
}

TEST_CASE("a damaged file is no file") {
  const Tables tables;
  tables.keep();
  const std::string whole = bytes_of(tables.file());
  for (std::size_t at = 0; at < whole.size(); ++at) {
    CAPTURE(at);
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    write(tables.file(), damaged);
    CHECK(!tables.opens());
  }
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    write(tables.file(), whole.substr(0, size));
    CHECK(!tables.opens());
  }
  tables.keep();
  CHECK(bytes_of(tables.file()) == whole);
}

TEST_CASE("where the data folder cannot be written the cache folder is used, or nothing") {
  const Tables tables;
  write(tables.data() / "ready", "a file where the folder should be");
  tables.keep();
  CHECK(tables.opens());
  CHECK(!fs::is_empty(tables.cache() / "quaestor"));
  fs::remove_all(tables.cache());
  write(tables.cache(), "another");
  tables.keep();
  CHECK(!tables.opens());
}

TEST_CASE("a stored list is copied by its first change") {
  const std::vector<int> in_file = {1, 2, 3};
  Stored<int> list{std::span<const int>(in_file)};
  CHECK(list.data() == in_file.data());
  list.push_back(4);
  list.at(0) = 9;
  const Stored<int> moved = std::move(list);
  const Stored<int> copy = moved;
  CHECK(std::vector<int>(copy.all().begin(), copy.all().end()) == std::vector<int>{9, 2, 3, 4});
  CHECK(copy.data() != moved.data());
  CHECK(in_file == std::vector<int>{1, 2, 3});
}
