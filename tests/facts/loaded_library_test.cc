#include "quaestor/facts/loaded_library.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include "quaestor/facts/error.h"

using quaestor::LoadedLibrary;

namespace {

const LoadedLibrary& library() {
  static const LoadedLibrary kLibrary("libc.so.6");
  return kLibrary;
}

std::string why_not(const LoadedLibrary& library, const char* name) {
  try {
    library.symbol(name);
  } catch (const quaestor::Error& error) {
    CHECK(error.kind() == quaestor::ErrorKind::unsupported);
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a function is called through the library, with its own type") {
  CHECK(library().is_there());
  CHECK(QUAESTOR_LOADED(library(), getpid)() == getpid());
}

TEST_CASE("a library or a function that is not there is said in one line") {
  const LoadedLibrary none("libquaestor_no_such.so");
  CHECK_FALSE(none.is_there());
  CHECK(why_not(none, "getpid").find("libquaestor_no_such.so") != std::string::npos);
  CHECK_FALSE(LoadedLibrary("").is_there());
  CHECK(why_not(library(), "no_such_function").find("no_such_function") != std::string::npos);
}

TEST_CASE("a part that was not built has no path") {
  CHECK(quaestor::part_path("libquaestor_no_such.so").empty());
}
