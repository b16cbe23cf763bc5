// Names the code that reads tables: the sources of facts/, language/, extract/ and queries/, hashed
// by cmake/derivation.cmake. What an older version made of the same tables does not count. Private
// to the room.
#pragma once

#include <string_view>

namespace quaestor {

std::string_view reading_code();

}  // namespace quaestor
