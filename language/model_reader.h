// Hands out the parts of a model file (docs/models.md), each checked to lie in it.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "quaestor/facts/error.h"
#include "syntax_file.h"

namespace quaestor::syntax {

class ModelReader {
 public:
  // The parts are views into `bytes`, which must be of the file at `path`.
  ModelReader(const std::filesystem::path& path, std::string_view bytes)
      : path_(path), bytes_(bytes) {}

  // Checks the whole file. Header has magic, version, checksum and file_size.
  template <class Header>
  Header read(const char (&magic)[8], std::uint32_t version) const {
    if (bytes_.size() < sizeof(Header)) damaged("is too short");
    Header header;
    std::memcpy(static_cast<void*>(&header), bytes_.data(), sizeof header);
    if (std::memcmp(header.magic, magic, sizeof magic) != 0) damaged("is of another kind");
    if (header.version != version) {
      damaged(fmt::format("has format {}, not {}; train it anew", header.version, version));
    }
    if (header.file_size != bytes_.size()) damaged("is cut off");
    if (checksum_of(bytes_.substr(sizeof header)) != header.checksum)
      damaged("is damaged (checksum)");
    return header;
  }

  template <class T>
  std::span<const T> part(const Part& part, std::size_t padding = 0) const {
    const std::uint64_t room = part.begin <= bytes_.size() ? bytes_.size() - part.begin : 0;
    if (part.begin % alignof(T) != 0 || room < padding ||
        part.count > (room - padding) / sizeof(T)) {
      damaged("is damaged (parts)");
    }
    return {reinterpret_cast<const T*>(bytes_.data() + part.begin), part.count};
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
  const std::filesystem::path& path_;
  std::string_view bytes_;
};

}  // namespace quaestor::syntax
