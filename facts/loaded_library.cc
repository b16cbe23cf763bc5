#include "quaestor/facts/loaded_library.h"

#include <dlfcn.h>

#include "quaestor/facts/error.h"

namespace quaestor {

namespace fs = std::filesystem;

LoadedLibrary::LoadedLibrary(std::string file)
    : file_(std::move(file)),
      handle_(file_.empty() ? nullptr : ::dlopen(file_.c_str(), RTLD_NOW | RTLD_LOCAL)) {
  if (handle_ != nullptr) return;
  const char* why = file_.empty() ? nullptr : ::dlerror();
  why_ = why == nullptr ? "is not installed with the program" : why;
}

void* LoadedLibrary::symbol(const char* name) const {
  if (handle_ == nullptr) throw Error(ErrorKind::unsupported, file_, why_);
  void* const found = ::dlsym(handle_, name);
  if (found == nullptr) {
    throw Error(ErrorKind::unsupported, file_,
                "has no " + std::string(name) + "; it is of another version than quaestor's");
  }
  return found;
}

fs::path part_path(const std::string& file) {
  std::error_code ignored;
  const fs::path folder = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  for (const fs::path& path :
       {folder / file, folder.parent_path() / QUAESTOR_PARTS / file,
        folder.parent_path() / "cli" / file, fs::path(QUAESTOR_INSTALLED_PARTS) / file}) {
    if (fs::exists(path, ignored)) return path;
  }
  return {};
}

}  // namespace quaestor
