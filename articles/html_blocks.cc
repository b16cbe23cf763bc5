#include "html_blocks.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "html_tags.h"
#include "html_tree.h"
#include "lines.h"
#include "quaestor/facts/error.h"
#include "quaestor/facts/table.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr std::size_t kProse = 80;  // bytes of running text

using Words = std::map<std::string, std::set<std::string, std::less<>>, std::less<>>;

const Words& words() {
  static const Words loaded = [] {
    Words table;
    for (const TableRow& row : read_table(data_dir() / "lexicons" / "boilerplate_html.tsv", 2)) {
      table[row.cells[0]].insert(row.cells[1]);
    }
    return table;
  }();
  return loaded;
}

bool is_in(std::string_view kind, std::string_view word) {
  const auto found = words().find(kind);
  return found != words().end() && found->second.find(word) != found->second.end();
}

// Words of class and id: "relatedPosts author-box" -> related posts relatedposts author box
// authorbox.
std::vector<std::string> class_words(const GumboNode* node) {
  std::vector<std::string> out;
  for (const char* name : {"class", "id"}) {
    const std::string_view value = attribute(node, name);
    for (std::size_t at = 0; at < value.size();) {
      const std::size_t end = std::min(value.find_first_of(" \t\n\r", at), value.size());
      std::string whole;
      std::string part;
      for (char c : value.substr(at, end - at)) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool letter = upper || (c >= 'a' && c <= 'z');
        if ((upper || !letter) && !part.empty()) {
          out.push_back(part);
          part.clear();
        }
        if (letter) part += static_cast<char>(c | 32);
        if (letter) whole += static_cast<char>(c | 32);
      }
      if (!part.empty() && part != whole) out.push_back(part);
      if (!whole.empty()) out.push_back(whole);
      at = end + 1;
    }
  }
  return out;
}

// What holds for text inside an element.
struct Context {
  std::size_t element = 0;
  BlockRole role = BlockRole::paragraph;
  int level = 0;
  bool link = false;
  bool pre = false;
  bool article = false;  // inside <article> or <main>
  bool row = false;      // inside a table row that is one block
};

class BlockReader {
 public:
  explicit BlockReader(int max_nesting) : max_nesting_(static_cast<std::size_t>(max_nesting)) {}

  HtmlPage read(const GumboNode* root) {
    page_.elements.push_back({0, false, false, false, true, false});
    std::vector<Frame> stack;
    enter(stack, root, Context());
    while (!stack.empty()) {
      Frame& frame = stack.back();
      const GumboVector& children = children_of(frame.node);
      if (frame.next == children.length) {
        leave(frame);
        stack.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children.data[frame.next++]);
      if (is_element(child)) {
        const Context context = frame.context;
        enter(stack, child, context);
      } else if (child->type != GUMBO_NODE_COMMENT) {
        add_text(child->v.text.text, frame.context);
      }
    }
    flush();
    return std::move(page_);
  }

 private:
  struct Frame {
    const GumboNode* node;
    Context context;
    unsigned next = 0;
  };

  void enter(std::vector<Frame>& stack, const GumboNode* node, Context context) {
    const GumboTag tag = node->v.element.tag;
    if (is_skipped(tag) || is_hidden(node)) return;
    if (stack.size() >= max_nesting_ + 2) {
      throw Error(ErrorKind::bad_format, "",
                  fmt::format("HTML is nested deeper than {} levels", max_nesting_));
    }
    if (tag == GUMBO_TAG_BR) return add_break();
    if (tag == GUMBO_TAG_HR) return flush();
    if (!is_inline(tag)) {
      if (context.row && (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH)) {
        add_cell();
      } else if (!context.row) {
        flush();
      }
      describe(node, context);
    } else if (tag == GUMBO_TAG_A) {
      context.link = true;
    } else if (!attribute(node, "class").empty()) {
      describe_inline(node, context);
    }
    stack.push_back({node, context, 0});
  }

  void leave(const Frame& frame) {
    const GumboTag tag = frame.node->v.element.tag;
    if (!is_inline(tag) && (!frame.context.row || tag == GUMBO_TAG_TR)) flush();
  }

  void describe(const GumboNode* node, Context& context) {
    const GumboTag tag = node->v.element.tag;
    HtmlElement element;
    element.parent = context.element;
    element.article = tag == GUMBO_TAG_ARTICLE;
    element.container = is_container(tag);
    const std::string_view name = tag_name(node);
    element.suspect = is_in("tag", name) || is_in("role", to_lower(attribute(node, "role"))) ||
                      (is_in("page_tag", name) && !context.article);
    context.article = context.article || tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN;
    set_role(tag, node, context);
    const bool page = tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_ARTICLE ||
                      tag == GUMBO_TAG_MAIN;
    if (!page) look_at_words(node, element, context);
    context.element = page_.elements.size();
    page_.elements.push_back(element);
  }

  // A span of class "comments" or "share" is an element of its own, others are not.
  void describe_inline(const GumboNode* node, Context& context) {
    HtmlElement element;
    element.parent = context.element;
    look_at_words(node, element, context);
    if (!element.suspect && !element.comment) return;
    flush();
    context.element = page_.elements.size();
    page_.elements.push_back(element);
  }

  static void look_at_words(const GumboNode* node, HtmlElement& element, Context& context) {
    for (const std::string& word : class_words(node)) {
      element.comment = element.comment || is_in("comment", word);
      element.suspect = element.suspect || is_in("class", word);
      if (context.role != BlockRole::paragraph) continue;
      if (is_in("byline", word)) context.role = BlockRole::byline;
      if (is_in("summary", word)) context.role = BlockRole::summary;
      if (is_in("caption", word)) context.role = BlockRole::caption;
    }
  }

  static void set_role(GumboTag tag, const GumboNode* node, Context& context) {
    if (const int level = heading_level(tag); level > 0) {
      context.role = BlockRole::heading;
      context.level = level;
    } else if (tag == GUMBO_TAG_LI) {
      context.role = BlockRole::list_item;
    } else if (tag == GUMBO_TAG_FIGCAPTION || tag == GUMBO_TAG_CAPTION) {
      context.role = BlockRole::caption;
    } else if (tag == GUMBO_TAG_TR) {
      context.role = BlockRole::table_row;
      context.row = is_data_row(node);
    } else if (tag == GUMBO_TAG_PRE) {
      context.pre = true;
    } else if (tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_ARTICLE) {
      // a byline class on a box does not reach into the boxes it holds
      if (context.role == BlockRole::byline || context.role == BlockRole::summary)
        context.role = BlockRole::paragraph;
    }
  }

  void add_text(std::string_view text, const Context& context) {
    context_ = context;
    for (char c : text) {
      const bool space = c == ' ' || (c >= '\t' && c <= '\r');
      if (!space) {
        if (gap_ && !line_.empty() && line_.back() != '\n') line_ += ' ';
        gap_ = false;
        line_ += c;
        link_bytes_ += context.link;
      } else if (context.pre && c == '\n') {
        line_ += '\n';
        gap_ = false;
      } else {
        gap_ = true;
      }
    }
  }

  // One break is a line end within the block, two end it.
  void add_break() {
    if (!line_.empty() && line_.back() == '\n') return flush();
    if (!line_.empty()) line_ += '\n';
    gap_ = false;
  }

  void add_cell() {
    if (!line_.empty()) line_ += " | ";
    gap_ = false;
  }

  void flush() {
    std::string_view text = trim(line_);
    if (!text.empty()) {
      HtmlBlock block;
      block.text = std::string(text);
      block.element = context_.element;
      block.role = context_.role;
      block.level = context_.level;
      block.link_bytes = link_bytes_;
      const bool running =
          text.size() >= kProse && link_bytes_ * 2 < text.size() && count_words(text) >= 10;
      block.prose = running && context_.role != BlockRole::caption ? text.size() : 0;
      page_.blocks.push_back(std::move(block));
    }
    line_.clear();
    gap_ = false;
    link_bytes_ = 0;
  }

  std::size_t max_nesting_;
  HtmlPage page_;
  std::string line_;
  Context context_;
  bool gap_ = false;
  std::size_t link_bytes_ = 0;
};

}  // namespace

HtmlPage read_blocks(const GumboNode* root, int max_nesting) {
  return BlockReader(max_nesting).read(root);
}

}  // namespace quaestor
