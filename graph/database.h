// A thin owner of SQLite connections and statements; every failure becomes an Error that names the
// store's file. Place in the flow: under the store's files (store*.cc) only.
//
//   Database db("/data/news.quaestor", "news.quaestor", Database::Mode::read);
//   for (Statement s = db.prepare("SELECT id FROM article"); s.step();) use(s.text(0));
//
// It knows nothing of bundles.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace quaestor {

class Statement {
 public:
  // Bytes are copied; positions count from 1.
  Statement& bind(int position, std::string_view text);
  Statement& bind(int position, std::int64_t number);
  // True when a row is there; columns count from 0, and views live until the next step() or
  // reset().
  bool step();
  std::string_view text(int column) const;
  std::int64_t integer(int column) const;
  bool is_null(int column) const;
  void reset();
  // Steps to the end and resets, for statements that answer nothing.
  void run();

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  Statement(sqlite3_stmt* statement, const class Database* database)
      : statement_(statement), database_(database) {}

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  const Database* database_;
};

class Database {
 public:
  enum class Mode {
    read,    // an existing file
    frozen,  // the same where nothing can be written beside the file and nobody writes it
    change,  // an existing file, to be changed in place
    write,   // an existing or new file
  };

  // `file` is absolute; `source` is what errors name. Throws Error.
  Database(const std::string& file, std::string source, Mode mode);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql);
  Statement prepare(const char* sql) const;
  // The first number a query answers, 0 if it answers nothing.
  std::int64_t number(const char* sql) const;
  // Another journal ("wal", "delete"); false when that needs the file alone and others are at it.
  bool set_journal(const std::string& journal);
  // How long to wait for others' locks; 0 at first.
  void wait_for_locks(int milliseconds);

  // Translates an SQLite result code.
  [[noreturn]] void fail(int code) const;

 private:
  std::string reason(int code) const;

  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
  };
  std::unique_ptr<sqlite3, Close> connection_;
  std::string source_;
  Mode mode_;
  int patience_ = 0;  // ms
};

}  // namespace quaestor
