// Why equal sets give equal bytes: write_canonical() makes a fresh file by one fixed sequence of
// statements, sorted by id, in one transaction, with page size, encoding and vacuum mode fixed, no
// journal, and freed bytes zeroed. Nothing of an older file survives in it.
//
// Why a file may be replaced under its readers: at rest a store has no log, a reader takes its lock
// once and keeps it to the end, and a reader that opened the old file just before it was replaced
// sees that the name has gone to another file, and opens that.
#include "store_file.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <utility>

#include "quaestor/facts/error.h"
#include "quaestor/graph/store.h"
#include "replacement_file.h"

namespace quaestor {
namespace {

constexpr std::int64_t kApplicationId = 0x51554145;  // "QUAE"
constexpr std::string_view kMagic("SQLite format 3\0", 16);
constexpr int kReaderPatience = 10'000;  // ms, for the moments in which a writer comes and goes
constexpr int kReplacedAgain = 100;      // times a store may be replaced while we open it

constexpr const char* kTables =
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE article (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL,"
    " date TEXT NOT NULL, language TEXT NOT NULL, url TEXT NOT NULL, outlet TEXT NOT NULL,"
    " version INTEGER NOT NULL, text TEXT NOT NULL);"
    "CREATE TABLE bundle (article TEXT PRIMARY KEY NOT NULL REFERENCES article (id),"
    " facts TEXT NOT NULL);"
    "CREATE INDEX article_url ON article (url) WHERE url <> '';";

// Device and number of the file that has this name now; zeros when there is none.
std::pair<dev_t, ino_t> file_number(const std::filesystem::path& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0) return {};
  return {found.st_dev, found.st_ino};
}

std::unique_ptr<Database> begin_reading(const std::filesystem::path& path, Database::Mode mode) {
  auto db = std::make_unique<Database>(sqlite_name(path), path.string(), mode);
  db->wait_for_locks(kReaderPatience);
  db->run("BEGIN");
  db->number("PRAGMA application_id");  // takes the lock; what is read from here on is one moment
  return db;
}

// A writer that was killed in the middle of a commit left a journal of what was there before: who
// may write undoes the commit; read past the journal, the store would tell what was never durable.
void undo_cut_commit(const std::filesystem::path& path) {
  Database db(sqlite_name(path), path.string(), Database::Mode::change);
  db.wait_for_locks(kReaderPatience);
  db.number("PRAGMA application_id");
}

// A store that was left with a log's mark in its header cannot be opened where no file can be made
// beside it; without a log or journal there is nobody who writes it.
std::unique_ptr<Database> begin_reading(const std::filesystem::path& path) {
  try {
    return begin_reading(path, Database::Mode::read);
  } catch (const Error& error) {
    const bool has_log = std::filesystem::exists(path.string() + "-wal");
    if (error.kind() != ErrorKind::unreadable || has_log) throw;
    if (!std::filesystem::exists(path.string() + "-journal"))
      return begin_reading(path, Database::Mode::frozen);
  }
  undo_cut_commit(path);
  return begin_reading(path, Database::Mode::read);
}

std::unique_ptr<Database> open_snapshot(const std::filesystem::path& path) {
  for (int i = 0; i < kReplacedAgain; ++i) {
    check_magic(path);
    const auto before = file_number(path);
    auto db = begin_reading(path);
    if (file_number(path) == before) return db;
  }
  throw Error(ErrorKind::unreadable, path.string(), "is being replaced again and again");
}

}  // namespace

std::string sqlite_name(const std::filesystem::path& path) {
  return std::filesystem::absolute(path).string();
}

std::filesystem::path resolved(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::path target = std::filesystem::canonical(path, error);
  return error ? path : target;
}

// SQLite takes an empty file for an empty database and pads short ones: look at the bytes first.
void check_magic(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) {
    throw Error(ErrorKind::not_found, path.string(), "no such file");
  }
  if (!std::filesystem::is_regular_file(status)) {
    throw Error(ErrorKind::bad_format, path.string(), "is not a quaestor store");
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorKind::unreadable, path.string(), "cannot be opened");
  std::array<char, 100> head{};
  in.read(head.data(), head.size());
  const auto got = static_cast<std::size_t>(in.gcount());
  const std::string_view bytes(head.data(), got);
  if (got == 0 || bytes.substr(0, 16) != kMagic.substr(0, got)) {
    throw Error(ErrorKind::bad_format, path.string(), "is not a quaestor store");
  }
  if (got < head.size()) {
    throw Error(ErrorKind::bad_format, path.string(), "is cut short or damaged");
  }
}

std::string meta(const Database& db, std::string_view key) {
  Statement statement = db.prepare("SELECT value FROM meta WHERE key = ?1");
  statement.bind(1, key);
  return statement.step() ? std::string(statement.text(0)) : std::string();
}

void set_meta(Database& db, std::string_view key, std::string_view value) {
  db.prepare("INSERT OR REPLACE INTO meta VALUES (?1,?2)").bind(1, key).bind(2, value).run();
}

StoreReader::StoreReader(const std::filesystem::path& path)
    : db_(open_snapshot(path)), source_(path.string()) {
  if (db_->number("PRAGMA application_id") != kApplicationId) {
    throw Error(ErrorKind::bad_format, source_, "is not a quaestor store");
  }
  const std::int64_t schema = db_->number("PRAGMA user_version");
  if (schema > kStoreSchema) {
    throw Error(ErrorKind::unsupported, source_,
                fmt::format("was written by a newer quaestor (schema {}, this one reads {})",
                            schema, kStoreSchema));
  }
  schema_ = static_cast<int>(schema);
}

void StoreReader::for_each_row(const std::function<bool(StoreRow)>& use) const {
  StateSum sum;
  StateSumOfSchema1 old_sum;
  for (Statement rows = db_->prepare(schema_ < 2 ? kSelectRowsOfSchema1 : kSelectRows);
       rows.step();) {
    StoreRow row = read_row(rows);
    sum.add(row);
    if (schema_ < 2) old_sum.add(row);
    if (!use(std::move(row))) return;
  }
  const std::string state = schema_ < 2 ? old_sum.state() : sum.state();
  if (meta(*db_, "articles") != std::to_string(sum.count()) || meta(*db_, "state") != state) {
    throw Error(ErrorKind::bad_format, source_, "is cut short or damaged");
  }
}

bool bring_to_rest(const std::filesystem::path& path) {
  try {
    check_magic(path);
    Database db(sqlite_name(path), path.string(), Database::Mode::change);
    return db.set_journal("delete");
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::unwritable) throw;
    // Nothing that SQLite could read, so no log of it is worth anything either.
    for (const char* ending : {"-wal", "-shm", "-journal"}) {
      ::unlink((path.string() + ending).c_str());
    }
    return true;
  }
}

void create_tables(Database& db) {
  db.run(fmt::format("PRAGMA application_id={}; PRAGMA user_version={};", kApplicationId,
                     kStoreSchema));
  db.run(kTables);
}

void write_canonical(const std::filesystem::path& target, const RowSource& for_each,
                     const StateSum* expected, const std::function<void()>& before) {
  ReplacementFile replacement(target);
  {
    Database db(sqlite_name(replacement.path()), target.string(), Database::Mode::write);
    db.run(
        "PRAGMA page_size=4096; PRAGMA encoding='UTF-8'; PRAGMA auto_vacuum=NONE;"
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
        "PRAGMA secure_delete=ON; BEGIN;");
    create_tables(db);
    RowInsert insert(db);
    StateSum sum;
    for_each([&](const StoreRow& row) {
      sum.add(row);
      insert.put(row);
      return true;
    });
    if (expected != nullptr && sum != *expected) {
      throw Error(ErrorKind::bad_format, target.string(), "is cut short or damaged");
    }
    set_meta(db, "articles", std::to_string(sum.count()));
    set_meta(db, "state", sum.state());
    db.run("COMMIT");
  }
  if (before) before();
  replacement.put_in_place();
}

}  // namespace quaestor
