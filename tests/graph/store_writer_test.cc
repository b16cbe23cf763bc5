// A store that lives on: batches, versions, several processes, older schemas, and what check finds.
#include <doctest/doctest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <optional>

#include "graph/graph_dump.h"
#include "graph/random_bundles.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"
#include "quaestor/graph/graph.h"
#include "quaestor/graph/store.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;
using testing::random_bundles;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "store_writer_XXXXXX").string();
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

// An article as a reader gives it, with one fact, of about `filling` bytes.
Bundle story(const std::string& name, const std::string& url, const std::string& date,
             const std::string& text, std::size_t filling = 0) {
  Bundle bundle;
  bundle.text = text + std::string(filling, '.');
  bundle.article = {article_id(url, bundle.text),
                    name,
                    "Title",
                    parse_date(date).value_or(Date{}),
                    "en",
                    url,
                    "The Ledger"};
  Fact fact;
  fact.relation = Relation::headquartered_in;
  fact.subject = testing::company(text.substr(0, text.find(' ')));
  fact.object = testing::country("FR", "France");
  fact.evidence = {{name, "en", text, 0, text.size(), bundle.article.id}};
  bundle.facts = {fact};
  return bundle;
}

std::vector<Bundle> stories(std::size_t count, std::size_t filling) {
  std::vector<Bundle> all;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    all.push_back(story("s" + n + ".txt", "https://example.org/" + n, "2025-01-02",
                        "Nimbra" + n + " sits in France.", filling));
  }
  return all;
}

void write(const fs::path& path, const std::vector<Bundle>& bundles,
           StoreWriter::Mode mode = StoreWriter::Mode::replace) {
  StoreWriter writer(path, mode);
  for (const Bundle& bundle : bundles) writer.add(bundle);
  writer.commit();
}

std::vector<std::string> problems(const fs::path& path) {
  std::vector<std::string> all;
  check_store(path, [&](const std::string& article, const std::string& what) {
    all.push_back(article + ": " + what);
  });
  return all;
}

void run_sql(const fs::path& path, const std::string& sql) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  CHECK(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(db);
}

// In a child, for as long as the object lives or until it has done its work.
template <class Work>
class Child {
 public:
  explicit Child(const Work& work) : pid_(::fork()) {
    if (pid_ == 0) {
      work();
      ::_exit(0);
    }
  }
  ~Child() {
    if (pid_ > 0) finish(SIGKILL);
  }
  int finish(int signal = 0) {
    if (signal != 0) ::kill(pid_, signal);
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = 0;
    return status;
  }

 private:
  pid_t pid_;
};

// The files as a writer leaves them that is killed while its change goes into the store: pages
// written, the journal of what was there before still beside it.
void cut_in_commit(const fs::path& store, const fs::path& copy) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(store.c_str(), &db) == SQLITE_OK);
  const char* change =
      "PRAGMA journal_mode=DELETE; PRAGMA cache_size=1; BEGIN IMMEDIATE;"
      "UPDATE meta SET value='99' WHERE key='articles';"
      "UPDATE article SET text=text||hex(zeroblob(400000));"
      "UPDATE bundle SET facts=facts||hex(zeroblob(400000));";
  REQUIRE(sqlite3_exec(db, change, nullptr, nullptr, nullptr) == SQLITE_OK);
  fs::copy_file(store, copy);
  fs::copy_file(store.string() + "-journal", copy.string() + "-journal");
  sqlite3_exec(db, "ROLLBACK", nullptr, nullptr, nullptr);
  sqlite3_close(db);
}

TEST_CASE("a commit that was cut off is undone, not read") {
  const Folder folder;
  write(folder / "a.quaestor", {story("one", "", "2026-01-02", "Nimbra sits in France. ")});
  const std::string whole = bytes_of(folder / "a.quaestor");
  cut_in_commit(folder / "a.quaestor", folder / "b.quaestor");
  REQUIRE(bytes_of(folder / "b.quaestor") != whole);
  CHECK(store_info(folder / "b.quaestor").articles == 1);
  CHECK(store_state(folder / "b.quaestor") == store_state(folder / "a.quaestor"));
}

TEST_CASE("batches are seen as they come, and the end is as if there had been none") {
  const Folder folder;
  const std::vector<Bundle> all = stories(40, 2000);
  write(folder / "plain", all);
  for (const bool existing : {false, true}) {
    fs::remove(folder / "s");
    if (existing) write(folder / "s", {all[0]});
    StoreWriter writer(folder / "s", StoreWriter::Mode::add);
    for (std::size_t i = 0; i < all.size(); ++i) {
      writer.add(all[i]);
      if (i % 10 != 9) continue;
      writer.commit_batch();
      CHECK(read_store(folder / "s").size() == i + 1);
      CHECK(store_info(folder / "s").unfinished);
      CHECK(problems(folder / "s").empty());
    }
    writer.commit();
    CHECK_FALSE(store_info(folder / "s").unfinished);
    CHECK((bytes_of(folder / "s") == bytes_of(folder / "plain")));
  }
  CHECK(folder.files() == 2);
}

TEST_CASE("a run that is cut off keeps its batches, and the next one ends as a whole one would") {
  const Folder folder;
  const std::vector<Bundle> all = stories(30, 500);
  write(folder / "plain", all);
  Child child([&] {
    StoreWriter writer(folder / "s", StoreWriter::Mode::add);
    for (std::size_t i = 0; i < 20; ++i) {
      writer.add(all[i]);
      if (i % 8 == 7) writer.commit_batch();
    }
    ::kill(::getpid(), SIGKILL);
  });
  CHECK(WIFSIGNALED(child.finish()));
  CHECK(read_store(folder / "s").size() == 16);
  CHECK(problems(folder / "s").empty());
  CHECK(store_info(folder / "s").unfinished);
  write(folder / "s", all, StoreWriter::Mode::add);
  CHECK((bytes_of(folder / "s") == bytes_of(folder / "plain")));
  CHECK(folder.files() == 2);
}

TEST_CASE("an article whose text changed takes the place of its earlier version") {
  const Folder folder;
  const Bundle old =
      story("a.txt", "https://example.org/a", "2025-03-04", "Nimbra sits in France.");
  const Bundle corrected = story("a2.txt", "https://example.org/a", "", "Tallow sits in France.");
  write(folder / "s", {old});
  const std::string before = bytes_of(folder / "s");
  {
    StoreWriter writer(folder / "s", StoreWriter::Mode::add);
    CHECK(writer.add_latest(old) == StoreWriter::Added::known);
    CHECK(writer.add_latest(corrected) == StoreWriter::Added::version);
    writer.commit();
  }
  CHECK(read_store(folder / "s").size() == 2);
  const Graph graph = build_graph(read_store(folder / "s"));
  REQUIRE(graph.articles().size() == 1);
  CHECK(graph.articles()[0].name == "a2.txt");
  CHECK(to_string(graph.articles()[0].date) == "2025-03-04");  // the old version's
  CHECK(graph.find("Nimbra").empty());
  // Taken out again, the version before it counts, and nothing tells that there was another.
  StoreWriter writer(folder / "s", StoreWriter::Mode::add);
  CHECK(writer.remove(corrected.article.id));
  writer.commit();
  CHECK((bytes_of(folder / "s") == before));
}

TEST_CASE(
    "the greater version counts whatever the dates say, and goes with either of two readings") {
  const Folder folder;
  const Bundle old = story("a", "https://example.org/a", "2025", "Nimbra sits in France.");
  Bundle corrected = story("b", "https://example.org/a", "2024", "Tallow sits in France.");
  write(folder / "s", {old});
  {
    StoreWriter writer(folder / "s", StoreWriter::Mode::add);
    CHECK(writer.add_latest(corrected) == StoreWriter::Added::version);
    writer.commit();
  }
  const auto counts = [](const std::vector<Bundle>& bundles) {
    const Graph graph = build_graph(bundles);
    REQUIRE(graph.articles().size() == 1);
    CHECK(graph.articles()[0].version == 1);
    return std::string(graph.articles()[0].name);
  };
  std::vector<Bundle> both = read_store(folder / "s");
  CHECK(counts(both) == "b");
  both.push_back(corrected);  // read afresh, it knows of no version before it
  CHECK(counts(both) == "b");
  both.insert(both.begin(), corrected);
  CHECK(counts(both) == "b");
  write(folder / "fresh", {corrected});
  for (const auto& [one, other] : {std::pair("s", "fresh"), std::pair("fresh", "s")}) {
    merge_stores({folder / one, folder / other}, folder / "merged");
    CHECK((bytes_of(folder / "merged") == bytes_of(folder / "s")));
  }
}

TEST_CASE("removing an early version closes ranks") {
  const Folder folder;
  const Bundle first = story("a", "https://example.org/a", "2025", "Nimbra sits in France.");
  const Bundle second = story("b", "https://example.org/a", "2025", "Tallow sits in France.");
  write(folder / "s", {first});
  StoreWriter writer(folder / "s", StoreWriter::Mode::add);
  CHECK(writer.add_latest(second) == StoreWriter::Added::version);
  CHECK(writer.remove(first.article.id));
  writer.commit();
  CHECK((read_store(folder / "s") == std::vector<Bundle>{second}));
  CHECK(problems(folder / "s").empty());
}

TEST_CASE("versions do not depend on the order within a run, nor on where it was cut off") {
  const Folder folder;
  const Bundle one = story("a", "https://example.org/a", "2025", "Nimbra sits in France.");
  const Bundle two = story("b", "https://example.org/a", "2025", "Tallow sits in France.");
  write(folder / "plain", {one, two});
  for (const auto& order : {std::pair(one, two), std::pair(two, one)}) {
    fs::remove(folder / "s");
    {
      StoreWriter writer(folder / "s", StoreWriter::Mode::add);
      writer.add_latest(order.first);
      writer.commit_batch();
    }  // cut off
    StoreWriter writer(folder / "s", StoreWriter::Mode::add);
    CHECK(writer.add_latest(order.second) == StoreWriter::Added::article);
    writer.commit();
    CHECK((bytes_of(folder / "s") == bytes_of(folder / "plain")));
  }
}

TEST_CASE("a reader sees one moment while a writer commits, and neither waits") {
  const Folder folder;
  const std::vector<Bundle> all = stories(60, 3000);
  write(folder / "s", {all.begin(), all.begin() + 20});
  std::optional<StoreWriter> open(std::in_place, folder / "s", StoreWriter::Mode::add);
  StoreWriter& writer = *open;
  writer.add(all[20]);
  writer.commit_batch();
  std::size_t seen = 0;
  const std::string state = store_state(folder / "s");
  const std::string read = for_each_bundle(folder / "s", [&](const Bundle&) {
    if (seen == 5) {  // in the middle of reading
      for (std::size_t i = 21; i < all.size(); ++i) writer.add(all[i]);
      writer.commit_batch();
    }
    ++seen;
    return true;
  });
  CHECK(seen == 21);
  CHECK(read == state);  // a graph made of these bundles is that of this state
  CHECK(store_state(folder / "s") != state);
  CHECK(read_store(folder / "s").size() == 60);
  // A reader that stays to the end of the run: the store cannot come to rest, and loses nothing.
  for_each_bundle(folder / "s", [&](const Bundle&) {
    writer.remove(all[7].article.id);
    writer.commit();
    return false;
  });
  CHECK(read_store(folder / "s").size() == 59);
  open.reset();
  CHECK(problems(folder / "s").empty());
  write(folder / "s", {all[7]}, StoreWriter::Mode::add);
  write(folder / "plain", all);
  CHECK((bytes_of(folder / "s") == bytes_of(folder / "plain")));
  CHECK(folder.files() == 2);
}

TEST_CASE("a second writer is told who writes, or waits") {
  const Folder folder;
  const std::vector<Bundle> all = stories(3, 0);
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  Child child([&] {
    StoreWriter writer(folder / "s", StoreWriter::Mode::add);
    writer.add(all[0]);
    CHECK(::write(ready[1], "x", 1) == 1);
    ::usleep(300'000);
    writer.commit();
  });
  char byte = 0;
  REQUIRE(::read(ready[0], &byte, 1) == 1);
  try {
    StoreWriter writer(folder / "s", StoreWriter::Mode::add);
    FAIL("two writers");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unwritable);
    CHECK(std::string(error.what()).find("is writing it") != std::string::npos);
  }
  long holder = 0;
  StoreWriter writer(folder / "s", StoreWriter::Mode::add, [&](long pid) { holder = pid; });
  CHECK(holder > 0);
  writer.add(all[1]);
  writer.commit();
  CHECK(read_store(folder / "s").size() == 2);
  child.finish();
  ::close(ready[0]);
  ::close(ready[1]);
}

TEST_CASE("a store of schema 1 is read, checked, and written on in this one's form") {
  const Folder folder;
  fs::copy_file(fs::path(QUAESTOR_SOURCE_DIR) / "tests/graph/schema1.store", folder / "s");
  const std::vector<Bundle> bundles = read_store(folder / "s");
  CHECK(bundles.size() == 2);
  CHECK(store_info(folder / "s").schema == 1);
  CHECK(problems(folder / "s").empty());
  write(folder / "plain", bundles);
  StoreWriter(folder / "s", StoreWriter::Mode::add).commit();
  CHECK(store_info(folder / "s").schema == kStoreSchema);
  CHECK((bytes_of(folder / "s") == bytes_of(folder / "plain")));
}

TEST_CASE("a damaged store of schema 1 is not made to look sound") {
  const Folder folder;
  fs::copy_file(fs::path(QUAESTOR_SOURCE_DIR) / "tests/graph/schema1.store", folder / "s");
  run_sql(folder / "s", "UPDATE article SET text = text || '!'");
  const std::string before = bytes_of(folder / "s");
  CHECK_THROWS_AS(StoreWriter(folder / "s", StoreWriter::Mode::add), Error);
  CHECK((bytes_of(folder / "s") == before));
  CHECK_FALSE(problems(folder / "s").empty());
}

TEST_CASE("check finds what is wrong, and says where") {
  const Folder folder;
  struct Case {
    const char* sql;
    const char* found;
  };
  const Case cases[] = {
      {"UPDATE article SET text = 'x' || text WHERE name = 's3.txt'", "s3.txt: the text at 0-"},
      {"UPDATE article SET date = '2025-13' WHERE name = 's3.txt'", "s3.txt: its date is none"},
      {"UPDATE article SET url = 'x' WHERE name = 's3.txt'", "s3.txt: its id "},
      {"UPDATE article SET name = 'other' WHERE name = 's3.txt'", "other: evidence cites another "},
      {"UPDATE article SET text = x'ff' WHERE name = 's3.txt'", "s3.txt: its text is not UTF-8"},
      {"UPDATE bundle SET facts = '{' WHERE rowid = 2", "its facts cannot be read"},
      {"UPDATE bundle SET facts = replace(facts, 'France', '') WHERE rowid = 2", "a fact breaks"},
      {"DELETE FROM bundle WHERE rowid = 2", "has no bundle of facts"},
      {"DELETE FROM article WHERE rowid = 2", "facts of no article"},
      {"UPDATE bundle SET facts = '[]' WHERE rowid = 2", "the sum over its rows"},
      {"UPDATE meta SET value = 7 WHERE key = 'articles'", "holds 6 articles and says 7"},
      {"PRAGMA writable_schema=ON; DELETE FROM sqlite_schema WHERE name = 'article_url'", "SQLite"},
  };
  write(folder / "whole", stories(6, 10));
  CHECK(problems(folder / "whole").empty());
  for (const Case& c : cases) {
    CAPTURE(c.sql);
    fs::copy_file(folder / "whole", folder / "s", fs::copy_options::overwrite_existing);
    run_sql(folder / "s", c.sql);
    std::string all;
    for (const std::string& problem : problems(folder / "s")) all += problem + "\n";
    CAPTURE(all);
    CHECK(all.find(c.found) != std::string::npos);
  }
}

TEST_CASE("a damaged store is not made to look sound by a change") {
  const Folder folder;
  write(folder / "s", stories(6, 10));
  run_sql(folder / "s", "UPDATE article SET title = 'x' WHERE name = 's3.txt'");
  const std::string before = bytes_of(folder / "s");
  CHECK_THROWS_AS(write(folder / "s", stories(7, 10), StoreWriter::Mode::add), Error);
  CHECK((bytes_of(folder / "s") == before));
}

TEST_CASE("a file that is no store is never overwritten, an empty one is") {
  const Folder folder;
  std::ofstream(folder / "notes.txt")
      << "Dear diary, today I built a graph. " << std::string(99, '.');
  const std::string before = bytes_of(folder / "notes.txt");
  CHECK_THROWS_AS(StoreWriter(folder / "notes.txt", StoreWriter::Mode::replace), Error);
  CHECK((bytes_of(folder / "notes.txt") == before));
  std::ofstream(folder / "empty").flush();
  write(folder / "empty", stories(2, 0));
  CHECK(read_store(folder / "empty").size() == 2);
}

TEST_CASE("the file keeps its permissions when it is written anew") {
  const Folder folder;
  write(folder / "s", stories(2, 0));
  fs::permissions(folder / "s", fs::perms::owner_read | fs::perms::owner_write);
  write(folder / "s", stories(3, 0), StoreWriter::Mode::add);
  CHECK(fs::status(folder / "s").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a large store changes in place; compact gives it the one form of its set") {
  const Folder folder;
  std::vector<Bundle> all = stories(700, 40'000);  // 28 MB
  write(folder / "s", {all.begin(), all.end() - 1});
  const auto bytes = fs::file_size(folder / "s");
  StoreWriter(folder / "s", StoreWriter::Mode::add).add(all.back());  // not committed
  CHECK(read_store(folder / "s").size() == 699);
  write(folder / "s", {all.back()}, StoreWriter::Mode::add);
  CHECK(fs::file_size(folder / "s") < bytes + 200'000);
  CHECK(problems(folder / "s").empty());
  write(folder / "plain", all);
  CHECK(store_info(folder / "s").state == store_info(folder / "plain").state);
  CHECK((bytes_of(folder / "s") != bytes_of(folder / "plain")));
  StoreWriter(folder / "s", StoreWriter::Mode::add).compact();
  CHECK((bytes_of(folder / "s") == bytes_of(folder / "plain")));
  CHECK(folder.files() == 2);
}

}  // namespace
}  // namespace quaestor
