#include "warc.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "gzip.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kLongestLine = std::size_t{64} << 10;
constexpr std::size_t kMostFields = 1000;

using Header = std::map<std::string, std::string>;  // by lower-case name

std::string field(const Header& header, const char* name) {
  const auto found = header.find(name);
  return found == header.end() ? std::string() : found->second;
}

void add_field(Header& header, std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || header.size() >= kMostFields) return;
  header.emplace(to_lower(repair_utf8(trim(line.substr(0, colon)))),
                 repair_utf8(trim(line.substr(colon + 1))));
}

// Bytes with a buffer: lines, and blocks of known length.
class Stream {
 public:
  Stream(const ByteSource& source, const std::string& name)
      : source_(source), name_(name), buffer_(1 << 16, '\0') {}

  bool at_end() { return begin_ == end_ && !fill(); }

  // A line without its end; longer than the limit it is cut.
  std::string line() {
    std::string out;
    while (!at_end()) {
      const char c = buffer_[begin_++];
      if (c == '\n') break;
      if (out.size() < kLongestLine) out += c;
    }
    if (out.ends_with('\r')) out.pop_back();
    return out;
  }

  // The next `size` bytes, what is beyond `limit` passed over. Throws Error bad_format at an end
  // before them.
  std::string block(std::uint64_t size, std::size_t limit) {
    std::string out;
    while (size > 0 && !at_end()) {
      const std::size_t part = std::min<std::uint64_t>(size, end_ - begin_);
      out.append(buffer_, begin_, std::min(part, limit - out.size()));
      begin_ += part;
      size -= part;
    }
    if (size > 0) throw Error(ErrorKind::bad_format, name_, "is cut short");
    return out;
  }

 private:
  bool fill() {
    begin_ = 0;
    end_ = source_(buffer_.data(), buffer_.size());
    return end_ > 0;
  }

  const ByteSource& source_;
  const std::string& name_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

template <typename Number>
std::optional<Number> number(std::string_view text, int base) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  return value;
}

// Chunks of HTTP put together; what is cut short stays as far as it goes.
std::string unchunked(std::string_view body) {
  std::string out;
  while (!body.empty()) {
    const std::size_t end = body.find('\n');
    const auto size = number<std::uint32_t>(body.substr(0, end), 16);
    if (!size || *size == 0 || end == std::string_view::npos) break;
    body.remove_prefix(end + 1);
    const std::size_t take = std::min<std::size_t>(*size, body.size());
    out.append(body.substr(0, take));
    body.remove_prefix(take);
    const std::size_t next = body.find_first_not_of("\r\n");
    body.remove_prefix(next == std::string_view::npos ? body.size() : next);
  }
  return out;
}

bool is_page_type(const std::string& type) {
  const std::string lower = to_lower(type);
  return lower.starts_with("text/html") || lower.starts_with("application/xhtml") ||
         lower.starts_with("text/plain");
}

// The body of an HTTP response that is a page, or nothing.
std::optional<std::string> page_of_response(std::string_view message, const std::string& name,
                                            const ReadLimits& limits) {
  const auto take_line = [&message] {
    const std::size_t end = message.find('\n');
    std::string_view line = message.substr(0, end);
    message.remove_prefix(end == std::string_view::npos ? message.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  };
  const std::string_view status = take_line();
  const std::size_t blank = status.find(' ');
  if (!status.starts_with("HTTP/") || blank == std::string_view::npos) return std::nullopt;
  if (status.substr(blank + 1, 3) != "200") return std::nullopt;
  Header header;
  while (!message.empty()) {
    const std::string_view line = take_line();
    if (line.empty()) break;
    add_field(header, line);
  }
  const std::string type = field(header, "content-type");
  if (!is_page_type(type.empty() ? "text/html" : type)) return std::nullopt;
  std::string body(message);
  const bool chunked =
      to_lower(field(header, "transfer-encoding")).find("chunked") != std::string::npos;
  // Crawlers often undo the chunks and keep the header.
  if (chunked && number<std::uint32_t>(body, 16)) {
    std::string joined = unchunked(body);
    if (!joined.empty()) body = std::move(joined);
  }
  if (is_gzip(body)) body = gunzip(body, name, limits.max_article_bytes);
  return body;
}

std::optional<std::string> page_of_record(const Header& header, std::string block,
                                          const std::string& name, const ReadLimits& limits) {
  const std::string type = to_lower(field(header, "warc-type"));
  if (type == "response") return page_of_response(block, name, limits);
  if (type == "resource" && is_page_type(field(header, "content-type"))) return block;
  if (type == "conversion") return block;
  return std::nullopt;
}

// The record's header; the stream is then at its block. Nothing at the end of the file.
std::optional<Header> next_header(Stream& stream, const std::string& name) {
  std::string line;
  do {
    if (stream.at_end()) return std::nullopt;
    line = stream.line();
  } while (line.empty());
  if (!line.starts_with("WARC/")) {
    throw Error(ErrorKind::bad_format, name, "is cut short or damaged: a WARC record should begin");
  }
  Header header;
  while (!stream.at_end()) {
    line = stream.line();
    if (line.empty()) return header;
    add_field(header, line);
  }
  throw Error(ErrorKind::bad_format, name, "is cut short");
}

}  // namespace

bool is_warc(std::string_view head) { return head.starts_with("WARC/"); }

void read_warc(const ByteSource& source, const std::string& name, const ReadLimits& limits,
               const std::function<void(WarcPage, long)>& use,
               const std::function<void(const Error&)>& on_bad_record) {
  Stream stream(source, name);
  long number_of_page = 0;
  while (const std::optional<Header> header = next_header(stream, name)) {
    const auto size = number<std::uint64_t>(field(*header, "content-length"), 10);
    if (!size) throw Error(ErrorKind::bad_format, name, "a WARC record without its length");
    std::string block = stream.block(*size, limits.max_article_bytes);
    try {
      std::optional<std::string> page = page_of_record(*header, std::move(block), name, limits);
      if (!page || trim(*page).empty()) continue;
      const std::string url = field(*header, "warc-target-uri");
      if (*size > limits.max_article_bytes) {
        throw Error(ErrorKind::too_large, name,
                    fmt::format("{} is {} bytes, over the limit of {} bytes", url, *size,
                                limits.max_article_bytes));
      }
      use({url, parse_date(field(*header, "warc-date")).value_or(Date{}), std::move(*page)},
          ++number_of_page);
    } catch (const Error& error) {
      if (!on_bad_record) throw;
      on_bad_record(error);
    }
  }
}

}  // namespace quaestor
