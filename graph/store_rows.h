// Bundles as rows of a store, and the sum that names a store's content. Place in the flow: between
// bundles and SQLite, under the store's files (store*.cc) only. Format: docs/store_format.md.
//
//   StoreRow row = to_row(bundle);  insert.put(row);  sum.add(row);
//
// It opens no files.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "database.h"
#include "quaestor/facts/fact.h"

namespace quaestor {

// id, name, title, date, language, url, outlet, text, facts
struct StoreRow {
  static constexpr int kTexts = 9;
  std::array<std::string, kTexts> texts;
  std::int64_t version = 0;

  const std::string& id() const { return texts[0]; }
  const std::string& name() const { return texts[1]; }
  std::string& date() { return texts[3]; }
  const std::string& url() const { return texts[5]; }
  const std::string& text() const { return texts[7]; }
  const std::string& facts() const { return texts[8]; }
  std::size_t bytes() const;

  bool operator==(const StoreRow&) const = default;
};

StoreRow to_row(const Bundle& bundle);
// Throws Error bad_format naming `source` when the facts are none.
Bundle to_bundle(StoreRow row, const std::string& source);
// Of two rows for one id: the smaller texts with the greater version, so order does not matter.
StoreRow joined(const StoreRow& a, const StoreRow& b);

// The sum over a set of rows, each hashed apart, so that rows come and go in any order.
class StateSum {
 public:
  StateSum() = default;
  StateSum(std::uint64_t sum, std::int64_t count) : sum_(sum), count_(count) {}
  void add(const StoreRow& row);
  void remove(const StoreRow& row);
  std::string state() const;  // 16 hexadecimal digits
  std::int64_t count() const { return count_; }
  bool operator==(const StateSum&) const = default;

 private:
  std::uint64_t sum_ = 0;
  std::int64_t count_ = 0;
};

// The sum of schema 1: one hash over all rows in order of ids.
class StateSumOfSchema1 {
 public:
  StateSumOfSchema1();
  void add(const StoreRow& row);
  std::string state() const;

 private:
  std::uint64_t hash_;
};

// Selects every row with the columns of read_row(); the second is for stores of schema 1.
extern const char* const kSelectRows;
extern const char* const kSelectRowsOfSchema1;
StoreRow read_row(const Statement& statement);

// The statements that put one row into the tables.
class RowInsert {
 public:
  explicit RowInsert(const Database& db);
  void put(const StoreRow& row);

 private:
  Statement article_;
  Statement bundle_;
};

}  // namespace quaestor
