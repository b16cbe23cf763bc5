// Written after PKWARE's APPNOTE.TXT 6.3: local headers with the files, central directory, end.
#include "zip_store.h"

#include <cstdint>

namespace quaestor {

namespace {

constexpr std::uint32_t kLocal = 0x04034b50;
constexpr std::uint32_t kCentral = 0x02014b50;
constexpr std::uint32_t kEnd = 0x06054b50;
constexpr std::uint32_t kVersion = 20;
constexpr std::uint32_t kFirstDay = (1 << 5) | 1;  // 1980-01-01 as MS-DOS writes it

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
}

std::uint32_t crc32(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~crc;
}

// What local header and directory have in common: version needed to the length of the extra field.
void put_file(std::string& out, const ZipFile& file) {
  const auto size = static_cast<std::uint32_t>(file.bytes.size());
  put(out, kVersion, 2);
  put(out, 0, 2);  // flags
  put(out, 0, 2);  // stored
  put(out, 0, 2);  // time
  put(out, kFirstDay, 2);
  put(out, crc32(file.bytes), 4);
  put(out, size, 4);
  put(out, size, 4);
  put(out, static_cast<std::uint32_t>(file.name.size()), 2);
  put(out, 0, 2);  // extra field
}

}  // namespace

std::string zip_store(const std::vector<ZipFile>& files) {
  std::string out;
  std::string directory;
  for (const ZipFile& file : files) {
    put(directory, kCentral, 4);
    put(directory, kVersion, 2);
    put_file(directory, file);
    put(directory, 0, 2);  // comment
    put(directory, 0, 2);  // disk
    put(directory, 0, 2);  // internal attributes
    put(directory, 0, 4);  // external attributes
    put(directory, static_cast<std::uint32_t>(out.size()), 4);
    directory += file.name;
    put(out, kLocal, 4);
    put_file(out, file);
    out += file.name + file.bytes;
  }
  const auto start = static_cast<std::uint32_t>(out.size());
  out += directory;
  put(out, kEnd, 4);
  put(out, 0, 4);  // disks
  put(out, static_cast<std::uint32_t>(files.size()), 2);
  put(out, static_cast<std::uint32_t>(files.size()), 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, start, 4);
  put(out, 0, 2);  // comment
  return out;
}

}  // namespace quaestor
