// The store's file seen from outside SQLite: whether it is one, opening it for reading, bringing it
// to rest, writing it anew. Place in the flow: under store.cc and store_writer.cc. Format:
// docs/store_format.md.
//
//   const StoreReader reader(path);  reader.for_each_row([](StoreRow row) { ...; return true; });
//
// At rest a store is one plain file. While it is written there is a write-ahead log beside it, so
// readers see the last batch as it was when they began, and nobody waits for anybody.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "database.h"
#include "store_rows.h"

namespace quaestor {

// Absolute, so that no name is special to SQLite.
std::string sqlite_name(const std::filesystem::path& path);
// Where a symbolic link leads; the path itself when there is nothing.
std::filesystem::path resolved(const std::filesystem::path& path);
// Looks at the first bytes. Throws Error not_found / unreadable / bad_format.
void check_magic(const std::filesystem::path& path);

// The value of meta's key, empty if there is none.
std::string meta(const Database& db, std::string_view key);
void set_meta(Database& db, std::string_view key, std::string_view value);

// One moment of a store, whatever others write meanwhile.
class StoreReader {
 public:
  // Throws Error not_found / unreadable / bad_format / unsupported.
  explicit StoreReader(const std::filesystem::path& path);

  const Database& db() const { return *db_; }
  int schema() const { return schema_; }
  // Every row in order of ids until `use` returns false; at the end the sum must be the one the
  // writer noted, or throws Error bad_format.
  void for_each_row(const std::function<bool(StoreRow)>& use) const;

 private:
  std::unique_ptr<Database> db_;
  std::string source_;
  int schema_ = 0;
};

// Folds a left-over log into the file and takes it away, for whoever holds the writer's lock. False
// when a reader that began while the store was written is not done yet.
bool bring_to_rest(const std::filesystem::path& path);
// The tables of a store without articles.
void create_tables(Database& db);
// Writes a fresh file in the one form that a set of rows has, and puts it in the target's place,
// which must be at rest. `for_each` calls back with the rows sorted by id; `before` is called when
// the fresh file is complete, just before it is put in place. Throws Error bad_format, and leaves
// the target alone, when the rows' sum is not the one `expected`.
using RowSource = std::function<void(const std::function<bool(StoreRow)>&)>;
void write_canonical(const std::filesystem::path& target, const RowSource& for_each,
                     const StateSum* expected = nullptr, const std::function<void()>& before = {});

}  // namespace quaestor
