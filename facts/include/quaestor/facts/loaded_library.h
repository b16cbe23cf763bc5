// A shared library that is loaded when something of it is called, not with the program: reading
// archives or drawing pictures needs dozens of libraries, a question none of them, and loading them
// took half of the time in which it is answered. Place in the flow: behind what wraps a C library.
//
//   const LoadedLibrary& archives() { static const LoadedLibrary kOne("libarchive.so.13"); … }
//   #define CALL(name) QUAESTOR_LOADED(archives(), name)
//   CALL(archive_read_free)(archive);
//
// The library's header is read as ever, so calls are checked; it is only not linked. The names of
// libraries come from CMake (cmake/loaded.cmake), which looks them up where the program is built.
#pragma once

#include <filesystem>
#include <string>

namespace quaestor {

class LoadedLibrary {
 public:
  // `file` is a name the system's linker knows, or a path.
  explicit LoadedLibrary(std::string file);

  bool is_there() const { return handle_ != nullptr; }
  // Throws Error unsupported, with the linker's word, when the library or the symbol is missing.
  void* symbol(const char* name) const;

 private:
  std::string file_;
  void* handle_;  // never closed: such libraries leave threads and handlers behind
  std::string why_;
};

// A part of the program that is a library of its own: beside the program, where it was installed,
// or where it was built for the tests beside it. Empty when it is not there.
std::filesystem::path part_path(const std::string& file);

}  // namespace quaestor

// A function (or variable) of a library, with the type its header gives it; looked up once a place.
// NOLINTBEGIN(bugprone-macro-parentheses): a name cannot stand in parentheses
#define QUAESTOR_LOADED(library, name)                                        \
  (*[]() -> decltype(&name) {                                                 \
    static void* const kFound = (library).symbol(QUAESTOR_LOADED_TEXT(name)); \
    return reinterpret_cast<decltype(&name)>(kFound);                         \
  }())
#define QUAESTOR_LOADED_TEXT(name) #name
// NOLINTEND(bugprone-macro-parentheses)
