// How a report looks in a word processor: page, fonts and table as a document that pandoc takes
// styles from.
#pragma once

#include <string>

namespace quaestor {

// A docx without text.
std::string docx_styles();

}  // namespace quaestor
