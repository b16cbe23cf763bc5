// An article as read: the text that every offset points into, what is known about it, and which
// parts of it are the article itself.
//
//   for (const Block& b : article.blocks) if (is_content(b.role)) use(article.text.substr(b.begin,
//   b.end - b.begin));
//
// Text outside the blocks is white space or markup. Blocks are sorted, do not overlap, and never
// split a sentence.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "quaestor/facts/fact.h"

namespace quaestor {

enum class BlockRole {
  title,        // the headline
  summary,      // standfirst, teaser of this very article
  heading,      // headings inside
  paragraph,    // running text
  list_item,    // one bullet or number
  table_row,    // cells separated by " | "
  caption,      // text of a picture
  byline,       // author and date line
  boilerplate,  // menus, cookie text, teasers for other stories, comments, author boxes,
                // advertisement
};

// Everything but byline, caption and boilerplate may give facts.
constexpr bool is_content(BlockRole role) { return role <= BlockRole::table_row; }

struct Block {
  std::size_t begin = 0;  // bytes into Article::text, half-open
  std::size_t end = 0;
  BlockRole role = BlockRole::paragraph;
};

struct Article {
  ArticleInfo info;
  std::string
      text;  // valid UTF-8, as read (markup of HTML decoded and dropped, everything else kept)
  std::vector<Block> blocks;
  std::vector<std::string> warnings;  // "3 invalid bytes replaced", one line each
};

}  // namespace quaestor
