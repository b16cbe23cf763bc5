// Gzip bytes to plain bytes, with a limit on the size of the result.
#pragma once

#include <string>
#include <string_view>

namespace quaestor {

bool is_gzip(std::string_view bytes);

// All members of a gzip stream. Throws Error bad_format (damaged, cut short) or too_large (over
// `limit` bytes).
std::string gunzip(std::string_view bytes, const std::string& name, std::size_t limit);

}  // namespace quaestor
