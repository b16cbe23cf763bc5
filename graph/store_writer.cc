// A store that is added to lives on in its file: a run appends rows under a write-ahead log and
// commits them batch by batch, so adding to a million articles costs what the addition costs. In
// that form the bytes of the file tell its history. At the end of a run the file is brought to rest
// (the log folded in and gone), and written anew in its one form where that is cheap beside what
// the run did; otherwise compact() does it when asked.
//
// A new store gathers its first batch in a hidden file beside the target, one that replaces another
// gathers everything there, so that the target is never without a whole store.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <thread>
#include <utility>

#include "quaestor/facts/error.h"
#include "store_file.h"
#include "store_writer_state.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kSmall = std::int64_t{16}
                                << 20;                 // bytes; written anew in a fifth of a second
constexpr auto kStep = std::chrono::milliseconds(20);  // between tries to get a lock
constexpr int kTriesToLog = 250;
constexpr int kPatience = 60'000;  // ms, for a reader where there is no log
constexpr int kTriesToRest = 10;
constexpr int kTriesToReplace = 3000;

bool set_journal(Database& db, const char* journal, int tries) {
  for (int i = 0; i < tries; ++i) {
    if (i > 0) std::this_thread::sleep_for(kStep);
    if (db.set_journal(journal)) return true;
  }
  return false;
}

// Not a folder (which is told when it is written), and not a file that somebody just made.
bool holds_something(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error) && !fs::is_directory(path, error) &&
         (!fs::is_regular_file(path, error) || !fs::is_empty(path, error));
}

}  // namespace

StoreWriter::State::State(const fs::path& path, Mode asked,
                          const std::function<void(long)>& on_wait)
    : target(resolved(path)), mode(asked), lock(target, on_wait) {
  if (holds_something(target)) check_magic(target);
  if (mode == Mode::add && holds_something(target)) {
    open_in_place();
  } else {
    gather_beside();
  }
}

void StoreWriter::State::gather_beside() {
  beside = std::make_unique<ReplacementFile>(target);
  db = std::make_unique<Database>(sqlite_name(beside->path()), target.string(),
                                  Database::Mode::write);
  db->run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-32768;");
  create_tables(*db);
}

void StoreWriter::State::open_in_place() {
  if (::access(target.c_str(), W_OK) != 0) {
    throw Error(ErrorKind::unwritable, target.string(),
                "cannot be written: the file is read-only for you");
  }
  migrate();
  db = std::make_unique<Database>(sqlite_name(target), target.string(), Database::Mode::change);
  db->wait_for_locks(kPatience);
  db->run("PRAGMA synchronous=FULL; PRAGMA cache_size=-32768;");
  // A log that a killed writer left is folded in, unless somebody reads it.
  logged = !db->set_journal("delete");
  sum = StateSum(std::strtoull(meta(*db, "state").c_str(), nullptr, 16),
                 std::strtoll(meta(*db, "articles").c_str(), nullptr, 10));
  const std::string unfinished = meta(*db, "unfinished");
  rows_before = unfinished.empty() ? db->number("SELECT max(rowid) FROM article")
                                   : std::strtoll(unfinished.c_str(), nullptr, 10);
}

// A store of an older schema is written anew in this one; also where it is found that what is there
// is no store, or a newer one.
void StoreWriter::State::migrate() const {
  const StoreReader old(target);
  if (old.schema() == kStoreSchema) return;
  write_canonical(target, [&](const auto& use) { old.for_each_row(use); });
}

void StoreWriter::State::begin() {
  if (changing) return;
  if (!db) open_in_place();
  if (!beside && !logged && (in_batches || !is_small())) {
    logged = set_journal(*db, "wal", kTriesToLog);
    // Where logs cannot be (a network's folder), SQLite's older journal does; then readers and
    // writer do wait for each other, for the moment of a commit.
    if (!logged) db->run("PRAGMA cache_spill=OFF");
  }
  db->run("BEGIN IMMEDIATE");
  changing = true;
}

void StoreWriter::State::write_meta(bool unfinished) {
  set_meta(*db, "articles", std::to_string(sum.count()));
  set_meta(*db, "state", sum.state());
  if (unfinished) {
    set_meta(*db, "unfinished", std::to_string(rows_before));
  } else {
    db->run("DELETE FROM meta WHERE key = 'unfinished'");
  }
}

// Small enough to be written anew for any change.
bool StoreWriter::State::is_small() const {
  return db->number("PRAGMA page_count") * db->number("PRAGMA page_size") <= kSmall;
}

void StoreWriter::State::wait_for_rest() {
  for (int i = 0; !bring_to_rest(target); ++i) {
    if (i == kTriesToReplace) {
      throw Error(ErrorKind::unwritable, target.string(),
                  "cannot be replaced: another program is reading it; try again later");
    }
    std::this_thread::sleep_for(kStep);
  }
}

// What was gathered beside becomes the store.
void StoreWriter::State::rewrite_gathered() {
  wait_for_rest();
  write_canonical(target, [&](const std::function<bool(StoreRow)>& use) {
    for (Statement rows = db->prepare(kSelectRows); rows.step();) use(read_row(rows));
  });
}

// A small store's change is never committed: the file written anew holds it.
void StoreWriter::State::rewrite_changed() {
  const auto rows_as_changed = [&](const std::function<bool(StoreRow)>& use) {
    for (Statement rows = db->prepare(kSelectRows); rows.step();) use(read_row(rows));
  };
  write_canonical(target, rows_as_changed, &sum, [&] {
    db->run("ROLLBACK");
    db.reset();
  });
  changing = false;
}

// After the transaction: folds the log in, if no reader is on it; else the next writer does.
void StoreWriter::State::rest(bool must) {
  if (set_journal(*db, "delete", must ? kTriesToReplace : kTriesToRest)) {
    logged = false;
  } else if (must) {
    throw Error(ErrorKind::unwritable, target.string(),
                "cannot be compacted: another program is reading it; try again later");
  }
}

void StoreWriter::State::end_changes(bool unfinished) {
  write_meta(unfinished);
  db->run("COMMIT");
  changing = false;
  in_batches = false;
  rest(false);
}

// A store at rest, in its one form; only what is sound is written anew.
void StoreWriter::State::rewrite() {
  db.reset();
  const StoreReader whole(target);
  write_canonical(target, [&](const auto& use) { whole.for_each_row(use); });
}

StoreWriter::StoreWriter(const fs::path& path, Mode mode, const std::function<void(long)>& on_wait)
    : state_(std::make_unique<State>(path, mode, on_wait)) {}

StoreWriter::~StoreWriter() = default;
StoreWriter::StoreWriter(StoreWriter&&) noexcept = default;
StoreWriter& StoreWriter::operator=(StoreWriter&&) noexcept = default;

StoreWriter::Added StoreWriter::add(const Bundle& bundle) {
  return state_->add(to_row(bundle), false);
}

StoreWriter::Added StoreWriter::add_latest(const Bundle& bundle) {
  return state_->add(to_row(bundle), true);
}

StoreWriter::Added StoreWriter::add_again(const Bundle& bundle) {
  State& state = *state_;
  if (!state.db) state.open_in_place();
  StoreRow row = to_row(bundle);
  const std::optional<StoreRow> there = state.find(row.id());
  if (!there) return state.add(std::move(row), true);
  row.version = there->version;
  if (row.date().empty()) row.date() = StoreRow(*there).date();
  if (row != *there) {
    state.erase(*there);
    state.insert(row);
  }
  return Added::known;
}

void StoreWriter::add_all(const fs::path& store) {
  const StoreReader reader(store);
  reader.for_each_row([&](StoreRow row) {
    state_->add(std::move(row), false);
    return true;
  });
}

bool StoreWriter::has(const std::string& article_id, const std::string& name) const {
  if (!state_->db) state_->open_in_place();
  Statement statement = state_->db->prepare("SELECT name FROM article WHERE id = ?1");
  statement.bind(1, article_id);
  return statement.step() && statement.text(0) <= name;
}

bool StoreWriter::remove(const std::string& article_id) {
  if (!state_->db) state_->open_in_place();
  const std::optional<StoreRow> row = state_->find(article_id);
  if (!row) return false;
  state_->erase(*row);
  state_->close_ranks(row->url());
  return true;
}

std::size_t StoreWriter::size() const { return static_cast<std::size_t>(state_->sum.count()); }

void StoreWriter::commit_batch() {
  State& state = *state_;
  if (!state.changing || (state.beside && state.mode == Mode::replace)) return;
  if (state.beside) {
    state.db->run("COMMIT");
    state.rewrite_gathered();
    state.db.reset();
    state.beside.reset();
    state.open_in_place();
    state.rows_before = 0;
    state.db->run("BEGIN IMMEDIATE");
  }
  state.write_meta(true);
  state.db->run("COMMIT");
  state.changing = false;
  state.in_batches = true;
  if (!state.logged) state.logged = state.db->set_journal("wal");  // before readers come
}

void StoreWriter::commit() {
  State& state = *state_;
  if (state.beside) {
    if (state.changing) state.db->run("COMMIT");
    state.changing = false;
    state.rewrite_gathered();
    if (state.mode == Mode::replace) return;
    state.beside.reset();
    state.db.reset();
    return;
  }
  if (!state.db) return;
  if (!state.changing && meta(*state.db, "unfinished").empty()) return;
  state.begin();
  const bool small = state.is_small();
  if (small && !state.logged && !state.in_batches) return state.rewrite_changed();
  const auto bytes = static_cast<std::uintmax_t>(state.db->number("PRAGMA page_count") *
                                                 state.db->number("PRAGMA page_size"));
  // Unfinished until it is written anew, so that the next run does that if this one is cut off.
  const bool anew = small || 2 * state.bytes_changed >= bytes;
  state.end_changes(anew);
  if (!anew) return;
  if (!state.logged) return state.rewrite();
  state.begin();
  state.end_changes(false);
}

void StoreWriter::compact() {
  commit();
  if (state_->beside) return;
  if (!state_->db) state_->open_in_place();
  state_->rest(true);
  state_->rewrite();
}

}  // namespace quaestor
