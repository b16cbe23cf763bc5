// What a page says about itself in its head: Open Graph, meta, JSON-LD, <time>, <html lang>,
// canonical link.
#pragma once

#include "html_tree.h"
#include "quaestor/facts/fact.h"

namespace quaestor {

// Title, date, language, address and outlet as far as the page tells.
ArticleInfo read_html_meta(const GumboNode* root, int max_nesting);

}  // namespace quaestor
