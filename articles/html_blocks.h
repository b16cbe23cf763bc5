// Blocks of text of an HTML tree in reading order, with the elements they stand in. Words of tags,
// roles and classes that tell boilerplate: lexicons/boilerplate_html.tsv.
#pragma once

#include <gumbo.h>

#include <string>
#include <vector>

#include "quaestor/articles/article.h"

namespace quaestor {

struct HtmlElement {
  std::size_t parent = 0;  // index, smaller than the own one; the root is its own parent
  bool suspect = false;    // tag, role or class says that it is not the article
  bool comment = false;    // readers' comments
  bool article = false;    // <article>
  bool container = false;  // may hold the article
  bool boilerplate = false;
};

struct HtmlBlock {
  std::string text;
  std::size_t element = 0;
  BlockRole role = BlockRole::paragraph;
  int level = 0;               // of a heading
  std::size_t link_bytes = 0;  // of the text inside links
  std::size_t prose = 0;       // bytes when it is running text, else 0
};

struct HtmlPage {
  std::vector<HtmlElement> elements;
  std::vector<HtmlBlock> blocks;
};

// Throws Error bad_format when elements nest deeper than `max_nesting`.
HtmlPage read_blocks(const GumboNode* root, int max_nesting);

}  // namespace quaestor
