#include "quaestor/facts/text.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

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

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
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
}  // namespace

std::string fold(std::string_view name) {
  std::string out;
  bool gap = false;
  if (is_ascii(name)) {
    for (char c : name) {
      const bool upper = c >= 'A' && c <= 'Z';
      if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        if (gap && !out.empty()) out += ' ';
        gap = false;
        out += upper ? static_cast<char>(c + 32) : c;
      } else {
        gap = true;
      }
    }
    return out;
  }
  const std::string flat = decompose_lower(is_utf8(name) ? std::string(name) : repair_utf8(name));
  for (std::size_t at = 0; at < flat.size();) append_folded(out, next_code_point(flat, at), gap);
  return out;
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
  if (is_ascii(text)) {
    std::string out(text);
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return out;
  }
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
