// The store on disk: one SQLite file holding a set of bundles. Format: docs/store_format.md.
//
//   StoreWriter writer("news.quaestor", StoreWriter::Mode::add);
//   writer.add(bundle);  writer.commit();
//   std::vector<Bundle> bundles = read_store("news.quaestor");
//
// Readers never wait for a writer, nor it for them. After kill -9 at any moment the store is whole:
// as it was, or with some of the batches that were to come.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "quaestor/facts/fact.h"

namespace quaestor {

class StoreWriter {
 public:
  enum class Mode {
    replace,  // a new store that takes the place of what is there, whole, at commit()
    add       // the store at the path, changed in place; a new one when there is none
  };
  // What an article was to the store.
  enum class Added { article, version, known };

  // One writer at a time: when another process writes the store, calls `on_wait` with its number
  // and waits, or throws Error unwritable if there is no `on_wait`. Throws Error unwritable /
  // bad_format (what is there is not a store) / unsupported (a newer quaestor's).
  StoreWriter(const std::filesystem::path& path, Mode mode,
              const std::function<void(long)>& on_wait = {});
  ~StoreWriter();  // what was not committed is gone
  StoreWriter(StoreWriter&&) noexcept;
  StoreWriter& operator=(StoreWriter&&) noexcept;

  // Adds a bundle; one with the same article id is there already: the one with the smaller name
  // stays (once counts).
  Added add(const Bundle& bundle);
  // The same for an article just read: when the store knew its address before this run with another
  // text, it becomes the latest version of that article, whatever its date says; without a date it
  // gets the one before's.
  Added add_latest(const Bundle& bundle);
  // The same for an article read once more, by a better reader perhaps: what it gives now takes the
  // place of what it gave then.
  Added add_again(const Bundle& bundle);
  // Everything in another store, versions with it. Throws Error when it cannot be read.
  void add_all(const std::filesystem::path& store);
  // Whether adding this article under this name would change nothing.
  bool has(const std::string& article_id, const std::string& name) const;
  // Removes the article; false if it is not there.
  bool remove(const std::string& article_id);
  std::size_t size() const;

  // Makes durable what was added, and goes on; a run that ends here is unfinished, and what the
  // next one adds belongs to it. Mode::replace: nothing is seen before commit().
  void commit_batch();
  // Makes everything durable and brings the store to rest. A small store, or one of which most is
  // new, is written anew in the one form its set of bundles has, as compact() does. The writer can
  // go on adding and commit again.
  void commit();
  // Writes the store anew: equal sets of bundles are then equal files, byte for byte, and as small
  // as they get. Throws Error unwritable when a reader stays too long.
  void compact();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// All bundles sorted by article id. Throws Error not_found / bad_format ("is not a quaestor store",
// "is cut short or damaged").
std::vector<Bundle> read_store(const std::filesystem::path& path);
// The same one by one, for stores that need not fit in memory; stops when `use` returns false.
// Returns the store_state() of the moment that was read, whatever others wrote meanwhile.
std::string for_each_bundle(const std::filesystem::path& path,
                            const std::function<bool(const Bundle&)>& use);
// The articles without texts and facts, sorted by id, until `use` returns false.
void for_each_article(const std::filesystem::path& path,
                      const std::function<bool(const ArticleInfo&)>& use);

// What a store says of itself; cheap at any size.
struct StoreInfo {
  int schema = 0;
  std::size_t articles = 0;
  std::string state;        // names the content: equal for equal sets of bundles
  bool unfinished = false;  // the last run that added to it was cut off
  std::uintmax_t bytes = 0;
};
StoreInfo store_info(const std::filesystem::path& path);

// Verifies every law on a store: SQLite's structures, the sum, that each article has its bundle and
// the id of its content, that facts keep the contract, that each quote is the text at its place.
// Calls `found` for each thing that is wrong, with the article's name or nothing; returns how many
// articles were looked at. Throws Error when the file cannot be read as a store at all.
std::size_t check_store(
    const std::filesystem::path& path,
    const std::function<void(const std::string& article, const std::string& what)>& found);

// Names the set of bundles in a store, as its writer noted it, without reading them: equal states,
// equal sets. Throws Error as above, as far as it can be seen without reading all.
std::string store_state(const std::filesystem::path& path);

// Writes the union of the inputs to `output` (which may be one of them): the same bytes as one
// build of all their bundles. Throws Error as above; `output` is then untouched.
void merge_stores(const std::vector<std::filesystem::path>& inputs,
                  const std::filesystem::path& output);

inline constexpr int kStoreSchema = 2;

}  // namespace quaestor
