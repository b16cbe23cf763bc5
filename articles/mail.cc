// Header fields, then parts in parts; quoted-printable and base64 are undone.
#include "mail.h"

#include <algorithm>
#include <map>
#include <optional>

#include "encoding.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr int kDeepest = 8;         // parts in parts
constexpr std::size_t kParts = 64;  // of one level

using Header = std::map<std::string, std::string>;  // by lower-case name, unfolded

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_field(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos) return false;
  return std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) { return c > ' ' && c < 0x7F; });
}

// Takes the header off `rest`.
Header take_header(std::string_view& rest) {
  Header header;
  std::string last;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.empty()) break;
    if ((line.front() == ' ' || line.front() == '\t') && !last.empty()) {
      header[last].append(" ").append(trim(line));
      continue;
    }
    if (!is_field(line)) continue;
    const std::size_t colon = line.find(':');
    last = to_lower(line.substr(0, colon));
    header.emplace(last, trim(line.substr(colon + 1)));
  }
  return header;
}

std::string field(const Header& header, const char* name) {
  const auto found = header.find(name);
  return found == header.end() ? std::string() : found->second;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string unquoted(std::string_view text, bool header) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '_' && header) {
      out += ' ';
    } else if (text[i] != '=') {
      out += text[i];
    } else if (i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {  // a soft line break
      while (i + 1 < text.size() && text[i + 1] != '\n') ++i;
      ++i;
    }
  }
  return out;
}

std::string unbased(std::string_view text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) continue;
    bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFFFF;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(bits >> count & 0xFF);
    }
  }
  return out;
}

// "=?utf-8?Q?Caf=C3=A9?=" as text (RFC 2047).
std::string decoded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t begin = text.find("=?");
    const std::size_t set = begin == std::string_view::npos ? begin : text.find('?', begin + 2);
    const std::size_t how = set == std::string_view::npos ? set : text.find('?', set + 1);
    const std::size_t end = how == std::string_view::npos ? how : text.find("?=", how + 1);
    if (end == std::string_view::npos) break;
    const std::string_view before = text.substr(0, begin);
    if (!trim(before).empty() || out.empty()) out += before;
    const std::string_view word = text.substr(how + 1, end - how - 1);
    const char kind = text[set + 1];
    out += kind == 'B' || kind == 'b' ? unbased(word) : unquoted(word, true);
    text.remove_prefix(end + 2);
  }
  out += text;
  std::vector<std::string> ignored;
  return out.empty() || is_utf8(out) ? out : decode_text(out, "mail", ignored);
}

// "boundary" of "multipart/mixed; boundary=\"x\"".
std::string parameter(const std::string& value, std::string_view name) {
  const std::string lower = to_lower(value);
  std::size_t at = lower.find(std::string(name) + "=");
  if (at == std::string::npos || lower.size() != value.size()) return {};
  at += name.size() + 1;
  if (at < value.size() && value[at] == '"') {
    return value.substr(at + 1, value.find('"', at + 1) - at - 1);
  }
  return value.substr(at, value.find_first_of("; \t", at) - at);
}

struct Part {
  std::string bytes;
  bool html = false;
};

std::optional<Part> best_part(const Header& header, std::string_view body, int depth);

// Between the boundary's lines; the first plain text, else the first HTML.
std::optional<Part> best_of_parts(std::string_view body, const std::string& boundary, int depth) {
  std::optional<Part> best;
  const std::string mark = "--" + boundary;
  std::size_t at = body.find(mark);
  for (std::size_t count = 0; at != std::string_view::npos && count < kParts; ++count) {
    std::string_view part = body.substr(at + mark.size());
    if (part.starts_with("--")) break;
    at = body.find("\n" + mark, at + mark.size());
    if (at != std::string_view::npos) part = part.substr(0, at + body.data() - part.data());
    at = at == std::string_view::npos ? at : at + 1;
    take_line(part);  // the rest of the boundary's line
    const Header header = take_header(part);
    const std::optional<Part> found = best_part(header, part, depth + 1);
    if (found && (!best || (best->html && !found->html))) best = found;
  }
  return best;
}

std::optional<Part> best_part(const Header& header, std::string_view body, int depth) {
  const std::string type = to_lower(field(header, "content-type"));
  if (type.starts_with("multipart/")) {
    const std::string boundary = parameter(field(header, "content-type"), "boundary");
    if (boundary.empty() || depth >= kDeepest) return std::nullopt;
    return best_of_parts(body, boundary, depth);
  }
  if (to_lower(field(header, "content-disposition")).starts_with("attachment")) return std::nullopt;
  const bool html = type.starts_with("text/html");
  if (!type.empty() && !html && !type.starts_with("text/plain")) return std::nullopt;
  const std::string how = to_lower(field(header, "content-transfer-encoding"));
  Part part{std::string(body), html};
  if (how == "base64") part.bytes = unbased(body);
  if (how == "quoted-printable") part.bytes = unquoted(body, false);
  return part;
}

// "The Ledger" of "\"The Ledger\" <news@ledger.example>".
std::string sender(const std::string& from) {
  const std::size_t angle = from.find('<');
  std::string_view name = trim(std::string_view(from).substr(0, angle));
  while (name.starts_with('"')) name.remove_prefix(1);
  while (name.ends_with('"')) name.remove_suffix(1);
  return std::string(name.empty() ? std::string_view(from) : name);
}

}  // namespace

bool looks_like_mail(std::string_view bytes) {
  std::string_view rest = bytes.substr(0, std::size_t{16} << 10);
  if (!is_field(rest.substr(0, rest.find('\n')))) return false;
  const Header header = take_header(rest);
  return header.contains("from") && (header.contains("mime-version") ||
                                     header.contains("message-id") || header.contains("received"));
}

Mail read_mail(std::string_view bytes) {
  const Header header = take_header(bytes);
  Mail mail;
  mail.subject = decoded(field(header, "subject"));
  mail.from = sender(decoded(field(header, "from")));
  mail.date = field(header, "date");
  if (std::optional<Part> part = best_part(header, bytes, 0)) {
    mail.body = std::move(part->bytes);
    mail.html = part->html;
  }
  return mail;
}

}  // namespace quaestor
