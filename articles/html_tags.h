// What HTML elements are for the reader: left out, boxes, parts of a line, headings.
#pragma once

#include <gumbo.h>

namespace quaestor {

bool is_skipped(GumboTag tag);          // holds no text of the page
bool is_container(GumboTag tag);        // may hold the article
bool is_inline(GumboTag tag);           // stands in a line of text
int heading_level(GumboTag tag);        // 1..6, 0 = none
bool is_hidden(const GumboNode* node);  // by attribute or style
// A row whose cells hold lines of text only; rows of tables that lay out a page hold blocks.
bool is_data_row(const GumboNode* row);

}  // namespace quaestor
