// What is loaded with the program: a question must not wait for libraries that read archives or
// draw pictures (facts/loaded_library.h).
#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>

#include "cli/program.h"

using namespace quaestor;
using namespace quaestor::program;

TEST_CASE("libraries for reading and drawing are not loaded with the program") {
  std::FILE* const pipe = ::popen("ldd '" QUAESTOR_BINARY "' 2>/dev/null", "r");
  REQUIRE(pipe != nullptr);
  std::string libraries;
  char line[512];
  while (std::fgets(line, sizeof line, pipe) != nullptr) libraries += line;
  ::pclose(pipe);
  if (!contains(libraries, "libsqlite3")) {
    MESSAGE("left out: no ldd here");
    return;
  }
  for (const char* name :
       {"poppler", "archive", "libxml2", "libgvc", "libcgraph", "libedit", "rsvg"}) {
    CAPTURE(name);
    CHECK_FALSE(contains(libraries, name));
  }
}
