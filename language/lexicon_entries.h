// The entries of a lexicon. Of those that lie in a file, one is made when it is first asked for: a
// text names few of a hundred thousand. Private to the room.
#pragma once

#include <atomic>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "quaestor/facts/ready_file.h"
#include "quaestor/language/lexicon.h"

namespace quaestor {

class LexiconEntries {
 public:
  LexiconEntries() = default;
  // As save() wrote it; the file must stay mapped.
  explicit LexiconEntries(ReadyFile& file);
  void save(ReadyWriter& out) const;
  ~LexiconEntries();
  LexiconEntries(const LexiconEntries&) = delete;
  LexiconEntries& operator=(const LexiconEntries&) = delete;

  std::uint32_t size() const { return static_cast<std::uint32_t>(own_.size() + rows_.size()); }
  // Only while entries are read from tables.
  void push_back(LexiconEntry entry) { own_.push_back(std::move(entry)); }
  void set_outlet(std::uint32_t index) { own_[index].outlet = true; }

  // Lives as long as this; several threads may ask.
  const LexiconEntry& operator[](std::uint32_t index) const {
    if (rows_.empty()) return own_[index];
    const LexiconEntry* made = made_[index].load(std::memory_order_acquire);
    return made != nullptr ? *made : make(index);
  }

 private:
  struct Row {
    std::int64_t population = 0;
    std::uint32_t begin = 0;  // of its cells in texts_
    std::uint32_t end = 0;
    std::uint8_t kind = 0;
    std::uint8_t outlet = 0;
    std::uint8_t government = 0;
  };
  using Made = std::atomic<const LexiconEntry*>;
  const LexiconEntry& make(std::uint32_t index) const;

  std::vector<LexiconEntry> own_;
  std::string_view texts_;  // cells parted by tabs: ids, names, aliases parted by |, …
  std::span<const Row> rows_;
  std::unique_ptr<Made[]> made_;
};

}  // namespace quaestor
