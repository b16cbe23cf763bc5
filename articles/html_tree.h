// The HTML parser (gumbo) behind a safe door: bounded nesting, bounded memory, nothing recursive.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

class HtmlTree {
 public:
  // Throws Error bad_format when elements nest deeper than `max_nesting`, too_large when the tree
  // outgrows memory that is in proportion to the input.
  HtmlTree(std::string_view html, int max_nesting);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  const GumboNode* root() const { return root_; }

 private:
  struct Arena;
  std::unique_ptr<Arena> arena_;
  std::string html_;  // gumbo points into it
  const GumboNode* root_ = nullptr;
};

bool is_element(const GumboNode* node);
const GumboVector& children_of(const GumboNode* node);  // of an element
std::string_view tag_name(const GumboNode* node);       // lower case; of unknown tags as written
std::string_view attribute(const GumboNode* node, const char* name);  // empty when absent
// Text inside, without markup.
std::string inner_text(const GumboNode* node);

}  // namespace quaestor
