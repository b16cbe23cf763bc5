#include "derivation_code.h"  // written by cmake/derivation.cmake
#include "steps.h"

namespace quaestor {

std::string_view derivation_code() { return kDerivationCode; }

}  // namespace quaestor
