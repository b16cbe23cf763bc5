#include "model_bytes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "quaestor/facts/error.h"

namespace quaestor::syntax {

namespace {
constexpr std::size_t kMaxSize = 64 << 20;

class ModelFile {
 public:
  explicit ModelFile(const char* path) : number_(::open(path, O_RDONLY | O_CLOEXEC)) {}
  ~ModelFile() {
    if (number_ >= 0) ::close(number_);
  }
  ModelFile(const ModelFile&) = delete;
  ModelFile& operator=(const ModelFile&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};
}  // namespace

ModelBytes ModelBytes::map(const std::filesystem::path& path) {
  const ModelFile file(path.c_str());
  if (file.number() < 0)
    throw Error(ErrorKind::not_found, path.string(), "language model is missing");
  struct stat status {};
  if (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode))
    throw Error(ErrorKind::unreadable, path.string(), "cannot be read");
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) throw Error(ErrorKind::bad_format, path.string(), "language model is too short");
  if (size > kMaxSize)
    throw Error(ErrorKind::bad_format, path.string(), "language model is too large");
  // The sum over all bytes is checked next, so all pages may come at once.
  void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.number(), 0);
  if (memory == MAP_FAILED) throw Error(ErrorKind::unreadable, path.string(), "cannot be read");
  ModelBytes out;
  out.owner_ = std::shared_ptr<const char>(
      static_cast<const char*>(memory),
      [size](const char* bytes) { ::munmap(const_cast<char*>(bytes), size); });
  out.bytes_ = {static_cast<const char*>(memory), size};
  return out;
}

}  // namespace quaestor::syntax
