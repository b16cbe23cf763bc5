#include "json_text.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

#include "quaestor/facts/text.h"

namespace quaestor {

namespace {
constexpr double kMostExact = 9007199254740992.0;  // 2^53

}  // namespace

// What is no UTF-8 or holds control characters is left to the library.
void write_json_text(std::string_view text, std::string& out) {
  const std::size_t before = out.size();
  out += '"';
  unsigned char all = 0;
  bool control = false;
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    all |= c;
    control = control || c < 0x20;
    if (c != '"' && c != '\\') continue;
    out.append(text.substr(written, at - written)).append(1, '\\');
    written = at;
  }
  if (control || (all >= 0x80 && !is_utf8(text))) {
    out.resize(before);
    out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return;
  }
  out.append(text.substr(written)).append(1, '"');
}

void write_json_number(double value, std::string& out) {
  if (value == std::floor(value) && std::fabs(value) <= kMostExact) {
    fmt::format_to(std::back_inserter(out), "{}", static_cast<std::int64_t>(value));
  } else {
    out += nlohmann::json(value).dump();
  }
}

}  // namespace quaestor
