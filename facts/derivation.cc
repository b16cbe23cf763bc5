#include "derivation_code.h"  // written by cmake/derivation.cmake
#include "reading_code.h"

namespace quaestor {

std::string_view reading_code() { return kDerivationCode; }

}  // namespace quaestor
