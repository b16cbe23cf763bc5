#include "image_writer.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <system_error>
#include <utility>

#include "quaestor/facts/error.h"

namespace quaestor {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 20;

std::uint64_t aligned(std::uint64_t offset) {
  return (offset + kAlignment - 1) / kAlignment * kAlignment;
}

template <std::size_t N>
void put_text(std::array<char, N>& field, std::string_view text) {
  std::copy_n(text.begin(), std::min(text.size(), N), field.begin());
}

}  // namespace

WriteAt into_memory(std::string& bytes) {
  return [&bytes](std::uint64_t offset, std::string_view added) {
    bytes.resize(std::max<std::size_t>(bytes.size(), offset + added.size()));
    std::copy(added.begin(), added.end(), bytes.begin() + static_cast<std::ptrdiff_t>(offset));
  };
}

WriteAt into_file(int descriptor, std::string target) {
  return [descriptor, target = std::move(target)](std::uint64_t offset, std::string_view bytes) {
    // An empty section at the end: the file reaches up to it, as the header says.
    if (bytes.empty() && ::lseek(descriptor, 0, SEEK_END) < static_cast<off_t>(offset) &&
        ::ftruncate(descriptor, static_cast<off_t>(offset)) != 0) {
      throw Error(ErrorKind::unwritable, target,
                  "cannot be written: " + std::generic_category().message(errno));
    }
    while (!bytes.empty()) {
      const ssize_t written =
          ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) {
        throw Error(ErrorKind::unwritable, target,
                    "cannot be written: " + std::generic_category().message(errno));
      }
      bytes.remove_prefix(static_cast<std::size_t>(written));
      offset += static_cast<std::uint64_t>(written);
    }
  };
}

ImageWriter::ImageWriter(WriteAt write_at)
    : write_at_(std::move(write_at)), at_(aligned(sizeof(ImageHeader))) {
  for (SectionPlace& place : header_.sections) place = {at_, 0, Checksum().value()};
}

void ImageWriter::begin(Section section) {
  section_ = section;
  at_ = aligned(at_);
  header_.sections.at(static_cast<std::size_t>(section)).offset = at_;
  sum_ = Checksum();
}

void ImageWriter::add(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBuffer) flush();
  if (bytes.size() < kBuffer) {
    buffer_.append(bytes);
    return;
  }
  sum_.add(bytes);
  write_at_(at_, bytes);
  at_ += bytes.size();
}

void ImageWriter::flush() {
  sum_.add(buffer_);
  write_at_(at_, buffer_);
  at_ += buffer_.size();
  buffer_.clear();
}

void ImageWriter::end() {
  flush();
  SectionPlace& place = header_.sections.at(static_cast<std::size_t>(section_));
  place.size = at_ - place.offset;
  place.sum = sum_.value();
}

void ImageWriter::finish(std::string_view state, std::string_view code) {
  put_text(header_.magic, kImageMagic);
  header_.format = kImageFormat;
  header_.byte_order = kByteOrder;
  put_text(header_.code, code);
  put_text(header_.state, state);
  header_.size = aligned(at_);
  if (header_.size > at_) write_at_(at_, std::string(header_.size - at_, '\0'));
  const std::string_view bytes(reinterpret_cast<const char*>(&header_), sizeof(header_));
  header_.sum = checksum(bytes.substr(0, offsetof(ImageHeader, sum)));
  write_at_(0, bytes);
}

}  // namespace quaestor
