// What was made of tables, kept in a file and mapped the next time, so that nothing is parsed. The
// tables stay what counts: the file tells which bytes of them, and which code, it was made of, and
// is used for these only. Place in the flow: behind table.h; lexicons, frames and weights use it.
//
//   const ReadyTables ready(data_dir(), "lexicon", tables_in(data_dir() / "lexicons"));
//   if (auto file = ready.open()) { numbers_ = Stored(file->part<int>()); return; }
//   … read the tables …
//   ready.keep([&](ReadyWriter& out) { out.part(numbers_.all()); });
//
// Files stand in the folder `ready` beside the tables, else in the user's cache folder; where
// neither can be written, tables are read each time. No format for other machines or programs.
#pragma once

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace quaestor {

// The tables (*.tsv) of a folder, sorted.
std::vector<std::filesystem::path> tables_in(const std::filesystem::path& folder);

class ReadyWriter {
 public:
  template <typename Value>
  void part(std::span<const Value> values) {
    static_assert(std::is_trivially_copyable_v<Value> && alignof(Value) <= kAlign);
    add(values.data(), values.size_bytes());
  }
  void number(std::uint64_t value) { add(&value, sizeof value); }
  void text(std::string_view text) { add(text.data(), text.size()); }
  void texts(const std::vector<std::string>& texts);
  const std::string& bytes() const { return bytes_; }

 private:
  static constexpr std::size_t kAlign = 16;
  void add(const void* bytes, std::size_t size);

  std::string bytes_;
};

// Hands out the parts in the order in which they were written. Copies share the mapping, which
// lives as long as one of them.
class ReadyFile {
 public:
  ReadyFile(std::shared_ptr<const char> owner, std::string_view parts)
      : owner_(std::move(owner)), rest_(parts) {}

  // Throw std::logic_error when there is no such part: writer and reader do not fit.
  template <typename Value>
  std::span<const Value> part() {
    const std::string_view bytes = next();
    check(bytes.size() % sizeof(Value) == 0);
    return {reinterpret_cast<const Value*>(bytes.data()), bytes.size() / sizeof(Value)};
  }
  std::uint64_t number() {
    const auto numbers = part<std::uint64_t>();
    check(numbers.size() == 1);
    return numbers[0];
  }
  std::string_view text() { return next(); }
  std::vector<std::string> texts();

 private:
  static void check(bool fits);
  std::string_view next();

  std::shared_ptr<const char> owner_;
  std::string_view rest_;
};

class ReadyTables {
 public:
  // Reads the tables' bytes. `name` tells files of one folder apart.
  ReadyTables(const std::filesystem::path& folder, std::string_view name,
              std::vector<std::filesystem::path> tables);

  // The file made of these tables by this code, if there is one and it is whole.
  std::optional<ReadyFile> open() const;
  // Writes it, unless a table has changed meanwhile; that it cannot be written is no error.
  void keep(const std::function<void(ReadyWriter&)>& write) const;

 private:
  std::vector<std::filesystem::path> tables_;
  std::vector<std::filesystem::path> places_;  // where the file may stand, best first
  std::uint64_t sum_ = 0;
};

}  // namespace quaestor
