#include "quaestor/facts/text.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <optional>

#include "quaestor/facts/error.h"

namespace quaestor {

namespace {
// Letters that compatibility decomposition leaves whole, as their plain spelling.
std::string_view plain_letter(char32_t c) {
  switch (c) {
    case U'ø':
      return "o";
    case U'ł':
      return "l";
    case U'ß':
      return "ss";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'đ':
    case U'ð':
      return "d";
    case U'þ':
      return "th";
    case U'ı':
      return "i";
    default:
      return {};
  }
}

// How many bytes from `at` are one character of the letters that Western European text is nearly
// all made of, so that ICU is not asked: ASCII, U+0080 to U+00FF, U+2000 to U+203F (dashes,
// quotes); 0 for any other.
std::size_t western_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80; };
  if (byte(at) < 0x80) return 1;
  if (byte(at) == 0xC2 || byte(at) == 0xC3) return follows(at + 1) ? 2 : 0;
  return byte(at) == 0xE2 && byte(at + 1) == 0x80 && follows(at + 2) ? 3 : 0;
}

// The lower case of what western_size() knows, or nothing when there is anything else.
std::optional<std::string> western_lower(std::string_view text) {
  std::string out(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = western_size(text, at);
    if (size == 0) return std::nullopt;
    const std::size_t last = at + size - 1;
    const auto letter = static_cast<unsigned char>(text[last]);
    if (size == 1 && letter >= 'A' && letter <= 'Z') out[last] = static_cast<char>(letter + 0x20);
    const bool capital =
        text[at] == '\xC3' && letter <= 0x9E && letter != 0x97;  // 0x97: the sign ×
    if (size == 2 && capital) out[last] = static_cast<char>(letter + 0x20);
    at += size;
  }
  return out;
}

std::string decompose_lower(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status) != 0) {
    throw Error(ErrorKind::unsupported, "ICU", "has no normalization data");
  }
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  text.foldCase();
  const icu::UnicodeString flat = nfkd->normalize(text, status);
  std::string out;
  flat.toUTF8String(out);
  return out;
}

void append_folded(std::string& out, char32_t c, bool& gap) {
  const int type = u_charType(static_cast<UChar32>(c));
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) return;
  const std::string_view plain = plain_letter(c);
  if (plain.empty() && u_isalnum(static_cast<UChar32>(c)) == 0) {
    gap = true;
    return;
  }
  if (gap && !out.empty()) out += ' ';
  gap = false;
  if (!plain.empty()) {
    out += plain;
  } else {
    append_utf8(out, c);
  }
}

constexpr std::array<std::string_view, 34> kLegalWords = {
    "inc", "incorporated", "corp", "corporation", "co",  "company", "ltd", "limited", "llc",
    "plc", "sa",           "sas",  "sarl",        "se",  "nv",      "bv",  "ag",      "gmbh",
    "kg",  "kgaa",         "spa",  "ab",          "asa", "as",      "oyj", "holding", "holdings",
    "the", "la",           "le",   "les",         "de",  "het",     "der"};

bool is_legal_word(std::string_view word) {
  return std::find(kLegalWords.begin(), kLegalWords.end(), word) != kLegalWords.end();
}
std::string fold_any(std::string_view name) {
  std::string out;
  bool gap = false;
  const std::string flat = decompose_lower(is_utf8(name) ? std::string(name) : repair_utf8(name));
  for (std::size_t at = 0; at < flat.size();) append_folded(out, next_code_point(flat, at), gap);
  return out;
}

// What each of U+00C0 to U+00FF folds to; nothing for × and ÷.
const std::array<std::string, 64>& folded_letters() {
  static const std::array<std::string, 64> letters = [] {
    std::array<std::string, 64> all;
    for (std::size_t i = 0; i < all.size(); ++i)
      all[i] = fold_any(std::string{'\xC3', static_cast<char>(0x80 + i)});
    return all;
  }();
  return letters;
}

// The same as fold_any() for names of ASCII and U+00C0 to U+00FF; nothing for others.
std::optional<std::string> fold_latin(std::string_view name) {
  std::string out;
  bool gap = false;
  const auto add = [&](std::string_view letters) {
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += letters;
  };
  for (std::size_t at = 0; at < name.size(); ++at) {
    char c = name[at];
    if (c == '\xC3' && western_size(name, at) == 2) {
      const std::string& letters = folded_letters()[static_cast<unsigned char>(name[++at]) & 0x3FU];
      if (letters.empty()) {
        gap = true;
      } else {
        add(letters);
      }
      continue;
    }
    if (static_cast<unsigned char>(c) >= 0x80) return std::nullopt;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      add({&c, 1});
    } else {
      gap = true;
    }
  }
  return out;
}
}  // namespace

std::string fold(std::string_view name) {
  if (auto known = fold_latin(name)) return *std::move(known);
  return fold_any(name);
}

std::string fold_company(std::string_view name) {
  const std::string folded = fold(name);
  std::vector<std::string_view> words = split(folded, ' ');
  while (words.size() > 1 && is_legal_word(words.back())) words.pop_back();
  std::size_t first = 0;
  while (first + 1 < words.size() && is_legal_word(words[first])) ++first;
  std::string out;
  for (std::size_t i = first; i < words.size(); ++i) {
    if (!out.empty()) out += ' ';
    out += words[i];
  }
  return out;
}

std::string slug(std::string_view name) {
  std::string out = fold(name);
  if (out.empty()) return "x-" + hex16(fnv1a(name));
  std::replace(out.begin(), out.end(), ' ', '-');
  return out;
}

std::string to_lower(std::string_view text) {
  if (auto known = western_lower(text)) return *std::move(known);
  icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  unicode.toLower(icu::Locale::getRoot());
  std::string out;
  unicode.toUTF8String(out);
  return out;
}

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed) {
  std::uint64_t hash = seed;
  for (char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211ULL;
  }
  return hash;
}

std::string hex16(std::uint64_t value) {
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4) out[i] = "0123456789abcdef"[value & 15];
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  parts.reserve(1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), separator)));
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

std::string_view trim(std::string_view text) {
  const auto space = [&](std::size_t at) {
    const char c = text[at];
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
  };
  std::size_t begin = 0;
  while (begin < text.size()) {
    if (space(begin)) {
      ++begin;
    } else if (text.substr(begin, 2) == "\xC2\xA0") {
      begin += 2;
    } else {
      break;
    }
  }
  text.remove_prefix(begin);
  while (!text.empty()) {
    if (space(text.size() - 1)) {
      text.remove_suffix(1);
    } else if (text.size() >= 2 && text.substr(text.size() - 2) == "\xC2\xA0") {
      text.remove_suffix(2);
    } else {
      break;
    }
  }
  return text;
}

}  // namespace quaestor
