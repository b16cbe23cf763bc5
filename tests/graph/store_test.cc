#include "quaestor/graph/store.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <iterator>
#include <optional>
#include <tuple>

#include "graph/graph_dump.h"
#include "graph/random_bundles.h"
#include "quaestor/facts/error.h"
#include "quaestor/graph/graph.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;
using testing::dump;
using testing::Random;
using testing::random_bundles;

// A fresh folder, gone at the end.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "store_test_XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path_); }
  fs::path operator/(const std::string& name) const { return path_ / name; }
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
  }

 private:
  fs::path path_;
};

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void put_bytes(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

void write(const fs::path& path, const std::vector<Bundle>& bundles,
           StoreWriter::Mode mode = StoreWriter::Mode::replace) {
  StoreWriter writer(path, mode);
  for (const Bundle& bundle : bundles) writer.add(bundle);
  writer.commit();
}

// Sorted by id, the smallest name of each.
std::vector<Bundle> distinct(std::vector<Bundle> bundles) {
  const auto by_id = [](const Bundle& b) { return std::tie(b.article.id, b.article.name); };
  std::sort(bundles.begin(), bundles.end(),
            [&](const Bundle& a, const Bundle& b) { return by_id(a) < by_id(b); });
  const auto same_id = [](const Bundle& a, const Bundle& b) {
    return a.article.id == b.article.id;
  };
  bundles.erase(std::unique(bundles.begin(), bundles.end(), same_id), bundles.end());
  return bundles;
}

std::optional<ErrorKind> failure_of(const fs::path& path, std::string* message = nullptr) {
  try {
    read_store(path);
  } catch (const Error& error) {
    if (message != nullptr) *message = error.what();
    return error.kind();
  }
  return std::nullopt;
}

void run_sql(const fs::path& path, const char* sql) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  CHECK(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(db);
}

TEST_CASE("what is written is read, sorted by id") {
  const Folder folder;
  const std::vector<Bundle> bundles = distinct(random_bundles(1, 40));
  write(folder / "s", {bundles.rbegin(), bundles.rend()});
  CHECK((read_store(folder / "s") == bundles));
  CHECK(folder.files() == 1);
}

TEST_CASE("text with zero bytes and quotes survives") {
  const Folder folder;
  Bundle bundle;
  bundle.article.id = "article/'\"";
  bundle.text = std::string("a\0b'\"é", 7);
  write(folder / "s", {bundle});
  CHECK((read_store(folder / "s").at(0) == bundle));
}

TEST_CASE("law: equal sets are equal bytes, in any order, with repeats, in one go or many") {
  const Folder folder;
  CHECK(rc::check([&](std::uint64_t seed) {
    std::vector<Bundle> bundles = random_bundles(seed, 12);
    write(folder / "a", bundles);
    Random random(seed);
    random.shuffle(bundles);
    bundles.push_back(bundles[random.below(bundles.size())]);
    write(folder / "b", bundles);
    RC_ASSERT(bytes_of(folder / "a") == bytes_of(folder / "b"));
    const std::size_t cut = random.below(bundles.size());
    write(folder / "c", {bundles.begin(), bundles.begin() + static_cast<long>(cut)});
    write(folder / "c", {bundles.begin() + static_cast<long>(cut), bundles.end()},
          StoreWriter::Mode::add);
    RC_ASSERT(bytes_of(folder / "a") == bytes_of(folder / "c"));
  }));
}

TEST_CASE("a large store, with overflow pages and several levels of tree, is equal bytes too") {
  const Folder folder;
  std::vector<Bundle> bundles = random_bundles(2, 1500);
  for (std::size_t i = 0; i < bundles.size(); i += 3) bundles[i].text.append(i * 17, 'x');
  write(folder / "a", bundles);
  Random random(9);
  random.shuffle(bundles);
  write(folder / "b", bundles);
  CHECK((bytes_of(folder / "a") == bytes_of(folder / "b")));
  CHECK(bytes_of(folder / "a").size() > 4'000'000);
}

TEST_CASE("law: save, open, save is byte-identical") {
  const Folder folder;
  write(folder / "a", random_bundles(3, 30));
  write(folder / "b", read_store(folder / "a"));
  CHECK((bytes_of(folder / "a") == bytes_of(folder / "b")));
}

TEST_CASE("law: merging stores equals building from all their bundles") {
  const Folder folder;
  CHECK(rc::check([&](std::uint64_t seed) {
    const std::vector<Bundle> all = random_bundles(seed, 20);
    const std::vector<Bundle> a(all.begin(), all.begin() + 12);
    const std::vector<Bundle> b(all.begin() + 8, all.end());
    write(folder / "a", a);
    write(folder / "b", b);
    write(folder / "all", all);
    merge_stores({folder / "a", folder / "b"}, folder / "ab");
    merge_stores({folder / "b", folder / "a"}, folder / "ba");
    RC_ASSERT(bytes_of(folder / "ab") == bytes_of(folder / "all"));
    RC_ASSERT(bytes_of(folder / "ba") == bytes_of(folder / "all"));
    merge_stores({folder / "a", folder / "b"}, folder / "a");  // into one of them
    RC_ASSERT(bytes_of(folder / "a") == bytes_of(folder / "all"));
    RC_ASSERT(dump(build_graph(read_store(folder / "ab"))) == dump(build_graph(all)));
  }));
}

TEST_CASE("law: removing an article equals never having read it") {
  const Folder folder;
  for (std::uint64_t seed = 1; seed < 20; ++seed) {
    std::vector<Bundle> bundles = distinct(random_bundles(seed, 15));
    write(folder / "a", bundles);
    const std::string gone = bundles.back().article.id;
    std::erase_if(bundles, [&](const Bundle& b) { return b.article.id == gone; });
    write(folder / "b", bundles);
    StoreWriter writer(folder / "a", StoreWriter::Mode::add);
    CHECK(writer.remove(gone));
    CHECK_FALSE(writer.remove(gone));
    CHECK(writer.size() == bundles.size());
    writer.commit();
    CHECK((bytes_of(folder / "a") == bytes_of(folder / "b")));
    CHECK((dump(build_graph(read_store(folder / "a"))) == dump(build_graph(bundles))));
  }
}

TEST_CASE("of one article under two names the smaller name stays, with its own evidence") {
  const Folder folder;
  Bundle first = random_bundles(5, 8).back();
  while (first.facts.empty()) first = random_bundles(first.text.size(), 8).back();
  Bundle second = first;
  second.article.name = "a copy.txt";
  for (Fact& fact : second.facts) fact.evidence.front().article = "a copy.txt";
  write(folder / "a", {first, second});
  write(folder / "b", {second, first});
  CHECK((read_store(folder / "a") == std::vector<Bundle>{second}));
  CHECK((bytes_of(folder / "a") == bytes_of(folder / "b")));
}

TEST_CASE("without commit the old store stays and nothing is left over") {
  const Folder folder;
  write(folder / "s", random_bundles(1, 5));
  const std::string before = bytes_of(folder / "s");
  {
    StoreWriter writer(folder / "s", StoreWriter::Mode::replace);
    writer.add(random_bundles(2, 1)[0]);
  }
  CHECK((bytes_of(folder / "s") == before));
  CHECK(folder.files() == 1);
}

TEST_CASE("a writer can commit batch by batch") {
  const Folder folder;
  const std::vector<Bundle> bundles = distinct(random_bundles(6, 11));
  StoreWriter writer(folder / "s", StoreWriter::Mode::replace);
  for (std::size_t i = 0; i < bundles.size(); ++i) {
    writer.add(bundles[i]);
    if (i % 4 == 3) writer.commit();
    if (i % 4 == 3) CHECK(read_store(folder / "s").size() == i + 1);
  }
  writer.commit();
  write(folder / "all", bundles);
  CHECK((bytes_of(folder / "s") == bytes_of(folder / "all")));
}

TEST_CASE("reading one by one can stop early") {
  const Folder folder;
  write(folder / "s", random_bundles(1, 10));
  int seen = 0;
  for_each_bundle(folder / "s", [&](const Bundle&) { return ++seen < 3; });
  CHECK(seen == 3);
}

TEST_CASE("a store behind a symbolic link is replaced where it stands") {
  const Folder folder;
  write(folder / "s", random_bundles(1, 2));
  fs::create_symlink("s", folder / "link");
  write(folder / "link", random_bundles(2, 3));
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(read_store(folder / "s").size() == 3);
}

TEST_CASE("what is not a store is said to be none") {
  const Folder folder;
  std::string message;
  CHECK(failure_of(folder / "nothing") == ErrorKind::not_found);
  put_bytes(folder / "empty", "");
  CHECK(failure_of(folder / "empty") == ErrorKind::bad_format);
  put_bytes(folder / "text", "Nimbra invests 4 billion in France. " + std::string(500, '.'));
  CHECK(failure_of(folder / "text", &message) == ErrorKind::bad_format);
  CHECK(message.find("is not a quaestor store") != std::string::npos);
  CHECK(failure_of(folder / ".") == ErrorKind::bad_format);
  run_sql(folder / "other.db", "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  CHECK(failure_of(folder / "other.db", &message) == ErrorKind::bad_format);
  CHECK(message.find("is not a quaestor store") != std::string::npos);
  // Adding to it fails too, and leaves it as it is.
  const std::string before = bytes_of(folder / "text");
  CHECK_THROWS_AS(StoreWriter(folder / "text", StoreWriter::Mode::add), Error);
  CHECK((bytes_of(folder / "text") == before));
  CHECK(folder.files() == 3);
}

TEST_CASE("a newer schema is named, missing tables and changed rows are found") {
  const Folder folder;
  std::string message;
  const auto damaged = [&](const char* sql) {
    write(folder / "s", random_bundles(1, 10));
    run_sql(folder / "s", sql);
    return failure_of(folder / "s", &message);
  };
  CHECK(damaged("PRAGMA user_version=3") == ErrorKind::unsupported);
  CHECK(message.find("newer") != std::string::npos);
  CHECK(damaged("DROP TABLE bundle") == ErrorKind::bad_format);
  CHECK(damaged("DELETE FROM bundle WHERE rowid = 3") == ErrorKind::bad_format);
  CHECK(message.find("damaged") != std::string::npos);
  CHECK(damaged("UPDATE article SET text = text || '!' WHERE rowid = 2") == ErrorKind::bad_format);
  CHECK(damaged("UPDATE bundle SET facts = '[{\"relation\":7}]'") == ErrorKind::bad_format);
  CHECK(damaged("UPDATE bundle SET facts = x'00ff'") == ErrorKind::bad_format);
  CHECK(damaged("VACUUM") == std::nullopt);  // other bytes, the same content
}

TEST_CASE("a store cut short anywhere is an error, never a crash") {
  const Folder folder;
  write(folder / "s", random_bundles(7, 30));
  const std::string whole = bytes_of(folder / "s");
  std::string message;
  for (std::size_t length = 0; length < whole.size(); length += length < 600 ? 1 : 97) {
    put_bytes(folder / "cut", std::string_view(whole).substr(0, length));
    INFO(length);
    CHECK(failure_of(folder / "cut", &message) == ErrorKind::bad_format);
    if (length >= 16) CHECK(message.find("cut short or damaged") != std::string::npos);
  }
}

TEST_CASE("a store with flipped bytes is an error or whole, never a crash") {
  const Folder folder;
  write(folder / "s", random_bundles(7, 30));
  const std::string whole = bytes_of(folder / "s");
  const std::vector<Bundle> expected = read_store(folder / "s");
  Random random(11);
  for (int round = 0; round < 400; ++round) {
    std::string bad = whole;
    bad[random.below(bad.size())] ^= static_cast<char>(1 + random.below(255));
    put_bytes(folder / "bad", bad);
    std::vector<Bundle> read = expected;
    try {
      read = read_store(folder / "bad");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::bad_format);
    }
    CHECK((read == expected));
  }
}

TEST_CASE("a folder that cannot be written is found before the work starts") {
  const Folder folder;
  put_bytes(folder / "file", "x");
  for (const fs::path& path :
       {folder / "no such folder/s", folder / "file/s", folder / ".", fs::path("/proc/s")}) {
    INFO(path);
    try {
      StoreWriter writer(path, StoreWriter::Mode::replace);
      FAIL("opened");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::unwritable);
      CHECK(std::string(error.what()).find("cannot be written") != std::string::npos);
    }
  }
}

// Writes `bundles` to `path` again and again in a child until it is killed after `microseconds`.
void write_and_be_killed(const fs::path& path, const std::vector<Bundle>& bundles,
                         useconds_t microseconds) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    for (;;) write(path, bundles);
  }
  ::usleep(microseconds);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));
}

TEST_CASE(
    "after kill -9 at any moment the store is the old or the new one, and the next write tidies "
    "up") {
  const Folder folder;
  const std::vector<Bundle> old_ones = random_bundles(1, 20);
  const std::vector<Bundle> new_ones = random_bundles(2, 200);
  write(folder / "new", new_ones);
  write(folder / "s", old_ones);
  const std::string old_bytes = bytes_of(folder / "s");
  const std::string new_bytes = bytes_of(folder / "new");
  Random random(3);
  int left_over = 0;
  for (int round = 0; round < 40 || (left_over == 0 && round < 1000); ++round) {
    write_and_be_killed(folder / "s", new_ones, static_cast<useconds_t>(random.below(30'000)));
    left_over += folder.files() > 2 ? 1 : 0;
    const std::string now = bytes_of(folder / "s");
    CHECK((now == old_bytes || now == new_bytes));
    write(folder / "s", old_ones);
    CHECK((bytes_of(folder / "s") == old_bytes));
    CHECK(folder.files() == 2);
  }
  CHECK(left_over > 0);  // some were killed while writing, or this test tests nothing
}

}  // namespace
}  // namespace quaestor
