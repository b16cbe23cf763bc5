// The store on disk: one SQLite file holding a set of bundles. Format: docs/store_format.md.
//
//   StoreWriter writer("news.quaestor", StoreWriter::Mode::replace);
//   writer.add(bundle);  writer.commit();
//   std::vector<Bundle> bundles = read_store("news.quaestor");
//
// Equal sets of bundles give equal files, byte for byte. Until commit() returns, the file at the
// path is the old one; after kill -9 at any moment it is the old or the new one.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "quaestor/facts/fact.h"

namespace quaestor {

class StoreWriter {
 public:
  enum class Mode {
    replace,
    add
  };  // start empty, or start from the store already at the path (if any)

  // Throws Error unwritable / bad_format (what is there is not a store).
  StoreWriter(const std::filesystem::path& path, Mode mode);
  ~StoreWriter();  // without commit(): removes the temporary file, the store at the path is
                   // untouched
  StoreWriter(StoreWriter&&) noexcept;
  StoreWriter& operator=(StoreWriter&&) noexcept;

  // Adds a bundle; one with the same article id is there already: the one with the smaller name
  // stays (once counts).
  void add(const Bundle& bundle);
  // Removes the article; false if it is not there.
  bool remove(const std::string& article_id);
  std::size_t size() const;
  // Sorts, syncs and renames into place. The writer can go on adding and commit again: each commit
  // is a whole store.
  void commit();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// All bundles sorted by article id. Throws Error not_found / bad_format ("is not a quaestor store",
// "is cut short or damaged").
std::vector<Bundle> read_store(const std::filesystem::path& path);
// The same one by one, for stores that need not fit in memory; stops when `use` returns false.
void for_each_bundle(const std::filesystem::path& path,
                     const std::function<bool(const Bundle&)>& use);

// Names the set of bundles in a store, as its writer noted it, without reading them: equal states,
// equal sets. Throws Error as above, as far as it can be seen without reading all.
std::string store_state(const std::filesystem::path& path);

// Writes the union of the inputs to `output` (which may be one of them): the same bytes as one
// build of all their bundles. Throws Error as above; `output` is then untouched.
void merge_stores(const std::vector<std::filesystem::path>& inputs,
                  const std::filesystem::path& output);

inline constexpr int kStoreSchema = 1;

}  // namespace quaestor
