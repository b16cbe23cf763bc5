// What pdf.cc finds in the part that reads PDF over poppler (pdf_text.cc), a library of its own:
// poppler brings twenty others.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace quaestor {

struct PdfText {
  enum class State { whole, damaged, locked, too_long };
  State state = State::damaged;
  std::string text;  // of all pages, UTF-8 as poppler gives it
  long made = 0;     // seconds since 1970, 0 when not told
};

inline constexpr const char* kPdfPart = "libquaestor_pdf.so";
inline constexpr const char* kReadPdfText = "quaestor_read_pdf_text";

// Stops with `too_long` after more than `most` bytes of text.
using ReadPdfText = void(std::string_view bytes, std::size_t most, PdfText* read);

}  // namespace quaestor
