// Reads a model file (docs/models.md) into memory and hands out its parts, each checked to lie in
// it.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/facts/error.h"
#include "syntax_file.h"

namespace quaestor::syntax {

class ModelReader {
 public:
  ModelReader(const std::filesystem::path& path, std::vector<std::uint64_t>& bytes)
      : path_(path), bytes_(bytes) {}

  // The whole file into `bytes`. Header has magic, version, checksum and file_size.
  template <class Header>
  Header read(const char (&magic)[8], std::uint32_t version) {
    std::error_code failed;
    size_ = std::filesystem::file_size(path_, failed);
    std::ifstream in(path_, std::ios::binary);
    if (failed || !in)
      throw Error(ErrorKind::not_found, path_.string(), "language model is missing");
    if (size_ > kMaxSize) damaged("is too large");
    bytes_.assign((size_ + 7) / 8 + 2, 0);
    in.read(reinterpret_cast<char*>(bytes_.data()), static_cast<std::streamsize>(size_));
    if (!in) throw Error(ErrorKind::unreadable, path_.string(), "cannot be read");
    if (size_ < sizeof(Header)) damaged("is too short");
    Header header;
    std::memcpy(static_cast<void*>(&header), bytes_.data(), sizeof header);
    if (std::memcmp(header.magic, magic, sizeof magic) != 0) damaged("is of another kind");
    if (header.version != version) {
      damaged(fmt::format("has format {}, not {}; train it anew", header.version, version));
    }
    if (header.file_size != size_) damaged("is cut off");
    const std::string_view body(base() + sizeof header, size_ - sizeof header);
    if (checksum_of(body) != header.checksum) damaged("is damaged (checksum)");
    return header;
  }

  template <class T>
  std::span<const T> part(const Part& part, std::size_t padding = 0) const {
    const std::uint64_t room = part.begin <= size_ ? size_ - part.begin : 0;
    if (part.begin % alignof(T) != 0 || room < padding ||
        part.count > (room - padding) / sizeof(T)) {
      damaged("is damaged (parts)");
    }
    return {reinterpret_cast<const T*>(base() + part.begin), part.count};
  }

  WeightTable table(const TablePart& part, std::size_t classes) const {
    const auto buckets = this->part<Bucket>(part.buckets);
    const auto rows = this->part<std::int8_t>(part.rows, kStep);
    if (part.classes != classes || classes == 0 || classes > kMaxClasses || buckets.empty()) {
      damaged("is damaged (classes)");
    }
    for (const Bucket& bucket : buckets) {
      const auto used = static_cast<std::size_t>(std::count_if(
          std::begin(bucket.marks), std::end(bucket.marks), [](auto m) { return m != 0; }));
      if ((bucket.first_row + used) * classes > rows.size()) damaged("is damaged (rows)");
    }
    return {buckets, rows.data(), classes};
  }

  [[noreturn]] void damaged(const std::string& why) const {
    throw Error(ErrorKind::bad_format, path_.string(), "language model " + why);
  }

 private:
  static constexpr std::uint64_t kMaxSize = 64 << 20;
  const char* base() const { return reinterpret_cast<const char*>(bytes_.data()); }

  const std::filesystem::path& path_;
  std::vector<std::uint64_t>& bytes_;
  std::uint64_t size_ = 0;
};

}  // namespace quaestor::syntax
