// PDF files as plain text, over poppler where the program was built with it.
#pragma once

#include <string>
#include <string_view>

#include "draft.h"
#include "quaestor/articles/reader.h"

namespace quaestor {

inline constexpr bool kReadsPdf =
#ifdef QUAESTOR_PDF
    true;
#else
    false;
#endif

bool is_pdf(std::string_view bytes);

// The text of all pages, words divided at line ends put together. Throws Error bad_format (damaged,
// pictures of pages without text), unsupported (locked with a password, built without poppler),
// too_large.
Draft read_pdf(std::string_view bytes, const std::string& name, const ReadLimits& limits);

}  // namespace quaestor
