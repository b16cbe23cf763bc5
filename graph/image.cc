#include "image.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "quaestor/facts/error.h"

namespace quaestor {
namespace {

constexpr std::size_t kBlock = 32;  // bytes a round of the sum
constexpr std::uint64_t kFactor = 0x9FB21C651E98DF25ULL;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

void Checksum::block(const char* bytes) {
  for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + lane * sizeof(word), sizeof(word));
    lanes_[lane] = std::rotl((lanes_[lane] ^ word) * kFactor, 29);
  }
}

void Checksum::add(std::string_view bytes) {
  length_ += bytes.size();
  if (held_ > 0) {
    const std::size_t taken = std::min(kBlock - held_, bytes.size());
    std::memcpy(rest_.data() + held_, bytes.data(), taken);
    held_ += taken;
    bytes.remove_prefix(taken);
    if (held_ < kBlock) return;
    block(rest_.data());
    held_ = 0;
  }
  for (; bytes.size() >= kBlock; bytes.remove_prefix(kBlock)) block(bytes.data());
  if (!bytes.empty()) std::memcpy(rest_.data(), bytes.data(), bytes.size());
  held_ = bytes.size();
}

std::uint64_t Checksum::value() const {
  Checksum last = *this;
  std::fill(last.rest_.begin() + static_cast<std::ptrdiff_t>(held_), last.rest_.end(), '\0');
  last.block(last.rest_.data());
  std::uint64_t sum = length_;
  for (std::uint64_t lane : last.lanes_) {
    sum = (sum ^ lane) * kFactor;
    sum ^= sum >> 32;
  }
  return sum;
}

std::uint64_t checksum(std::string_view bytes) {
  Checksum sum;
  sum.add(bytes);
  return sum.value();
}

Image Image::map(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) {
    throw Error(errno == ENOENT ? ErrorKind::not_found : ErrorKind::unreadable, path.string(),
                "cannot be opened: " + std::generic_category().message(errno));
  }
  struct stat status {};
  if (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) {
    throw Error(ErrorKind::unreadable, path.string(), "is not a file");
  }
  Image image;
  image.source_ = path.string();
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size < sizeof(ImageHeader)) image.damaged();
  void* memory = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.number(), 0);
  if (memory == MAP_FAILED) {
    throw Error(ErrorKind::unreadable, path.string(),
                "cannot be mapped: " + std::generic_category().message(errno));
  }
  image.owner_ = std::shared_ptr<const char>(
      static_cast<const char*>(memory),
      [size](const char* bytes) { ::munmap(const_cast<char*>(bytes), size); });
  image.bytes_ = {static_cast<const char*>(memory), size};
  image.read_header();
  return image;
}

Image Image::own(std::string bytes) {
  // Arrays need their alignment, which a string's bytes do not promise.
  const std::size_t size = (bytes.size() + kAlignment - 1) / kAlignment * kAlignment;
  auto* memory = static_cast<char*>(::operator new (size, std::align_val_t{kAlignment}));
  std::copy(bytes.begin(), bytes.end(), memory);
  Image image;
  image.owner_ = std::shared_ptr<const char>(memory, [](const char* owned) {
    ::operator delete (const_cast<char*>(owned), std::align_val_t{kAlignment});
  });
  image.bytes_ = {memory, bytes.size()};
  if (image.bytes_.size() < sizeof(ImageHeader)) image.damaged();
  image.read_header();
  return image;
}

void Image::read_header() {
  std::memcpy(&header_, bytes_.data(), sizeof(header_));
  const bool ours = std::string_view(header_.magic.data(), header_.magic.size()) == kImageMagic &&
                    header_.format == kImageFormat && header_.byte_order == kByteOrder;
  if (!ours || header_.size != bytes_.size() ||
      header_.sum != checksum(bytes_.substr(0, offsetof(ImageHeader, sum)))) {
    damaged();
  }
  for (const SectionPlace& place : header_.sections) {
    if (place.offset % kAlignment != 0 || place.offset > bytes_.size() ||
        place.size > bytes_.size() - place.offset) {
      damaged();
    }
  }
}

std::string_view Image::state() const {
  return {header_.state.data(), ::strnlen(header_.state.data(), header_.state.size())};
}

std::string_view Image::bytes(Section section) const {
  const SectionPlace& place = header_.sections.at(static_cast<std::size_t>(section));
  return bytes_.substr(place.offset, place.size);
}

void Image::verify() const {
  for (const SectionPlace& place : header_.sections) {
    if (checksum(bytes_.substr(place.offset, place.size)) != place.sum) damaged();
  }
}

void Image::damaged() const {
  throw Error(ErrorKind::bad_format, source_,
              "is damaged; remove it, it is made anew from the store");
}

}  // namespace quaestor
