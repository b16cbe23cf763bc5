// Reads and writes the file described in docs/store_format.md.
//
// Why equal sets give equal bytes: bundles are gathered in a nameless scratch database in whatever
// order they come, and commit() writes a fresh file from it by one fixed sequence of statements,
// sorted by id, in one transaction, with page size, encoding and vacuum mode fixed, no journal, and
// freed bytes zeroed. Nothing of an older file survives in it.
#include "quaestor/graph/store.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <optional>
#include <tuple>
#include <utility>

#include "database.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/jsonl.h"
#include "quaestor/facts/text.h"
#include "replacement_file.h"

namespace quaestor {
namespace {

constexpr std::int64_t kApplicationId = 0x51554145;  // "QUAE"

constexpr std::string_view kMagic("SQLite format 3\0", 16);

constexpr const char* kTables =
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE article (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL,"
    " date TEXT NOT NULL, language TEXT NOT NULL, url TEXT NOT NULL, outlet TEXT NOT NULL,"
    " text TEXT NOT NULL);"
    "CREATE TABLE bundle (article TEXT PRIMARY KEY NOT NULL REFERENCES article (id),"
    " facts TEXT NOT NULL);";
constexpr const char* kSelectRows =
    "SELECT a.id, a.name, a.title, a.date, a.language, a.url, a.outlet, a.text, b.facts"
    " FROM article a JOIN bundle b ON b.article = a.id ORDER BY a.id";

// A bundle as the columns of a store: id, name, title, date, language, url, outlet, text, facts.
constexpr int kColumns = 9;
using RowText = std::array<std::string, kColumns>;

RowText to_row(const Bundle& bundle) {
  const ArticleInfo& a = bundle.article;
  return {a.id,
          a.name,
          a.title,
          to_string(a.date),
          a.language,
          a.url,
          a.outlet,
          bundle.text,
          facts_to_json_array(bundle.facts)};
}

Bundle to_bundle(RowText row, const std::string& source) {
  Bundle bundle;
  try {
    bundle.facts = facts_from_json_array(row[8]);
  } catch (const Error&) {  // what it says quotes the damaged bytes
    throw Error(ErrorKind::bad_format, source, "is cut short or damaged: facts cannot be read");
  }
  bundle.article = {
      std::move(row[0]), std::move(row[1]), std::move(row[2]), parse_date(row[3]).value_or(Date{}),
      std::move(row[4]), std::move(row[5]), std::move(row[6])};
  bundle.text = std::move(row[7]);
  return bundle;
}

RowText read_row(const Statement& statement) {
  RowText row;
  for (int i = 0; i < kColumns; ++i) row[i] = statement.text(i);
  return row;
}

void bind_row(Statement& statement, const RowText& row, int first, int last) {
  for (int i = first; i < last; ++i) statement.bind(i - first + 1, row[i]);
}

// The sum that names a store's content: every column's length and bytes, in order of ids.
class StateSum {
 public:
  void add(const RowText& row) {
    for (const std::string& cell : row) {
      value_ = fnv1a(std::to_string(cell.size()) + ":", value_);
      value_ = fnv1a(cell, value_);
    }
    ++count_;
  }
  std::string state() const { return hex16(value_); }
  std::string count() const { return std::to_string(count_); }

 private:
  std::uint64_t value_ = fnv1a("");
  std::size_t count_ = 0;
};

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

// Absolute, so that no name is special to SQLite.
std::string sqlite_name(const std::filesystem::path& path) {
  return std::filesystem::absolute(path).string();
}

std::string meta(const Database& db, std::string_view key) {
  Statement statement = db.prepare("SELECT value FROM meta WHERE key = ?1");
  statement.bind(1, key);
  return statement.step() ? std::string(statement.text(0)) : std::string();
}

void check_kind(const Database& db, const std::string& source) {
  if (db.number("PRAGMA application_id") != kApplicationId) {
    throw Error(ErrorKind::bad_format, source, "is not a quaestor store");
  }
  const std::int64_t schema = db.number("PRAGMA user_version");
  if (schema > kStoreSchema) {
    throw Error(ErrorKind::unsupported, source,
                fmt::format("was written by a newer quaestor (schema {}, this one reads {})",
                            schema, kStoreSchema));
  }
}

// Every row in order of ids; at the end the sum must be the one the writer noted.
void for_each_row(const std::filesystem::path& path, const std::function<bool(RowText)>& use) {
  check_magic(path);
  const std::string source = path.string();
  const Database db(sqlite_name(path), source, Database::Mode::read);
  check_kind(db, source);
  StateSum sum;
  for (Statement rows = db.prepare(kSelectRows); rows.step();) {
    RowText row = read_row(rows);
    sum.add(row);
    if (!use(std::move(row))) return;
  }
  if (meta(db, "articles") != sum.count() || meta(db, "state") != sum.state()) {
    throw Error(ErrorKind::bad_format, source, "is cut short or damaged");
  }
}

// A store behind a symbolic link is replaced where it stands, not the link.
std::filesystem::path resolved(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::path target = std::filesystem::canonical(path, error);
  return error ? path : target;
}

}  // namespace

struct StoreWriter::State {
  explicit State(const std::filesystem::path& path)
      : target(resolved(path)),
        replacement(std::make_unique<ReplacementFile>(target)),
        scratch("", path.string(), Database::Mode::scratch) {
    scratch.run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;");
    scratch.run(
        "CREATE TABLE row (id TEXT PRIMARY KEY, name, title, date, language, url, outlet, text,"
        " facts) WITHOUT ROWID; BEGIN");
  }

  std::optional<RowText> find(const std::string& id) const {
    Statement statement = scratch.prepare("SELECT * FROM row WHERE id = ?1");
    statement.bind(1, id);
    if (!statement.step()) return std::nullopt;
    return read_row(statement);
  }

  // Of two bundles for one id the smaller stays: by name, then by the rest, so that order does not
  // matter.
  void add(const RowText& row) {
    const std::optional<RowText> there = find(row[0]);
    if (there && *there <= row) return;
    Statement statement =
        scratch.prepare("INSERT OR REPLACE INTO row VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)");
    bind_row(statement, row, 0, kColumns);
    statement.run();
    if (!there) ++count;
  }

  void write(Database& db) const;

  std::filesystem::path target;
  std::unique_ptr<ReplacementFile> replacement;
  Database scratch;
  std::size_t count = 0;
};

void StoreWriter::State::write(Database& db) const {
  db.run(
      "PRAGMA page_size=4096; PRAGMA encoding='UTF-8'; PRAGMA auto_vacuum=NONE;"
      "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
      "PRAGMA secure_delete=ON; BEGIN;");
  db.run(fmt::format("PRAGMA application_id={}; PRAGMA user_version={};", kApplicationId,
                     kStoreSchema));
  db.run(kTables);
  Statement article = db.prepare("INSERT INTO article VALUES (?1,?2,?3,?4,?5,?6,?7,?8)");
  Statement bundle = db.prepare("INSERT INTO bundle VALUES (?1,?2)");
  StateSum sum;
  for (Statement rows = scratch.prepare("SELECT * FROM row ORDER BY id"); rows.step();) {
    const RowText row = read_row(rows);
    sum.add(row);
    bind_row(article, row, 0, kColumns - 1);
    article.run();
    bundle.bind(1, row[0]).bind(2, row[8]).run();
  }
  Statement note = db.prepare("INSERT INTO meta VALUES (?1,?2)");
  note.bind(1, "articles").bind(2, sum.count()).run();
  note.bind(1, "state").bind(2, sum.state()).run();
  db.run("COMMIT");
}

StoreWriter::StoreWriter(const std::filesystem::path& path, Mode mode)
    : state_(std::make_unique<State>(path)) {
  if (mode == Mode::add && std::filesystem::exists(path)) {
    for_each_row(path, [this](const RowText& row) {
      state_->add(row);
      return true;
    });
  }
}

StoreWriter::~StoreWriter() = default;
StoreWriter::StoreWriter(StoreWriter&&) noexcept = default;
StoreWriter& StoreWriter::operator=(StoreWriter&&) noexcept = default;

void StoreWriter::add(const Bundle& bundle) { state_->add(to_row(bundle)); }

bool StoreWriter::remove(const std::string& article_id) {
  if (!state_->find(article_id)) return false;
  state_->scratch.prepare("DELETE FROM row WHERE id = ?1").bind(1, article_id).run();
  --state_->count;
  return true;
}

std::size_t StoreWriter::size() const { return state_->count; }

void StoreWriter::commit() {
  if (!state_->replacement) state_->replacement = std::make_unique<ReplacementFile>(state_->target);
  {
    Database db(sqlite_name(state_->replacement->path()), state_->target.string(),
                Database::Mode::write);
    state_->write(db);
  }
  state_->replacement->put_in_place();
  state_->replacement.reset();
}

std::string store_state(const std::filesystem::path& path) {
  check_magic(path);
  const Database db(sqlite_name(path), path.string(), Database::Mode::read);
  check_kind(db, path.string());
  const std::string state = meta(db, "state");
  if (state.empty()) throw Error(ErrorKind::bad_format, path.string(), "is cut short or damaged");
  return state + "." + meta(db, "articles");
}

void for_each_bundle(const std::filesystem::path& path,
                     const std::function<bool(const Bundle&)>& use) {
  for_each_row(path, [&](RowText row) { return use(to_bundle(std::move(row), path.string())); });
}

std::vector<Bundle> read_store(const std::filesystem::path& path) {
  std::vector<Bundle> bundles;
  for_each_row(path, [&](RowText row) {
    bundles.push_back(to_bundle(std::move(row), path.string()));
    return true;
  });
  return bundles;
}

void merge_stores(const std::vector<std::filesystem::path>& inputs,
                  const std::filesystem::path& output) {
  StoreWriter writer(output, StoreWriter::Mode::replace);
  for (const std::filesystem::path& input : inputs) {
    for_each_bundle(input, [&](const Bundle& bundle) {
      writer.add(bundle);
      return true;
    });
  }
  writer.commit();
}

}  // namespace quaestor
