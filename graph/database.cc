#include "database.h"

#include <fmt/format.h>

#include <new>
#include <system_error>
#include <utility>

#include "quaestor/facts/error.h"

namespace quaestor {

Statement& Statement::bind(int position, std::string_view text) {
  // A null pointer would bind NULL instead of the empty text.
  const char* bytes = text.data() != nullptr ? text.data() : "";
  const int code = sqlite3_bind_text64(statement_.get(), position, bytes, text.size(),
                                       SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK) database_->fail(code);
  return *this;
}

Statement& Statement::bind(int position, std::int64_t number) {
  const int code = sqlite3_bind_int64(statement_.get(), position, number);
  if (code != SQLITE_OK) database_->fail(code);
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_->fail(code);
  return false;
}

std::string_view Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

void Statement::run() {
  while (step()) {
  }
  reset();
}

namespace {

// A name as SQLite's URIs have it.
std::string uri_of(const std::string& file, std::string_view parameters) {
  std::string uri = "file://";
  for (const char c : file) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '/' || c == '.' || c == '-' || c == '_';
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri.append(parameters);
}

int open_flags(Database::Mode mode) {
  switch (mode) {
    case Database::Mode::read:
      return SQLITE_OPEN_READONLY;
    case Database::Mode::frozen:
      return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    case Database::Mode::change:
      return SQLITE_OPEN_READWRITE;
    case Database::Mode::write:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  }
  return 0;
}

}  // namespace

Database::Database(const std::string& file, std::string source, Mode mode)
    : source_(std::move(source)), mode_(mode) {
  const std::string name = mode == Mode::frozen ? uri_of(file, "?immutable=1") : file;
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &connection, open_flags(mode), nullptr);
  connection_.reset(connection);
  if (code != SQLITE_OK) fail(code);
  sqlite3_extended_result_codes(connection, 1);
}

bool Database::set_journal(const std::string& journal) {
  sqlite3_stmt* raw = nullptr;
  const std::string sql = "PRAGMA journal_mode=" + journal;
  sqlite3_busy_timeout(connection_.get(),
                       0);  // waiting is the caller's, without keeping others out
  int code = sqlite3_prepare_v2(connection_.get(), sql.c_str(), -1, &raw, nullptr);
  if (code == SQLITE_OK) {
    const Statement statement(raw, this);
    code = sqlite3_step(raw);
    if (code == SQLITE_ROW) {
      sqlite3_busy_timeout(connection_.get(), patience_);
      return statement.text(0) == journal;
    }
  }
  sqlite3_busy_timeout(connection_.get(), patience_);
  if ((code & 0xff) != SQLITE_BUSY && (code & 0xff) != SQLITE_LOCKED) fail(code);
  return false;
}

void Database::wait_for_locks(int milliseconds) {
  patience_ = milliseconds;
  sqlite3_busy_timeout(connection_.get(), milliseconds);
}

void Database::run(const std::string& sql) {
  const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

Statement Database::prepare(const char* sql) const {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(connection_.get(), sql, -1, &statement, nullptr);
  if (code != SQLITE_OK) fail(code);
  return {statement, this};
}

std::int64_t Database::number(const char* sql) const {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

void Database::fail(int code) const {
  const int primary = code & 0xff;
  if (primary == SQLITE_NOMEM) throw std::bad_alloc();
  const bool reading = mode_ == Mode::read || mode_ == Mode::frozen;
  if (primary == SQLITE_NOTADB) {
    throw Error(ErrorKind::bad_format, source_, "is not a quaestor store");
  }
  if (primary == SQLITE_CORRUPT || code == SQLITE_IOERR_SHORT_READ) {
    throw Error(ErrorKind::bad_format, source_, "is cut short or damaged");
  }
  // A store of ours has every table and column that we ask for.
  if (reading && primary == SQLITE_ERROR) {
    throw Error(ErrorKind::bad_format, source_, "is not a quaestor store");
  }
  throw Error(reading ? ErrorKind::unreadable : ErrorKind::unwritable, source_,
              fmt::format("cannot be {}: {}", reading ? "read" : "written", reason(code)));
}

std::string Database::reason(int code) const {
  const int primary = code & 0xff;
  if (primary == SQLITE_FULL) return "no room is left on the disk; make room and do it again";
  if (primary == SQLITE_BUSY) return "another program is at it; try again later";
  const int error = connection_ ? sqlite3_system_errno(connection_.get()) : 0;
  if (primary == SQLITE_IOERR && error != 0) return std::generic_category().message(error);
  return connection_ ? sqlite3_errmsg(connection_.get()) : sqlite3_errstr(code);
}

}  // namespace quaestor
