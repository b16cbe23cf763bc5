#include "quaestor/facts/ready_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "reading_code.h"

namespace quaestor {

namespace fs = std::filesystem;

namespace {
constexpr std::size_t kPart = 16;  // alignment of parts
constexpr std::array<char, 8> kMagic = {'q', 'r', 'e', 'a', 'd', 'y', '0', '1'};

struct ReadyHeader {
  std::array<char, 8> magic = kMagic;
  std::uint64_t made_of = 0;  // tables and code
  std::uint64_t size = 0;     // bytes of all parts
  std::uint64_t sum = 0;      // of them
};
static_assert(sizeof(ReadyHeader) % kPart == 0);

// Four sums over every fourth word, so that a step does not wait for the one before; each step is
// invertible, so one changed word always shows.
std::uint64_t sum_of(std::string_view bytes) {
  constexpr std::uint64_t kFactor = 0xD6E8FEB86659FD93ULL;
  std::array<std::uint64_t, 4> sums = {bytes.size(), 1, 2, 3};
  const auto step = [&](std::uint64_t sum, std::uint64_t part) {
    return std::rotl((sum ^ part) * kFactor, 29);
  };
  while (bytes.size() >= 32) {
    std::array<std::uint64_t, 4> parts{};
    std::memcpy(parts.data(), bytes.data(), 32);
    for (std::size_t i = 0; i < 4; ++i) sums[i] = step(sums[i], parts[i]);
    bytes.remove_prefix(32);
  }
  std::array<std::uint64_t, 4> parts{};
  if (!bytes.empty()) std::memcpy(parts.data(), bytes.data(), bytes.size());
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < 4; ++i) all = step(all, step(sums[i], parts[i]));
  return all ^ (all >> 32U);
}

struct Mapped {
  std::shared_ptr<const char> owner;
  std::string_view bytes;
};

// None if there is no such file, or nothing in it.
std::optional<Mapped> map(const fs::path& path) {
  const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) return std::nullopt;
  struct stat status {};
  const bool plain = ::fstat(number, &status) == 0 && S_ISREG(status.st_mode);
  const auto size = plain ? static_cast<std::size_t>(status.st_size) : 0;
  void* memory = MAP_FAILED;
  // Every byte is summed next, so all pages may come at once.
  if (size != 0) memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, number, 0);
  ::close(number);
  if (memory == MAP_FAILED) return std::nullopt;
  const auto unmap = [size](const char* bytes) { ::munmap(const_cast<char*>(bytes), size); };
  const char* bytes = static_cast<const char*>(memory);
  return Mapped{std::shared_ptr<const char>(bytes, unmap), {bytes, size}};
}

std::uint64_t sum_of_tables(const std::vector<fs::path>& tables) {
  std::string sums(reading_code());
  for (const fs::path& table : tables) {
    const auto mapped = map(table);
    sums += fmt::format(" {} {:x}", table.filename().string(),
                        mapped ? sum_of(mapped->bytes) : std::uint64_t{0});
  }
  return sum_of(sums);
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// Where a file about this folder may stand: in it, or in $XDG_CACHE_HOME or ~/.cache.
std::vector<fs::path> places_for(const fs::path& folder, std::string_view name) {
  const std::string file = fmt::format("{}.ready", name);
  std::vector<fs::path> places{folder / "ready" / file};
  fs::path cache = variable("XDG_CACHE_HOME");
  if (cache.empty() && !variable("HOME").empty()) cache = fs::path(variable("HOME")) / ".cache";
  if (!cache.empty())
    places.push_back(cache / "quaestor" /
                     fmt::format("{:016x}-{}", sum_of(fs::absolute(folder).string()), file));
  return places;
}

// Whole or not at all.
bool write_file(const fs::path& path, std::string_view header, std::string_view parts) {
  static std::atomic<unsigned> serial{0};
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  const fs::path next =
      path.parent_path() / fmt::format(".{}-{}-{}", path.filename().string(), ::getpid(), serial++);
  {
    std::ofstream out(next, std::ios::binary);
    out << header << parts;
    out.close();
    if (out) fs::rename(next, path, error);
    if (out && !error) return true;
  }
  fs::remove(next, error);
  return false;
}
}  // namespace

std::vector<fs::path> tables_in(const fs::path& folder) {
  std::vector<fs::path> tables;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".tsv") tables.push_back(it->path());
  }
  std::sort(tables.begin(), tables.end());
  return tables;
}

void ReadyWriter::add(const void* bytes, std::size_t size) {
  const std::array<std::uint64_t, 2> head = {size, 0};
  bytes_.append(reinterpret_cast<const char*>(head.data()), sizeof head);
  bytes_.append(static_cast<const char*>(bytes), size);
  bytes_.append((kPart - size % kPart) % kPart, '\0');
}

void ReadyWriter::texts(const std::vector<std::string>& texts) {
  std::string all;
  std::vector<std::uint32_t> ends;
  for (const std::string& text : texts) {
    all += text;
    ends.push_back(static_cast<std::uint32_t>(all.size()));
  }
  text(all);
  part(std::span<const std::uint32_t>(ends));
}

std::vector<std::string> ReadyFile::texts() {
  const std::string_view all = text();
  std::vector<std::string> texts;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : part<std::uint32_t>()) {
    check(begin <= end && end <= all.size());
    texts.emplace_back(all.substr(begin, end - begin));
    begin = end;
  }
  return texts;
}

void ReadyFile::check(bool fits) {
  if (!fits) throw std::logic_error("a ready file holds other parts than are read");
}

std::string_view ReadyFile::next() {
  std::array<std::uint64_t, 2> head{};
  check(rest_.size() >= sizeof head);
  std::memcpy(head.data(), rest_.data(), sizeof head);
  rest_.remove_prefix(sizeof head);
  const std::uint64_t size = head[0];
  check(size <= rest_.size());
  const std::string_view part = rest_.substr(0, size);
  rest_.remove_prefix(std::min<std::size_t>(rest_.size(), (size + kPart - 1) / kPart * kPart));
  return part;
}

ReadyTables::ReadyTables(const fs::path& folder, std::string_view name,
                         std::vector<fs::path> tables)
    : tables_(std::move(tables)), places_(places_for(folder, name)), sum_(sum_of_tables(tables_)) {}

std::optional<ReadyFile> ReadyTables::open() const {
  for (const fs::path& place : places_) {
    auto mapped = map(place);
    if (!mapped || mapped->bytes.size() < sizeof(ReadyHeader)) continue;
    ReadyHeader header;
    std::memcpy(&header, mapped->bytes.data(), sizeof header);
    const std::string_view parts = mapped->bytes.substr(sizeof header);
    if (header.magic == kMagic && header.made_of == sum_ && header.size == parts.size() &&
        header.sum == sum_of(parts))
      return ReadyFile(std::move(mapped->owner), parts);
  }
  return std::nullopt;
}

void ReadyTables::keep(const std::function<void(ReadyWriter&)>& write) const {
  if (sum_of_tables(tables_) != sum_) return;
  ReadyWriter out;
  write(out);
  ReadyHeader header;
  header.made_of = sum_;
  header.size = out.bytes().size();
  header.sum = sum_of(out.bytes());
  const std::string_view head(reinterpret_cast<const char*>(&header), sizeof header);
  for (const fs::path& place : places_) {
    if (write_file(place, head, out.bytes())) return;
  }
}

}  // namespace quaestor
