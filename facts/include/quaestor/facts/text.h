// Names as keys: folding of case and accents, slugs, hashes, UTF-8 repair. Used by every room.
//
//   fold("Orsted A/S") == "orsted a s";  fold("Ørsted") == "orsted";  slug("Mistral AI") ==
//   "mistral-ai";
//
// Folding is for comparing, never for showing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

// Lower case, accents and diacritics off (also ø ł ß æ đ ı), every run of other characters one
// space, trimmed.
std::string fold(std::string_view name);
// fold() without legal forms and articles at either end ("The Boeing Company" -> "boeing"); never
// empty if fold() isn't.
std::string fold_company(std::string_view name);
// fold() with hyphens for spaces; "x-<hash>" when nothing is left.
std::string slug(std::string_view name);
// Unicode lower case (ICU, root locale).
std::string to_lower(std::string_view text);

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed = 14695981039346656037ULL);
std::string hex16(std::uint64_t value);  // 16 lower-case hexadecimal digits

bool is_utf8(std::string_view bytes);
// Invalid sequences become U+FFFD; `replaced` counts them when given.
std::string repair_utf8(std::string_view bytes, std::size_t* replaced = nullptr);
// Decodes the code point at `at` (valid UTF-8) and moves `at` past it.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_utf8(std::string& out, char32_t c);

std::vector<std::string_view> split(std::string_view text, char separator);
std::string_view trim(std::string_view text);  // ASCII white space and U+00A0 off both ends

}  // namespace quaestor
