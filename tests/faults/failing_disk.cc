// A disk that is full from a certain moment on: preloaded into the program (LD_PRELOAD), it lets
// the first QUAESTOR_FAULT_AFTER changes of files pass and fails all later ones. What the program
// says on its standard streams always passes.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>

namespace {

bool fails(int file, int error) {
  static const char* const kAfter = std::getenv("QUAESTOR_FAULT_AFTER");
  static std::atomic<long> changes{0};
  if (kAfter == nullptr || file <= STDERR_FILENO) return false;
  if (++changes <= std::strtol(kAfter, nullptr, 10)) return false;
  errno = error;
  return true;
}

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

constexpr int kAny = 1 << 20;  // no file's number: always counted

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t count) {
  if (fails(file, ENOSPC)) return -1;
  return next<ssize_t (*)(int, const void*, size_t)>("write")(file, bytes, count);
}
ssize_t pwrite(int file, const void* bytes, size_t count, off_t at) {
  if (fails(file, ENOSPC)) return -1;
  return next<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite")(file, bytes, count, at);
}
ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t at) {
  if (fails(file, ENOSPC)) return -1;
  return next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64")(file, bytes, count, at);
}
int ftruncate(int file, off_t length) noexcept {
  if (fails(file, ENOSPC)) return -1;
  return next<int (*)(int, off_t)>("ftruncate")(file, length);
}
int ftruncate64(int file, off64_t length) noexcept {
  if (fails(file, ENOSPC)) return -1;
  return next<int (*)(int, off64_t)>("ftruncate64")(file, length);
}
int fsync(int file) {
  if (fails(file, EIO)) return -1;
  return next<int (*)(int)>("fsync")(file);
}
int fdatasync(int file) {
  if (fails(file, EIO)) return -1;
  return next<int (*)(int)>("fdatasync")(file);
}
int rename(const char* from, const char* to) noexcept {
  if (fails(kAny, ENOSPC)) return -1;
  return next<int (*)(const char*, const char*)>("rename")(from, to);
}
int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if ((flags & O_CREAT) != 0 && access(path, F_OK) != 0 && fails(kAny, ENOSPC)) return -1;
  return next<int (*)(const char*, int, ...)>("open")(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if ((flags & O_CREAT) != 0 && access(path, F_OK) != 0 && fails(kAny, ENOSPC)) return -1;
  return next<int (*)(const char*, int, ...)>("open64")(path, flags, mode);
}

}  // extern "C"
