// Hashes of words, and tables from such hashes to small values. A word of the text is hashed once,
// when it becomes a token; lexicons, patterns and models look it up by that hash alone. Two words
// of one hash would count as the same: of 64 bits, that does not happen.
//
//   HashTable<int> months;  months.at_or_add(hash_bytes("may")) = 5;
//   if (const int* month = months.find(token.hash)) use(*month);
//
// The numbers are part of the model files (docs/models.md).
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "quaestor/facts/ready_file.h"
#include "quaestor/facts/stored.h"

namespace quaestor {

constexpr std::uint64_t mix(std::uint64_t value) {
  value *= 0xD6E8FEB86659FD93ULL;
  value ^= value >> 32;
  value *= 0xD6E8FEB86659FD93ULL;
  return value ^ (value >> 32);
}

// Up to eight bytes as a number, little-endian, while compiling.
constexpr std::uint64_t number_of(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at)
    number |= std::uint64_t{static_cast<unsigned char>(bytes[at])} << (8 * at);
  return number;
}

// Up to seven bytes as a number, little-endian: by loads of fixed size that may overlap, as a copy
// of unknown size is a call.
constexpr std::uint64_t tail_of(std::string_view bytes) {
  if (std::is_constant_evaluated()) return number_of(bytes);
  const std::size_t size = bytes.size();
  if (size == 0) return 0;
  if (size >= 4) {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::memcpy(&first, bytes.data(), 4);
    std::memcpy(&last, bytes.data() + size - 4, 4);
    return first | std::uint64_t{last} << (8 * (size - 4));
  }
  const auto byte = [&](std::size_t at) {
    return std::uint64_t{static_cast<unsigned char>(bytes[at])} << (8 * at);
  };
  return byte(0) | byte(size / 2) | byte(size - 1);
}

constexpr std::uint64_t kHashStart = 0x9E3779B97F4A7C15ULL;

constexpr std::uint64_t hash_bytes(std::string_view bytes) {
  std::uint64_t hash = kHashStart + bytes.size();
  while (bytes.size() >= 8) {
    std::uint64_t part = 0;
    if (std::is_constant_evaluated()) {
      part = number_of(bytes.substr(0, 8));
    } else {
      std::memcpy(&part, bytes.data(), 8);
    }
    hash = mix(hash ^ part);
    bytes.remove_prefix(8);
  }
  return mix(hash ^ tail_of(bytes));
}

// The same of up to seven bytes that are known as a number (number_of).
constexpr std::uint64_t hash_short(std::uint64_t bytes, std::size_t size) {
  return mix((kHashStart + size) ^ bytes);
}

// The hash of a sequence, from that of its beginning and that of the next word.
inline std::uint64_t join_hashes(std::uint64_t before, std::uint64_t next) {
  return mix(std::rotl(before, 21) ^ next);
}

// Open addressing with linear steps; never more than half full. Pointers live until the next
// at_or_add(). Values are plain, so that a table can lie in a file.
template <typename Value>
class HashTable {
 public:
  HashTable() = default;
  // As save() wrote it.
  explicit HashTable(ReadyFile& file) : used_(file.number()), cells_(file.part<Cell>()) {}
  void save(ReadyWriter& out) const {
    out.number(used_);
    out.part(cells_.all());
  }

  bool empty() const { return used_ == 0; }
  std::size_t size() const { return used_; }

  const Value* find(std::uint64_t hash) const {
    if (cells_.empty()) return nullptr;
    const Cell& cell = cells_[place(cells_.all(), key_of(hash))];
    return cell.key == 0 ? nullptr : &cell.value;
  }
  bool contains(std::uint64_t hash) const { return find(hash) != nullptr; }
  // The value of the hash; a new one is Value().
  Value& at_or_add(std::uint64_t hash) {
    if ((used_ + 1) * 2 > cells_.size()) grow(cells_.empty() ? 16 : cells_.size() * 2);
    Cell& cell = cells_.at(place(cells_.all(), key_of(hash)));
    if (cell.key == 0) {
      cell.key = key_of(hash);
      ++used_;
    }
    return cell.value;
  }
  // Makes room for so many hashes.
  void reserve(std::size_t count) {
    if (count * 2 > cells_.size()) grow(std::bit_ceil(count * 2));
  }

 private:
  struct Cell {
    std::uint64_t key = 0;  // 0 = empty
    Value value{};
  };
  static std::uint64_t key_of(std::uint64_t hash) { return hash == 0 ? 1 : hash; }

  static std::size_t place(std::span<const Cell> cells, std::uint64_t key) {
    const std::size_t mask = cells.size() - 1;
    std::size_t at = key & mask;
    while (cells[at].key != 0 && cells[at].key != key) at = (at + 1) & mask;
    return at;
  }
  void grow(std::size_t size) {
    std::vector<Cell> larger(size);
    for (const Cell& cell : cells_.all()) {
      if (cell.key != 0) larger[place(larger, cell.key)] = cell;
    }
    cells_ = Stored<Cell>(std::move(larger));
  }

  std::size_t used_ = 0;
  Stored<Cell> cells_;
};

// A set of words by their hashes.
class HashSet {
 public:
  HashSet() = default;
  explicit HashSet(ReadyFile& file) : table_(file) {}
  void save(ReadyWriter& out) const { table_.save(out); }
  void insert(std::uint64_t hash) { table_.at_or_add(hash) = true; }
  bool contains(std::uint64_t hash) const { return table_.contains(hash); }

 private:
  HashTable<bool> table_;
};

}  // namespace quaestor
