// Members of zip and tar archives (and tar in any usual compression), read in place over
// libarchive: nothing is ever unpacked to disk, so no member's name can lead anywhere.
//
//   for_each_member(bytes, "news.zip", limits, left, [&](const std::string& path, std::string
//   bytes)
//                   { … }, on_bad);
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "quaestor/articles/reader.h"
#include "quaestor/facts/error.h"

namespace quaestor {

inline constexpr bool kReadsArchives =
#ifdef QUAESTOR_ARCHIVES
    true;
#else
    false;
#endif

bool is_zip(std::string_view head);
bool is_tar(std::string_view head);         // 262 bytes are enough to tell
bool is_compressed(std::string_view head);  // xz, bzip2 or zstd, a tar in it or not

// What may still come out of an archive and the archives in it.
struct Expansion {
  std::size_t bytes_left;
  int depth_left;
};

using TellError = std::function<void(const Error&)>;
using UseMember = std::function<void(const std::string& path, std::string bytes)>;

// Regular files in the archive's order; `path` is valid UTF-8 without "..", empty parts and a
// leading slash, and empty for what is compressed but no archive. A member that is damaged or over
// `limits.max_file_bytes` is told through `on_bad` and the rest goes on; without it that throws.
// Throws Error bad_format (the archive is damaged), too_large (all together over `left.bytes_left`,
// which is counted down), unsupported (encrypted, or built without libarchive).
void for_each_member(std::string_view bytes, const std::string& name, const ReadLimits& limits,
                     Expansion& left, const UseMember& use, const TellError& on_bad);
void for_each_member(const std::filesystem::path& file, const std::string& name,
                     const ReadLimits& limits, Expansion& left, const UseMember& use,
                     const TellError& on_bad);

}  // namespace quaestor
