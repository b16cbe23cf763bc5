#include "codec.h"

#include <cstring>

namespace quaestor {
namespace {

constexpr std::uint32_t kRelationBits = 0xF;
constexpr unsigned kFormShift = 4;
constexpr unsigned kStatusShift = 8;
constexpr unsigned kQualifierShift = 12;
constexpr std::uint32_t kOptionBits = 0xF;  // 0 = not there, else the value + 1
constexpr unsigned kMonthShift = 5;
constexpr unsigned kYearShift = 9;

template <typename E>
std::uint32_t pack_option(const std::optional<E>& value, unsigned shift) {
  return value ? (static_cast<std::uint32_t>(*value) + 1) << shift : 0;
}

template <typename E>
std::optional<E> unpack_option(std::uint32_t packed, unsigned shift, int count) {
  const std::uint32_t value = packed >> shift & kOptionBits;
  if (value == 0) return std::nullopt;
  if (value > static_cast<std::uint32_t>(count)) throw BadBytes();
  return static_cast<E>(value - 1);
}

}  // namespace

Encoder& Encoder::number(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) *out_ += static_cast<char>(value | 0x80);
  *out_ += static_cast<char>(value);
  return *this;
}

Encoder& Encoder::text(std::string_view value) {
  number(value.size());
  out_->append(value);
  return *this;
}

Encoder& Encoder::real(double value) {
  char bytes[sizeof(value)];
  std::memcpy(bytes, &value, sizeof(value));
  out_->append(bytes, sizeof(value));
  return *this;
}

std::uint64_t Decoder::long_number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (bytes_.empty()) throw BadBytes();
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < kMore) return value;
  }
  throw BadBytes();
}

double Decoder::real() {
  double value = 0;
  if (bytes_.size() < sizeof(value)) throw BadBytes();
  std::memcpy(&value, bytes_.data(), sizeof(value));
  bytes_.remove_prefix(sizeof(value));
  return value;
}

std::uint32_t pack(const FactBits& bits) {
  return static_cast<std::uint32_t>(bits.relation) | pack_option(bits.form, kFormShift) |
         pack_option(bits.status, kStatusShift) | pack_option(bits.qualifier, kQualifierShift);
}

FactBits unpack_bits(std::uint32_t packed) {
  const std::uint32_t relation = packed & kRelationBits;
  if (relation >= static_cast<std::uint32_t>(kRelations)) throw BadBytes();
  return {static_cast<Relation>(relation), unpack_option<Form>(packed, kFormShift, kForms),
          unpack_option<Status>(packed, kStatusShift, kStatuses),
          unpack_option<Qualifier>(packed, kQualifierShift, kQualifiers)};
}

std::uint32_t pack(const Date& date) {
  return static_cast<std::uint32_t>(date.year) << kYearShift |
         static_cast<std::uint32_t>(date.month) << kMonthShift |
         static_cast<std::uint32_t>(date.day);
}

Date unpack_date(std::uint32_t packed) {
  return {static_cast<int>(packed >> kYearShift), static_cast<int>(packed >> kMonthShift & 0xF),
          static_cast<int>(packed & 0x1F)};
}

void encode(const Entity& entity, Encoder out) {
  out.text(entity.id).text(entity.name).text(entity.country).number(entity.aliases.size());
  for (const std::string& alias : entity.aliases) out.text(alias);
}

Entity decode_entity(Decoder in) {
  Entity entity;
  entity.id = in.text();
  entity.name = in.text();
  entity.country = in.text();
  for (std::uint64_t left = in.number(); left > 0; --left) entity.aliases.emplace_back(in.text());
  return entity;
}

void encode(const ArticleInfo& article, Encoder out) {
  out.text(article.id).text(article.outlet).number(pack(article.date));  // rows ask for these
  out.text(article.name).text(article.title).text(article.language).text(article.url);
  out.number(static_cast<std::uint64_t>(article.version));
}

ArticleInfo decode_article(Decoder in) {
  ArticleInfo article;
  article.id = in.text();
  article.outlet = in.text();
  article.date = unpack_date(static_cast<std::uint32_t>(in.number()));
  article.name = in.text();
  article.title = in.text();
  article.language = in.text();
  article.url = in.text();
  article.version = static_cast<int>(in.number());
  return article;
}

}  // namespace quaestor
