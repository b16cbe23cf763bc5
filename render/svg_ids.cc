#include "svg_ids.h"

#include <array>

namespace quaestor {

namespace {

constexpr std::array<std::string_view, 3> kBefore{" id=\"", "href=\"#", "url(#"};
constexpr std::string_view kLabelled = "aria-labelledby=\"";

// One tag with its ids prefixed.
std::string prefix_tag(std::string_view tag, std::string_view prefix) {
  std::string out;
  for (std::size_t at = 0; at < tag.size();) {
    const std::string_view rest = tag.substr(at);
    std::string_view found;
    for (const std::string_view before : kBefore) {
      if (rest.starts_with(before)) found = before;
    }
    if (!found.empty()) {
      out.append(found).append(prefix);
      at += found.size();
    } else if (rest.starts_with(kLabelled)) {
      const std::size_t end = std::min(rest.find('"', kLabelled.size()), rest.size());
      out.append(kLabelled).append(prefix);
      for (const char c : rest.substr(kLabelled.size(), end - kLabelled.size())) {
        out += c;
        if (c == ' ') out += prefix;
      }
      at += end;
    } else {
      out += tag[at++];
    }
  }
  return out;
}

}  // namespace

std::string prefix_ids(std::string_view svg, std::string_view prefix) {
  if (svg.starts_with("<?xml")) {
    const std::size_t end = svg.find('<', 1);
    svg.remove_prefix(std::min(end, svg.size()));
  }
  std::string out;
  out.reserve(svg.size() + svg.size() / 8);
  for (std::size_t at = 0; at < svg.size();) {
    if (svg[at] != '<') {
      const std::size_t end = std::min(svg.find('<', at), svg.size());
      out += svg.substr(at, end - at);
      at = end;
      continue;
    }
    const std::size_t end = std::min(svg.find('>', at), svg.size() - 1) + 1;
    out += prefix_tag(svg.substr(at, end - at), prefix);
    at = end;
  }
  return out;
}

}  // namespace quaestor
