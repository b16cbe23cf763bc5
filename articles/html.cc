// Main text of a page: blocks of text are taken in reading order; parts whose tag, role or class
// says so are not the article; of the rest, the smallest element that holds most of the running
// text is.
#include "html.h"

#include <algorithm>
#include <set>

#include "html_blocks.h"
#include "html_meta.h"
#include "html_tree.h"
#include "lines.h"
#include "quaestor/facts/text.h"

namespace quaestor {

namespace {

constexpr double kMostOfText = 0.65;  // share of running text the main element holds
constexpr double kTooMuch = 0.5;      // a class word cannot take away more of the page than this
constexpr double kLinkList = 0.75;    // share of a short block's text in links
constexpr std::size_t kLinkBlock = 200;
constexpr std::size_t kTellingCaption =
    6;  // words: a sentence under a picture is text of the article

// Takes back class words and tags on parts that hold most of the page, and hands the verdict down
// to children.
void settle_boilerplate(HtmlPage& page) {
  std::vector<std::size_t> all(page.elements.size());
  for (const HtmlBlock& block : page.blocks) all[block.element] += block.prose;
  for (std::size_t i = page.elements.size(); i-- > 1;) all[page.elements[i].parent] += all[i];
  const auto total = static_cast<double>(all.empty() ? 0 : all[0]);
  for (std::size_t i = 1; i < page.elements.size(); ++i) {
    HtmlElement& element = page.elements[i];
    if (element.suspect && static_cast<double>(all[i]) > kTooMuch * total) element.suspect = false;
    element.boilerplate =
        page.elements[element.parent].boilerplate || element.suspect || element.comment;
  }
}

// Walks down from the root to the child that still holds most of the running text.
std::size_t main_element(const HtmlPage& page) {
  std::vector<std::size_t> prose(page.elements.size());
  for (const HtmlBlock& block : page.blocks) {
    if (!page.elements[block.element].boilerplate) prose[block.element] += block.prose;
  }
  for (std::size_t i = page.elements.size(); i-- > 1;) prose[page.elements[i].parent] += prose[i];
  std::vector<std::size_t> best(page.elements.size());  // the child with most
  for (std::size_t i = 1; i < page.elements.size(); ++i) {
    const std::size_t parent = page.elements[i].parent;
    if (page.elements[i].container && (best[parent] == 0 || prose[i] > prose[best[parent]]))
      best[parent] = i;
  }
  const double wanted = kMostOfText * static_cast<double>(prose[0]);
  std::size_t at = 0;
  while (prose[0] > 0 && best[at] != 0 && static_cast<double>(prose[best[at]]) >= wanted) {
    at = best[at];
    if (page.elements[at].article) break;
  }
  return at;
}

std::vector<bool> inside(const HtmlPage& page, std::size_t main) {
  std::vector<bool> in(page.elements.size());
  for (std::size_t i = main; i < page.elements.size(); ++i) {
    in[i] = i == main || (page.elements[i].parent >= main && in[page.elements[i].parent]);
  }
  return in;
}

bool is_link_list(const HtmlBlock& block) {
  return block.role != BlockRole::heading && block.text.size() <= kLinkBlock &&
         static_cast<double>(block.link_bytes) > kLinkList * static_cast<double>(block.text.size());
}

// The heading that is the headline: it says what the page's title says, else the first h1.
std::size_t headline_block(const HtmlPage& page, const std::string& title) {
  std::size_t first = page.blocks.size();
  const std::string key = fold(title);
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const HtmlBlock& block = page.blocks[i];
    if (block.level == 0) continue;
    if (!key.empty() && fold(block.text) == key) return i;
    if (block.level == 1 && first == page.blocks.size() && !page.elements[block.element].comment)
      first = i;
  }
  return first;
}

void append_block(Draft& draft, const std::string& text, BlockRole role, bool fixed) {
  if (!draft.text.empty()) draft.text += "\n\n";
  const std::size_t begin = draft.text.size();
  draft.text += text;
  draft.units.push_back(
      {begin, draft.text.size(), role, static_cast<int>(draft.units.size()), fixed, 1});
}

}  // namespace

bool looks_like_html(std::string_view text) {
  const std::string head = to_lower(repair_utf8(trim(text).substr(0, 2000)));
  for (std::string_view mark : {"<!doctype html", "<html", "<head>", "<head ", "<body"}) {
    if (head.find(mark) != std::string::npos) return true;
  }
  std::size_t tags = 0;
  for (std::string_view mark : {"<p>", "<p ", "</p>", "<br", "<div", "</a>", "<h1", "<h2", "<li>",
                                "<ul>", "<article", "<section", "<strong>", "<em>", "<span"}) {
    tags += head.find(mark) != std::string::npos;
  }
  return tags >= 2 || (tags == 1 && !head.empty() && head.front() == '<');
}

namespace {

// Says for each block whether it belongs to the article: it stands in the main element; or it is
// running text between headline and main element, or in the main element's parent.
std::vector<bool> article_blocks(const HtmlPage& page, std::size_t headline, bool fragment) {
  const std::size_t main = fragment ? 0 : main_element(page);
  const std::vector<bool> in = inside(page, main);
  const std::vector<bool> near = inside(page, page.elements[main].parent);
  std::vector<bool> out(page.blocks.size());
  bool seen = false;  // a block of the main element
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const HtmlBlock& block = page.blocks[i];
    const bool lead = headline < i && !seen && block.prose > 0;
    seen = seen || in[block.element];
    const bool beside = near[block.element] && block.prose > 0;
    out[i] = (in[block.element] || lead || beside) && !page.elements[block.element].boilerplate &&
             !is_link_list(block);
  }
  return out;
}

// "Site - Headline" in the head, "Headline" on the page: what the page shows.
void prefer_shown_title(const HtmlBlock& headline, std::string& title) {
  if (title.empty() || (count_words(headline.text) >= 3 &&
                        fold(title).find(fold(headline.text)) != std::string::npos)) {
    title = headline.text;
  }
}

}  // namespace

Draft read_html(std::string_view html, const ReadLimits& limits, bool fragment) {
  const HtmlTree tree(html, limits.max_nesting);
  HtmlPage page = read_blocks(tree.root(), limits.max_nesting);
  settle_boilerplate(page);
  Draft draft;
  draft.has_markup = true;
  if (!fragment) draft.info = read_html_meta(tree.root(), limits.max_nesting);
  const std::size_t headline =
      fragment ? page.blocks.size() : headline_block(page, draft.info.title);
  if (headline < page.blocks.size()) {
    prefer_shown_title(page.blocks[headline], draft.info.title);
  } else if (!draft.info.title.empty()) {
    append_block(draft, draft.info.title, BlockRole::title, true);
  }
  const std::vector<bool> in = article_blocks(page, headline, fragment);
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const HtmlBlock& block = page.blocks[i];
    if (i == headline) {
      append_block(draft, block.text, BlockRole::title, true);
    } else if (!in[i]) {
      append_block(draft, block.text, BlockRole::boilerplate, true);
    } else if (block.role == BlockRole::caption && count_words(block.text) >= kTellingCaption) {
      append_block(draft, block.text, BlockRole::paragraph, false);
    } else {
      append_block(draft, block.text, block.role,
                   block.role == BlockRole::byline || block.role == BlockRole::caption);
    }
  }
  return draft;
}

}  // namespace quaestor
