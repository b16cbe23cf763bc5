// The letters and digits of a text, to find a quote in an article whatever their spacing and
// markup.
//
//   letters_of("<b>4&nbsp;billion</b> €") == "4billion"
//
// Only for measuring: evidence itself is an exact stretch of Article::text.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace quaestor {

// Tags and addresses of Markdown links off, character references decoded, then compatibility forms
// (NFKC) and case folded, and everything but letters and digits off.
std::string letters_of(std::string_view text);
// Of a file as it is; of one JSON record, of its strings.
// Throws Error unreadable.
std::string letters_of_file(const std::filesystem::path& file);

}  // namespace quaestor
