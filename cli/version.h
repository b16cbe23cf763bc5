// What this program is made of, for --version.
#pragma once

#include <string>

namespace quaestor {

std::string version_text();  // several lines, without the last newline

}  // namespace quaestor
