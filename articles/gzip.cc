#include "gzip.h"

#include <fmt/format.h>
#include <zlib.h>

#include <array>

#include "quaestor/facts/error.h"

namespace quaestor {

namespace {

struct Inflater {
  z_stream stream{};
  Inflater() { ok = inflateInit2(&stream, 15 + 16) == Z_OK; }
  ~Inflater() { inflateEnd(&stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  bool ok = false;
};

}  // namespace

bool is_gzip(std::string_view bytes) {
  return bytes.size() >= 3 && bytes.substr(0, 3) == std::string_view("\x1f\x8b\x08", 3);
}

std::string gunzip(std::string_view bytes, const std::string& name, std::size_t limit) {
  Inflater inflater;
  if (!inflater.ok) throw Error(ErrorKind::unreadable, name, "no memory to decompress");
  z_stream& stream = inflater.stream;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  std::array<char, 1 << 16> buffer;
  for (;;) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    const int state = inflate(&stream, Z_NO_FLUSH);
    const std::size_t made = buffer.size() - stream.avail_out;
    if (out.size() + made > limit) {
      throw Error(ErrorKind::too_large, name,
                  fmt::format("is larger than {} bytes when decompressed", limit));
    }
    out.append(buffer.data(), made);
    if (state == Z_STREAM_END) {
      if (!is_gzip({reinterpret_cast<const char*>(stream.next_in), stream.avail_in})) return out;
      inflateReset(&stream);  // the next member
    } else if (state == Z_BUF_ERROR || (state == Z_OK && stream.avail_in == 0 && made == 0)) {
      throw Error(ErrorKind::bad_format, name, "gzip data is cut short");
    } else if (state != Z_OK) {
      throw Error(ErrorKind::bad_format, name, "gzip data is damaged");
    }
  }
}

}  // namespace quaestor
