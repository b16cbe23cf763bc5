#include "encoding.h"

#include <fmt/format.h>

#include <array>

#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

// Code points of bytes 0x80..0x9F in Windows-1252; 0 = unassigned. Source: unicode.org
// Public/MAPPINGS, cp1252.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr char32_t kReplacement = 0xFFFD;

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

std::string from_utf16(std::string_view bytes, bool big, std::size_t& replaced) {
  const auto unit = [&](std::size_t i) -> char32_t {
    const auto a = static_cast<unsigned char>(bytes[i]);
    const auto b = static_cast<unsigned char>(bytes[i + 1]);
    return big ? (a << 8 | b) : (b << 8 | a);
  };
  std::string out;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size() && (unit(i + 2) & 0xFC00) == 0xDC00) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
      i += 2;
    } else if (c >= 0xD800 && c < 0xE000) {
      c = kReplacement;
      ++replaced;
    }
    append_utf8(out, c);
  }
  if (bytes.size() % 2 != 0) {
    append_utf8(out, kReplacement);
    ++replaced;
  }
  return out;
}

std::string from_windows_1252(std::string_view bytes, std::size_t& replaced) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (unsigned char c : bytes) {
    if (c < 0x80 || c >= 0xA0) {
      append_utf8(out, c);
    } else if (kWindows1252[c - 0x80] != 0) {
      append_utf8(out, kWindows1252[c - 0x80]);
    } else {
      append_utf8(out, kReplacement);
      ++replaced;
    }
  }
  return out;
}

// Length of the valid multi-byte UTF-8 sequence at `at`, or 0.
std::size_t sequence_length(std::string_view bytes, std::size_t at) {
  for (std::size_t n = 2; n <= 4 && at + n <= bytes.size(); ++n) {
    if (is_utf8(bytes.substr(at, n))) return n;
  }
  return 0;
}

// More valid multi-byte sequences than stray high bytes: damaged UTF-8 rather than a one-byte
// encoding.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t stray = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
    } else if (const std::size_t n = sequence_length(bytes, i); n > 0) {
      ++good;
      i += n;
    } else {
      ++stray;
      ++i;
    }
  }
  return good >= stray;
}

bool is_blank(std::string_view text) {
  for (unsigned char c : text) {
    if (c != ' ' && (c < '\t' || c > '\r')) return false;
  }
  return true;
}

// Zero bytes, or more than one control character in fifty.
bool is_binary(std::string_view bytes) {
  std::size_t control = 0;
  for (unsigned char c : bytes) {
    if (c == 0) return true;
    control += (c < 0x20 && (c < '\t' || c > '\r') && c != 0x1B) || c == 0x7F;
  }
  return control * 50 > bytes.size();
}

void report(std::size_t replaced, std::vector<std::string>& warnings) {
  if (replaced > 0) {
    warnings.push_back(
        fmt::format("{} invalid byte{} replaced", replaced, replaced == 1 ? "" : "s"));
  }
}

}  // namespace

std::string decode_text(std::string_view bytes, const std::string& name,
                        std::vector<std::string>& warnings) {
  const std::string_view full = bytes;
  std::size_t replaced = 0;
  std::string out;
  if (starts_with(bytes, "\xFF\xFE") || starts_with(bytes, "\xFE\xFF")) {
    out = from_utf16(bytes.substr(2), bytes[0] == '\xFE', replaced);
  } else {
    if (starts_with(bytes, "\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (is_binary(bytes)) throw Error(ErrorKind::bad_format, name, "is not text");
    if (is_utf8(bytes)) {
      out = std::string(bytes);
    } else if (is_mostly_utf8(bytes)) {
      out = repair_utf8(bytes, &replaced);
    } else {
      out = from_windows_1252(bytes, replaced);
      warnings.emplace_back("read as Windows-1252");
    }
  }
  if (full.empty() || is_blank(out)) throw Error(ErrorKind::bad_format, name, "is empty");
  if (is_binary(out)) throw Error(ErrorKind::bad_format, name, "is not text");
  report(replaced, warnings);
  return out;
}

}  // namespace quaestor
