// Bytes of unknown encoding to valid UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

// UTF-8 (with or without byte order mark), UTF-16 with byte order mark, else Windows-1252 (which
// contains Latin-1). Bytes that are mostly valid UTF-8 stay UTF-8, and what is invalid becomes
// U+FFFD. What was done is told in `warnings`. Throws Error bad_format for an empty file and for
// bytes that are not text.
std::string decode_text(std::string_view bytes, const std::string& name,
                        std::vector<std::string>& warnings);

}  // namespace quaestor
