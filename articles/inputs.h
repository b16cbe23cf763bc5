// Which files are never articles, in folders and in archives alike.
#pragma once

#include <string_view>

namespace quaestor {

// Annotations, stores and their sidecars, READMEs, hidden files, what a Mac adds to an archive.
bool is_passed_over_in_archive(std::string_view path);

}  // namespace quaestor
