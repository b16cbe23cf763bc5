#include "file_sink.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "output.h"
#include "quaestor/facts/error.h"

namespace quaestor {

namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 20;

[[noreturn]] void throw_unwritable(const std::filesystem::path& path, int why) {
  throw Error(
      ErrorKind::unwritable, path.string(),
      fmt::format("cannot be written: {}; give another path or make room", std::strerror(why)));
}

}  // namespace

FileSink::FileSink(std::filesystem::path path, bool folder)
    : path_(std::move(path)), folder_(folder) {
  if (folder_) {
    std::error_code error;
    std::filesystem::create_directories(path_, error);
    if (error || !std::filesystem::is_directory(path_)) {
      throw_unwritable(path_, error ? error.value() : ENOTDIR);
    }
  } else if (path_ != "-") {
    open(path_);
  }
}

FileSink::~FileSink() {
  if (file_ < 0) return;
  ::close(file_);
  ::unlink(temporary_.c_str());
}

void FileSink::open(const std::filesystem::path& path) {
  target_ = path;
  temporary_ = fmt::format("{}.{}.tmp", path.string(), ::getpid());
  file_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file_ < 0) throw_unwritable(target_, errno);
}

void FileSink::write(std::string_view file, std::string_view bytes) {
  if (folder_ && (file_ < 0 || target_.filename() != file)) {
    if (file_ >= 0) close();
    open(path_ / file);
  }
  buffer_ += bytes;
  if (buffer_.size() >= kBuffer) flush();
}

void FileSink::flush() {
  if (path_ == "-") {
    write_standard_output(buffer_);
    buffer_.clear();
    return;
  }
  for (std::string_view rest = buffer_; !rest.empty();) {
    const ssize_t written = ::write(file_, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) throw_unwritable(target_, errno);
    if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void FileSink::close() {
  flush();
  if (::fsync(file_) != 0) throw_unwritable(target_, errno);
  ::close(file_);
  file_ = -1;
  if (::rename(temporary_.c_str(), target_.c_str()) == 0) return;
  const int why = errno;
  ::unlink(temporary_.c_str());
  throw_unwritable(target_, why);
}

void FileSink::finish() {
  if (path_ == "-") return flush();
  if (file_ >= 0) close();
}

}  // namespace quaestor
