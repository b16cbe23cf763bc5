// Cairo stamps PDF files with the time; the same picture must be the same bytes.
#pragma once

#include <string>

namespace quaestor {

// Puts a fixed date of the same length in place of the date of creation, so offsets stay right.
void fix_pdf_date(std::string& pdf);

}  // namespace quaestor
