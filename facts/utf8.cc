// UTF-8 decoding, checking and repair (table 3-7 of the Unicode Standard: well-formed byte
// sequences).
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {
struct Decoded {
  char32_t c = 0xFFFD;
  std::size_t size = 1;
  bool ok = false;
};

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned b0 = byte(0);
  if (b0 < 0x80) return {b0, 1, true};
  if (b0 >= 0xC2 && b0 <= 0xDF && tail(1))
    return {((b0 & 0x1FU) << 6) | (byte(1) & 0x3FU), 2, true};
  if (b0 >= 0xE0 && b0 <= 0xEF && tail(1) && tail(2)) {
    const char32_t c = ((b0 & 0x0FU) << 12) | ((byte(1) & 0x3FU) << 6) | (byte(2) & 0x3FU);
    if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {c, 3, true};
  }
  if (b0 >= 0xF0 && b0 <= 0xF4 && tail(1) && tail(2) && tail(3)) {
    const char32_t c = ((b0 & 0x07U) << 18) | ((byte(1) & 0x3FU) << 12) | ((byte(2) & 0x3FU) << 6) |
                       (byte(3) & 0x3FU);
    if (c >= 0x10000 && c <= 0x10FFFF) return {c, 4, true};
  }
  return {};
}
}  // namespace

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded d = decode(bytes, at);
    if (!d.ok) return false;
    at += d.size;
  }
  return true;
}

std::string repair_utf8(std::string_view bytes, std::size_t* replaced) {
  std::string out;
  out.reserve(bytes.size());
  std::size_t bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded d = decode(bytes, at);
    if (d.ok) {
      out.append(bytes.substr(at, d.size));
    } else {
      append_utf8(out, 0xFFFD);
      ++bad;
    }
    at += d.size;
  }
  if (replaced != nullptr) *replaced = bad;
  return out;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const Decoded d = decode(text, at);
  at += d.size;
  return d.c;
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

}  // namespace quaestor
