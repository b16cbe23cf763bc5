// Graphviz writes <g id class><title>key</title><g id="a_…"><a href title>shapes</a></g></g>. The
// title of a group becomes its tooltip (which browsers show), the inner <a> stays only where it has
// an address.
#include "svg.h"

#include <array>
#include <vector>

#include "quaestor/facts/error.h"
#include "quaestor/render/escape.h"

namespace quaestor {

namespace {

using Tokens = std::vector<std::string_view>;  // tags and the text between them

Tokens tokenize(std::string_view svg) {
  Tokens tokens;
  for (std::size_t at = 0; at < svg.size();) {
    std::size_t end = svg.npos;
    if (svg[at] != '<') {
      end = svg.find('<', at);
    } else if (svg.substr(at).starts_with("<!--")) {
      end = svg.find("-->", at);
      if (end != svg.npos) end += 3;
    } else {
      end = svg.find('>', at);  // Graphviz escapes '>' inside attributes
      if (end != svg.npos) ++end;
    }
    end = std::min(end, svg.size());
    tokens.push_back(svg.substr(at, end - at));
    at = end;
  }
  return tokens;
}

std::string_view attribute(std::string_view tag, std::string_view name) {
  const std::string key = " " + std::string(name) + "=\"";
  const std::size_t at = tag.find(key);
  if (at == tag.npos) return {};
  const std::size_t begin = at + key.size();
  const std::size_t end = tag.find('"', begin);
  return end == tag.npos ? std::string_view() : tag.substr(begin, end - begin);
}

// The tooltip of the group whose <title> starts at `at`: in the <a> right after, if any.
std::string_view tooltip_after(const Tokens& tokens, std::size_t at) {
  for (std::size_t i = at + 1; i < tokens.size() && i < at + 8; ++i) {
    if (tokens[i].starts_with("<a ")) return attribute(tokens[i], "xlink:title");
  }
  return {};
}

std::string without_transparent(std::string_view tag) {
  std::string out(tag);
  for (const std::string_view name : {"stroke", "fill"}) {
    const std::string from = std::string(name) + "=\"transparent\"";
    const std::size_t at = out.find(from);
    if (at != std::string::npos) out.replace(at, from.size(), std::string(name) + "=\"none\"");
  }
  return out;
}

// The opening <svg …>: an image with title and description; in a page a group, whose parts can be
// chosen.
std::string root(std::string_view tag, const SvgText& text) {
  std::string out(tag.substr(0, tag.size() - 1));
  const std::string title = escape_html(text.title);
  if (text.inlined) {
    out += " role=\"group\" aria-label=\"" + title + "\">";
  } else {
    out += " role=\"img\" aria-labelledby=\"picture-title picture-description\">";
    out += "\n<title id=\"picture-title\">" + title + "</title>";
  }
  return out + "\n<desc id=\"picture-description\">" + escape_html(text.description) + "</desc>";
}

constexpr std::string_view kHyphen = "&#45;";

// Graphviz writes '-' as a character reference, for the sake of comments; there are none left.
std::string plain_hyphens(std::string_view svg) {
  std::string out;
  out.reserve(svg.size());
  for (std::size_t at = 0; at < svg.size();) {
    const std::size_t next = std::min(svg.find(kHyphen, at), svg.size());
    out += svg.substr(at, next - at);
    if (next < svg.size()) out += '-';
    at = next + kHyphen.size();
  }
  return out;
}

class Polisher {
 public:
  Polisher(Tokens tokens, const SvgText& text) : tokens_(std::move(tokens)), text_(text) {}

  std::string polish() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) i = take(i);
    return plain_hyphens(out_);
  }

 private:
  // Writes what stands for token `i`; gives the last token used up.
  std::size_t take(std::size_t i) {
    const std::string_view token = tokens_[i];
    if (token.starts_with("<!--") || token.starts_with("<!DOCTYPE")) return skip_blank(i);
    if (token.starts_with("<?xml")) {
      if (text_.inlined) return skip_blank(i);
      out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    } else if (token.starts_with("<svg")) {
      out_ += root(token, text_);
    } else if (token.starts_with("<title>")) {
      return take_title(i);
    } else if (attribute(token, "id").starts_with("a_") && token.starts_with("<g ")) {
      closing_.push_back(false);
      return skip_blank(i);
    } else if (token.starts_with("<a ")) {
      return take_link(i);
    } else if (token == "</a>") {
      if (linked_) out_ += token;
      linked_ = false;
      return linked_ ? i : skip_blank(i);
    } else if (token.starts_with("<g")) {
      closing_.push_back(true);
      out_ += token;
    } else if (token == "</g>") {
      const bool written = !closing_.empty() && closing_.back();
      if (!closing_.empty()) closing_.pop_back();
      if (!written) return skip_blank(i);
      out_ += token;
    } else {
      out_ += token.starts_with('<') ? without_transparent(token) : std::string(token);
    }
    return i;
  }

  std::size_t skip_blank(std::size_t i) const {
    return i + 1 < tokens_.size() && tokens_[i + 1] == "\n" ? i + 1 : i;
  }

  std::size_t take_title(std::size_t i) {
    std::size_t end = i;
    while (end < tokens_.size() && tokens_[end] != "</title>") ++end;
    const std::string_view tooltip = tooltip_after(tokens_, end);
    if (closing_.size() < 2 || tooltip.empty()) return skip_blank(end);  // the graph's own name
    out_ += "<title>" + std::string(tooltip) + "</title>";
    return end;
  }

  std::size_t take_link(std::size_t i) {
    const std::string_view address = attribute(tokens_[i], "xlink:href");
    linked_ = address.starts_with("http://") || address.starts_with("https://");
    if (!linked_) return skip_blank(i);
    out_ += "<a xlink:href=\"" + std::string(address) + "\" target=\"_blank\" rel=\"noopener\">";
    return i;
  }

  Tokens tokens_;
  const SvgText& text_;
  std::vector<bool> closing_;  // for each open <g>: was it written
  bool linked_ = false;
  std::string out_;
};

}  // namespace

std::string polish_svg(std::string_view graphviz_svg, const SvgText& text) {
  if (graphviz_svg.find("<svg") == graphviz_svg.npos ||
      graphviz_svg.find("</svg>") == graphviz_svg.npos) {
    throw Error(ErrorKind::bad_format, "", "Graphviz gave no SVG");
  }
  return Polisher(tokenize(graphviz_svg), text).polish();
}

}  // namespace quaestor
