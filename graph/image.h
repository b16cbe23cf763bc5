// The graph as one run of bytes: sorted arrays and texts that are used where they lie, in memory or
// in a mapped file. Place in the flow: written by image_writer.h, read by Graph. The format is
// docs/store_format.md, "The graph beside the store".
//
//   Image image = Image::map("news.quaestor-graph");   // nothing is read yet
//   std::span<const Edge> edges = image.array<Edge>(Section::edges);
//
// An image checks its header and that every section lies inside the file; verify() reads all of it.
// It does not know what the bytes of a text mean (codec.h does).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace quaestor {

inline constexpr std::uint32_t kImageFormat = 1;

enum class Section : std::uint32_t {
  nodes,         // NodeRecord, sorted by id
  node_text,     // id, name, country, aliases
  out_begin,     // u32: out edges of node n are edges[out_begin[n] .. out_begin[n + 1])
  edges,         // Edge, sorted by source, target, kind, fact
  in_begin,      // u32, likewise into in_list
  in_list,       // u32: indexes of edges, by target
  facts,         // FactRecord
  arguments,     // u32: part << 29 | node, of fact f from facts[f].arguments on
  fact_text,     // title, rule, evidence and the rest
  articles,      // u64: where the text begins; sorted by id
  article_text,  // the fields of ArticleInfo
  name_hashes,   // u64, ascending: hash of a folded name
  name_nodes,    // u32: the node of each
  word_begin,    // u64: words that many facts share (currencies, rules); one more than words
  words          // their bytes
};
inline constexpr std::size_t kSections = 15;

struct NodeRecord {
  std::uint64_t text = 0;  // offset into node_text
  std::uint32_t kind = 0;
  std::uint32_t fact = 0;
};

struct FactRecord {
  std::uint64_t text = 0;  // offset into fact_text
  double value = 0;        // of the amount
  double value_max = 0;
  std::uint32_t arguments = 0;  // first one; the next record tells the end
  std::uint32_t date = 0;       // year << 9 | month << 5 | day
  std::uint32_t bits = 0;       // see codec.h
  std::uint32_t currency = 0;   // a word
};

struct SectionPlace {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;  // bytes
  std::uint64_t sum = 0;   // checksum() of them
};

struct ImageHeader {
  std::array<char, 8> magic{};  // kImageMagic
  std::uint32_t format = 0;
  std::uint32_t byte_order = 0;  // 0x01020304 as this machine writes it
  std::array<char, 16> code{};   // which program derived it
  std::array<char, 64> state{};  // the store's state it was derived from
  std::uint64_t size = 0;        // of the whole file
  std::array<SectionPlace, kSections> sections{};
  std::uint64_t sum = 0;  // checksum() of all before
};

inline constexpr std::string_view kImageMagic = "QUAEGRPH";
inline constexpr std::uint32_t kByteOrder = 0x01020304;
inline constexpr std::size_t kAlignment = 64;

// A fast 64-bit sum for accidents (not for attacks): four lanes of multiply and rotate.
class Checksum {
 public:
  void add(std::string_view bytes);
  std::uint64_t value() const;

 private:
  void block(const char* bytes);
  std::array<std::uint64_t, 4> lanes_{0x9E3779B97F4A7C15ULL, 0xBF58476D1CE4E5B9ULL,
                                      0x94D049BB133111EBULL, 0xD6E8FEB86659FD93ULL};
  std::array<char, 32> rest_{};
  std::size_t held_ = 0;  // bytes in rest_
  std::uint64_t length_ = 0;
};
std::uint64_t checksum(std::string_view bytes);

class Image {
 public:
  Image() = default;
  // Maps the file; throws Error not_found / unreadable / bad_format (another file, another
  // format, cut short).
  static Image map(const std::filesystem::path& path);
  // Owns the bytes; throws Error bad_format.
  static Image own(std::string bytes);

  const ImageHeader& header() const { return header_; }
  std::string_view state() const;
  std::string_view code() const { return {header_.code.data(), header_.code.size()}; }
  std::string_view bytes(Section section) const;
  // A section as an array; throws Error bad_format when its size does not fit.
  template <typename T>
  std::span<const T> array(Section section) const {
    const std::string_view all = bytes(section);
    if (all.size() % sizeof(T) != 0) damaged();
    return {reinterpret_cast<const T*>(all.data()), all.size() / sizeof(T)};
  }

  // Reads every section and compares its checksum; throws Error bad_format.
  void verify() const;
  // Throws Error bad_format naming the file.
  [[noreturn]] void damaged() const;
  const std::string& source() const { return source_; }

 private:
  void read_header();

  std::shared_ptr<const char> owner_;  // of the bytes
  std::string_view bytes_;
  std::string source_ = "graph";
  ImageHeader header_;
};

}  // namespace quaestor
