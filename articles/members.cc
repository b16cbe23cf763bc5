#include "members.h"

#include <fmt/format.h>

#include "quaestor/facts/loaded_library.h"
#include "quaestor/facts/text.h"

#ifdef QUAESTOR_ARCHIVES
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <memory>
#endif

namespace quaestor {

bool is_zip(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with(std::string_view("PK\x05\x06", 4));
}

bool is_tar(std::string_view head) { return head.size() >= 262 && head.substr(257, 5) == "ustar"; }

bool is_compressed(std::string_view head) {
  using std::string_view_literals::operator""sv;
  for (const std::string_view mark : {"\xFD"
                                      "7zXZ\0"sv,
                                      "BZh"sv, "\x28\xB5\x2F\xFD"sv}) {
    if (head.starts_with(mark)) return true;
  }
  return false;
}

#ifdef QUAESTOR_ARCHIVES

namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;
constexpr std::size_t kMostMembers = 5'000'000;  // an archive of empty files must end, too
constexpr int kMostDamaged = 100;                // each is one more way through the archive

const LoadedLibrary& library() {
  static const LoadedLibrary kLibrary(QUAESTOR_LIBARCHIVE);
  return kLibrary;
}
#define ARCHIVE(name) QUAESTOR_LOADED(library(), name)

struct FreeArchive {
  void operator()(struct archive* archive) const { ARCHIVE(archive_read_free)(archive); }
};
using Archive = std::unique_ptr<struct archive, FreeArchive>;

// libarchive gives names in the locale's encoding, and none at all for "café" in the plain one.
// This thread's is UTF-8 while it lives.
class Utf8Names {
 public:
  Utf8Names() : utf8_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (utf8_ != nullptr) before_ = uselocale(utf8_);
  }
  ~Utf8Names() {
    if (utf8_ == nullptr) return;
    uselocale(before_);
    freelocale(utf8_);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  locale_t utf8_;
  locale_t before_ = nullptr;
};

Archive make_archive() {
  Archive archive(ARCHIVE(archive_read_new)());
  ARCHIVE(archive_read_support_format_raw)
  (archive.get());  // "news.json.xz": one member, no archive
  ARCHIVE(archive_read_support_format_zip)(archive.get());
  ARCHIVE(archive_read_support_format_tar)(archive.get());
  ARCHIVE(archive_read_support_filter_all)(archive.get());
  return archive;
}

Error damage(struct archive* archive, const std::string& name) {
  const char* why = ARCHIVE(archive_error_string)(archive);
  return {ErrorKind::bad_format, name,
          fmt::format("archive is damaged or cannot be read: {}",
                      why == nullptr ? "no reason given" : repair_utf8(why))};
}

// What a member that cannot be read means for those behind it.
enum class Rest { readable, readable_anew, lost };
struct BadMember {
  Error error;
  Rest rest;
};

// The member's path without anything that could lead out of a folder.
std::string path_of(struct archive_entry* entry, std::size_t number) {
  const char* utf8 = ARCHIVE(archive_entry_pathname_utf8)(entry);
  const char* raw = utf8 != nullptr ? utf8 : ARCHIVE(archive_entry_pathname)(entry);
  if (raw == nullptr) return fmt::format("member {}", number);
  const std::string whole = repair_utf8(raw);
  std::string path;
  for (const std::string_view part : split(whole, '/')) {
    if (part.empty() || part == "." || part == "..") continue;
    if (!path.empty()) path += '/';
    path += part;
  }
  return path.empty() ? fmt::format("member {}", number) : path;
}

std::string member_bytes(struct archive* archive, const std::string& name, const std::string& path,
                         const ReadLimits& limits, Expansion& left) {
  const std::string full = path.empty() ? name : name + "/" + path;
  std::string bytes;
  std::string block(kBlock, '\0');
  for (;;) {
    const la_ssize_t got = ARCHIVE(archive_read_data)(archive, block.data(), block.size());
    if (got < 0) {
      throw BadMember{damage(archive, full),
                      got == ARCHIVE_FATAL ? Rest::readable_anew : Rest::readable};
    }
    if (got == 0) return bytes;
    const auto size = static_cast<std::size_t>(got);
    if (size > left.bytes_left) {
      throw BadMember{
          Error(ErrorKind::too_large, name, "expands to more than the limit for one archive"),
          Rest::lost};
    }
    left.bytes_left -= size;
    if (bytes.size() + size > limits.max_file_bytes) {
      throw BadMember{
          Error(ErrorKind::too_large, full,
                fmt::format("is larger than the limit of {} bytes", limits.max_file_bytes)),
          Rest::readable};
    }
    bytes.append(block, 0, size);
  }
}

// One way through an archive. libarchive gives up at the first member whose compressed bytes are
// damaged; then it is opened anew and what was read is passed over.
class Walk {
 public:
  Walk(const std::string& name, const ReadLimits& limits, Expansion& left, const UseMember& use,
       const TellError& on_bad)
      : name_(name), limits_(limits), left_(left), use_(use), on_bad_(on_bad) {}

  void through(const std::function<Archive()>& open) {
    const Utf8Names names;
    for (int times = 0; times <= kMostDamaged; ++times) {
      const Archive archive = open();
      if (to_the_end(archive.get())) return;
    }
    throw Error(ErrorKind::bad_format, name_,
                fmt::format("more than {} files in it are damaged", kMostDamaged));
  }

 private:
  // False when a damaged member, which was told, stands in the way.
  bool to_the_end(struct archive* archive) {
    const std::size_t before = done_;
    struct archive_entry* entry = nullptr;
    for (std::size_t number = 1;; ++number) {
      const int state = ARCHIVE(archive_read_next_header)(archive, &entry);
      if (state == ARCHIVE_EOF) return true;
      if (state < ARCHIVE_WARN) {
        if (before > 0 && done_ == before) return true;  // the same damage again
        throw damage(archive, name_);
      }
      if (number <= done_) continue;
      done_ = number;
      if (!take(archive, entry)) return false;
    }
  }

  bool take(struct archive* archive, struct archive_entry* entry) {
    if (done_ > kMostMembers) {
      throw Error(ErrorKind::too_large, name_, "holds more files than the limit for one archive");
    }
    if (ARCHIVE(archive_entry_filetype)(entry) != AE_IFREG) return true;
    const bool is_raw = ARCHIVE(archive_format)(archive) == ARCHIVE_FORMAT_RAW;
    if (is_raw && ARCHIVE(archive_filter_code)(archive, 0) == ARCHIVE_FILTER_NONE) {
      throw Error(ErrorKind::bad_format, name_, "archive is damaged");
    }
    if (ARCHIVE(archive_entry_is_encrypted)(entry) == 1) {
      throw Error(ErrorKind::unsupported, name_, "is encrypted; unpack it with its password first");
    }
    const std::string path = is_raw ? std::string() : path_of(entry, done_);
    try {
      use_(path, member_bytes(archive, name_, path, limits_, left_));
    } catch (const BadMember& bad) {
      if (bad.rest == Rest::lost || !on_bad_) throw bad.error;
      on_bad_(bad.error);
      return bad.rest == Rest::readable;
    }
    return true;
  }

  const std::string& name_;
  const ReadLimits& limits_;
  Expansion& left_;
  const UseMember& use_;
  const TellError& on_bad_;
  std::size_t done_ = 0;  // members read or told
};

}  // namespace

void for_each_member(std::string_view bytes, const std::string& name, const ReadLimits& limits,
                     Expansion& left, const UseMember& use, const TellError& on_bad) {
  Walk(name, limits, left, use, on_bad).through([&] {
    Archive archive = make_archive();
    if (ARCHIVE(archive_read_open_memory)(archive.get(), bytes.data(), bytes.size()) !=
        ARCHIVE_OK) {
      throw damage(archive.get(), name);
    }
    return archive;
  });
}

void for_each_member(const std::filesystem::path& file, const std::string& name,
                     const ReadLimits& limits, Expansion& left, const UseMember& use,
                     const TellError& on_bad) {
  Walk(name, limits, left, use, on_bad).through([&] {
    Archive archive = make_archive();
    if (ARCHIVE(archive_read_open_filename)(archive.get(), file.c_str(), kBlock) != ARCHIVE_OK) {
      throw damage(archive.get(), name);
    }
    return archive;
  });
}

#else

namespace {

[[noreturn]] void throw_unsupported(const std::string& name) {
  throw Error(
      ErrorKind::unsupported, name,
      "an archive, and this program was built without libarchive; unpack it first (docx and "
      "odt: save them as HTML)");
}

}  // namespace

void for_each_member(std::string_view, const std::string& name, const ReadLimits&, Expansion&,
                     const UseMember&, const TellError&) {
  throw_unsupported(name);
}

void for_each_member(const std::filesystem::path&, const std::string& name, const ReadLimits&,
                     Expansion&, const UseMember&, const TellError&) {
  throw_unsupported(name);
}

#endif

}  // namespace quaestor
