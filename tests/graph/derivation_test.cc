// Each room that keeps results names its own code: two of one name would be one in the program.
#include <doctest/doctest.h>

#include <string_view>

#include "steps.h"

namespace quaestor {
std::string_view reading_code();  // facts/reading_code.h, private to its room
}

TEST_CASE("the code that reads tables and the code that derives graphs are told apart") {
  CHECK(quaestor::reading_code().size() == 16);
  CHECK(quaestor::derivation_code().size() == 16);
  CHECK(quaestor::reading_code() != quaestor::derivation_code());
}
