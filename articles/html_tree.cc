// gumbo builds its tree without recursion but frees it recursively, and walks its stack of open
// elements for most tags. So tags are counted before parsing (too deep is refused), and the tree
// lives in an arena that is dropped as a whole.
#include "html_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

#include "quaestor/facts/error.h"

namespace quaestor {

namespace {

constexpr std::size_t kChunk = 1 << 18;
constexpr std::size_t kMemoryPerByte = 400;  // of input; a page of nothing but tags needs about 60
constexpr std::size_t kMemoryFloor = 32 << 20;

// Elements that close by themselves or hold nothing: they cannot nest deep.
constexpr std::array<std::string_view, 30> kFlat = {
    "area", "base",  "br",     "col",   "colgroup", "dd",    "dt",       "embed",  "hr", "html",
    "img",  "input", "keygen", "li",    "link",     "meta",  "optgroup", "option", "p",  "param",
    "rp",   "rt",    "source", "tbody", "td",       "tfoot", "th",       "thead",  "tr", "wbr"};
// An end tag does not reach past these (HTML standard, "has an element in scope").
constexpr std::array<std::string_view, 6> kBarriers = {"applet", "caption", "marquee",
                                                       "object", "table",   "template"};
constexpr std::array<std::string_view, 4> kRaw = {"script", "style", "textarea", "title"};

template <typename List>
bool contains(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

std::string name_at(std::string_view html, std::size_t at) {
  std::string name;
  for (; at < html.size() && name.size() < 32; ++at) {
    const char c = html[at];
    if (c == '>' || c == '/' || static_cast<unsigned char>(c) <= ' ') break;
    name += static_cast<char>(is_letter(c) ? c | 32 : c);
  }
  return name;
}

// Counts open elements as a parser would, roughly: formatting that is never closed counts too, for
// the parser opens it again in every block.
class DepthScan {
 public:
  DepthScan(std::string_view html, int limit)
      : html_(html), limit_(static_cast<std::size_t>(limit)) {}

  bool too_deep() {
    for (std::size_t at = html_.find('<'); at != std::string_view::npos; at = html_.find('<', at)) {
      if (html_.substr(at, 4) == "<!--") {
        const std::size_t end = html_.find("-->", at + 4);
        if (end == std::string_view::npos) return false;
        at = end + 3;
        continue;
      }
      const bool closing = at + 1 < html_.size() && html_[at + 1] == '/';
      const std::size_t name = at + (closing ? 2 : 1);
      at = name;
      if (name >= html_.size() || !is_letter(html_[name])) continue;
      const std::string tag = name_at(html_, name);
      if (closing) {
        close(tag);
      } else {
        open(tag);
        if (contains(kRaw, tag)) at = skip_raw(tag, name);
      }
      if (open_.size() > limit_) return true;
    }
    return false;
  }

 private:
  void open(const std::string& tag) {
    if (!contains(kFlat, tag)) open_.push_back(tag);
  }
  void close(const std::string& tag) {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i] == tag) {
        open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
        return;
      }
      if (contains(kBarriers, open_[i])) return;
    }
  }
  // Behind the text of an element whose content is no markup, at its end tag.
  std::size_t skip_raw(const std::string& tag, std::size_t at) const {
    for (std::size_t end = html_.find("</", at); end != std::string_view::npos;
         end = html_.find("</", end + 2)) {
      if (name_at(html_, end + 2) == tag) return end;
    }
    return html_.size();
  }

  std::string_view html_;
  std::size_t limit_;
  std::vector<std::string> open_;
};

}  // namespace

struct HtmlTree::Arena {
  std::vector<void*> chunks;
  std::size_t used = kChunk;  // of the last chunk
  std::size_t total = 0;
  std::size_t limit = 0;

  ~Arena() {
    for (void* chunk : chunks) std::free(chunk);
  }
  void* take(std::size_t size) {
    size = (size + 15) & ~std::size_t{15};
    if (used + size <= kChunk) {
      used += size;
      return static_cast<char*>(chunks.back()) + used - size;
    }
    const std::size_t wanted = std::max(size, kChunk);
    total += wanted;
    void* chunk = total > limit ? nullptr : std::malloc(wanted);
    // Thrown through gumbo's frames, which own nothing outside this arena.
    if (chunk == nullptr) throw Error(ErrorKind::too_large, "", "HTML needs too much memory");
    if (size > kChunk / 2 && !chunks.empty()) {
      chunks.insert(chunks.end() - 1, chunk);
      return chunk;
    }
    chunks.push_back(chunk);
    used = size;
    return chunk;
  }
};

HtmlTree::HtmlTree(std::string_view html, int max_nesting)
    : arena_(std::make_unique<Arena>()), html_(html) {
  const auto refuse = [&] {
    throw Error(ErrorKind::bad_format, "",
                fmt::format("HTML is nested deeper than {} levels", max_nesting));
  };
  if (DepthScan(html_, max_nesting).too_deep()) refuse();
  arena_->limit = kMemoryFloor + html_.size() * kMemoryPerByte;
  GumboOptions options = kGumboDefaultOptions;
  options.userdata = arena_.get();
  options.allocator = [](void* arena, std::size_t size) {
    return static_cast<Arena*>(arena)->take(size);
  };
  options.deallocator = [](void*, void*) {};
  options.max_errors = 0;
  root_ = gumbo_parse_with_options(&options, html_.data(), html_.size())->root;
}

HtmlTree::~HtmlTree() = default;

bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

const GumboVector& children_of(const GumboNode* node) { return node->v.element.children; }

std::string_view tag_name(const GumboNode* node) {
  if (node->v.element.tag != GUMBO_TAG_UNKNOWN)
    return gumbo_normalized_tagname(node->v.element.tag);
  GumboStringPiece name = node->v.element.original_tag;
  gumbo_tag_from_original_text(&name);
  return {name.data == nullptr ? "" : name.data, name.data == nullptr ? 0 : name.length};
}

std::string_view attribute(const GumboNode* node, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

std::string inner_text(const GumboNode* node) {
  std::string out;
  std::vector<const GumboNode*> open{node};
  while (!open.empty()) {
    const GumboNode* next = open.back();
    open.pop_back();
    if (is_element(next)) {
      const GumboVector& children = children_of(next);
      for (unsigned i = children.length; i-- > 0;)
        open.push_back(static_cast<const GumboNode*>(children.data[i]));
    } else if (next->type == GUMBO_NODE_TEXT || next->type == GUMBO_NODE_WHITESPACE ||
               next->type == GUMBO_NODE_CDATA) {
      out += next->v.text.text;
    }
  }
  return out;
}

}  // namespace quaestor
