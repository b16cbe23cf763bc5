// Nodes, facts and articles as the bytes of an image's texts, and back. Place in the flow: the
// writer encodes, Graph decodes one thing at a time when somebody looks at it.
//
//   std::string bytes;  Encoder(bytes).text("Lyon").number(7);
//   Decoder in(bytes);  in.text() == "Lyon";  in.number() == 7;
//
// Numbers are LEB128 (seven bits a byte), texts a length and bytes. A decoder never reads beyond
// its bytes: what does not fit throws.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "quaestor/facts/fact.h"

namespace quaestor {

class Encoder {
 public:
  explicit Encoder(std::string& out) : out_(&out) {}
  Encoder& number(std::uint64_t value);
  Encoder& text(std::string_view value);
  Encoder& real(double value);  // eight bytes

 private:
  std::string* out_;
};

// Thrown by a Decoder, caught by Graph, which names the file.
struct BadBytes {};

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t number() {
    if (bytes_.empty()) throw BadBytes();
    const auto byte = static_cast<unsigned char>(bytes_.front());
    if (byte >= kMore) return long_number();
    bytes_.remove_prefix(1);
    return byte;
  }
  std::string_view text() {  // into the bytes given
    const std::uint64_t size = number();
    if (size > bytes_.size()) throw BadBytes();
    const std::string_view value = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return value;
  }
  double real();

 private:
  static constexpr unsigned char kMore = 0x80;  // set in a byte after which the number goes on
  std::uint64_t long_number();

  std::string_view bytes_;
};

// What FactRecord::bits holds.
struct FactBits {
  Relation relation = Relation::investment;
  std::optional<Form> form;
  std::optional<Status> status;
  std::optional<Qualifier> qualifier;  // there when the fact has an amount
};
std::uint32_t pack(const FactBits& bits);
FactBits unpack_bits(std::uint32_t packed);

std::uint32_t pack(const Date& date);
Date unpack_date(std::uint32_t packed);

void encode(const Entity& entity, Encoder out);
// All but the kind.
Entity decode_entity(Decoder in);
void encode(const ArticleInfo& article, Encoder out);
ArticleInfo decode_article(Decoder in);

}  // namespace quaestor
