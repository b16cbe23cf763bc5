#include "json_text.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {
constexpr double kMostExact = 9007199254740992.0;  // 2^53

// Whether the text can be written as it is but for \" and \\ .
bool is_plain(std::string_view text) {
  unsigned char all = 0;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20) return false;
    all |= static_cast<unsigned char>(c);
  }
  return all < 0x80 || is_utf8(text);
}
}  // namespace

void write_json_text(std::string_view text, std::string& out) {
  if (!is_plain(text)) {
    out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return;
  }
  out += '"';
  for (std::size_t at = text.find_first_of("\"\\"); at != std::string_view::npos;
       at = text.find_first_of("\"\\")) {
    out.append(text.substr(0, at)).append(1, '\\').append(1, text[at]);
    text.remove_prefix(at + 1);
  }
  out.append(text).append(1, '"');
}

void write_json_number(double value, std::string& out) {
  if (value == std::floor(value) && std::fabs(value) <= kMostExact) {
    fmt::format_to(std::back_inserter(out), "{}", static_cast<std::int64_t>(value));
  } else {
    out += nlohmann::json(value).dump();
  }
}

}  // namespace quaestor
