// Archives and compressed bytes made for tests.
#pragma once

#ifdef QUAESTOR_ARCHIVES
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#endif
#include <zlib.h>

#include <string>
#include <utility>
#include <vector>

namespace samples {

using Members = std::vector<std::pair<std::string, std::string>>;  // path, bytes

#ifdef QUAESTOR_ARCHIVES

// `filter` "none", "xz", "bzip2" or "zstd".
inline std::string pack(const Members& members, const std::string& format,
                        const std::string& filter = "none") {
  const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);  // marks names as UTF-8
  const locale_t before = uselocale(utf8);
  struct archive* archive = archive_write_new();
  archive_write_set_format_by_name(archive, format.c_str());
  if (filter != "none") archive_write_add_filter_by_name(archive, filter.c_str());
  std::string bytes(std::size_t{64} << 20, '\0');
  std::size_t used = 0;
  archive_write_open_memory(archive, bytes.data(), bytes.size(), &used);
  for (const auto& member : members) {
    struct archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, member.first.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(member.second.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(archive, entry);
    archive_write_data(archive, member.second.data(), member.second.size());
    archive_entry_free(entry);
  }
  archive_write_close(archive);
  archive_write_free(archive);
  uselocale(before);
  freelocale(utf8);
  bytes.resize(used);
  return bytes;
}

inline std::string zipped(const Members& members) { return pack(members, "zip"); }
inline std::string tarred(const Members& members) { return pack(members, "pax"); }

#endif

inline std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace samples
