// What a writer of a store holds. Place in the flow: shared by store_writer.cc (the file: batches,
// rest, writing it anew) and store_writer_rows.cc (its rows: articles and their versions), and by
// nothing else.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "database.h"
#include "quaestor/graph/store.h"
#include "replacement_file.h"
#include "store_lock.h"
#include "store_rows.h"

namespace quaestor {

struct StoreWriter::State {
  State(const std::filesystem::path& path, Mode asked, const std::function<void(long)>& on_wait);

  void gather_beside();
  void open_in_place();
  void migrate() const;
  void begin();
  void write_meta(bool unfinished);
  bool is_small() const;
  void wait_for_rest();
  void rewrite_gathered();
  void rewrite_changed();
  void rest(bool must);
  void end_changes(bool unfinished);
  void rewrite();

  std::optional<StoreRow> find(const std::string& id) const;
  void insert(const StoreRow& row);
  void erase(const StoreRow& row);
  void close_ranks(const std::string& url);
  Added add(StoreRow row, bool latest);
  std::optional<StoreRow> version_before(const StoreRow& row) const;

  std::filesystem::path target;
  Mode mode;
  StoreLock lock;
  std::unique_ptr<ReplacementFile> beside;  // where rows gather before the target is there
  std::unique_ptr<Database> db;             // it, or the target
  bool changing = false;                    // in a transaction
  bool logged = false;                      // under a write-ahead log
  bool in_batches = false;                  // some of this run is committed, and not at rest
  StateSum sum;
  std::int64_t rows_before = 0;      // row numbers up to this are older than this run
  std::uintmax_t bytes_changed = 0;  // of rows, since the writer was made
};

}  // namespace quaestor
