#include "quaestor/articles/letters.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "html_tree.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

// `text` without the address of a link at `at` ("](address)"), or npos when there is none.
std::size_t end_of_address(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("](")) return std::string_view::npos;
  for (at += 2; at < text.size();) {
    if (text[at] == ')') return at + 1;
    if (u_isUWhiteSpace(static_cast<UChar32>(next_code_point(text, at))) != 0) break;
  }
  return std::string_view::npos;
}

std::string without_addresses(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_address(text, at);
    if (end != std::string_view::npos) {
      out += ']';
      at = end;
    } else if (text.substr(at).starts_with("\\n")) {
      out += ' ';
      at += 2;
    } else {
      out += text[at++];
    }
  }
  return out;
}

// What is left holds no "<", so that a parser of HTML sees nothing but text.
std::string without_tags(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '<') {
      out += text[at++];
      continue;
    }
    out += ' ';
    const std::size_t end = text.find('>', at + 1);
    at = end == std::string_view::npos || end == at + 1 ? at + 1 : end + 1;
  }
  return out;
}

std::string decoded(std::string text) {
  if (text.find('&') == std::string::npos) return text;
  const HtmlTree tree(text, 64);
  return inner_text(tree.root());
}

bool is_letter_or_digit(UChar32 c) { return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0; }

std::string file_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Error(ErrorKind::unreadable, file.string(), 0, "cannot be opened");
  std::string raw = repair_utf8(
      std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()));
  const std::size_t first = raw.find_first_not_of(" \t\r\n");
  if (first == std::string::npos || raw[first] != '{') return raw;
  const auto record = nlohmann::ordered_json::parse(raw, nullptr, false);
  if (!record.is_object()) return raw;
  std::string text;
  for (const auto& value : record) {
    if (!value.is_string()) continue;
    if (!text.empty()) text += '\n';
    text += value.get<std::string>();
  }
  return text;
}

}  // namespace

std::string letters_of(std::string_view text) {
  const std::string plain = decoded(without_tags(without_addresses(text)));
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfkc = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString unicode =
      nfkc->normalize(icu::UnicodeString::fromUTF8(
                          icu::StringPiece(plain.data(), static_cast<std::int32_t>(plain.size()))),
                      status);
  unicode.foldCase();
  std::string folded;
  unicode.toUTF8String(folded);
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_code_point(folded, at);
    if (is_letter_or_digit(static_cast<UChar32>(c))) append_utf8(out, c);
  }
  return out;
}

std::string letters_of_file(const std::filesystem::path& file) {
  return letters_of(file_text(file));
}

}  // namespace quaestor
