// Web pages: decoded text with the article's own part told from the rest.
#pragma once

#include <string_view>

#include "draft.h"
#include "quaestor/articles/reader.h"

namespace quaestor {

// Opens like a page, or is full of tags.
bool looks_like_html(std::string_view text);

// Text of the page in reading order, a blank line between blocks, white space as a browser shows
// it; scripts, styles and hidden parts dropped. Units outside the main text are fixed as
// boilerplate. With `fragment` everything is main text unless its tags say otherwise. Throws Error
// bad_format without a name for nesting beyond limits.max_nesting.
Draft read_html(std::string_view html, const ReadLimits& limits, bool fragment);

}  // namespace quaestor
