// Several SVGs in one page: ids must differ.
//
//   prefix_ids("<svg><g id=\"a\"/></svg>", "p1-") == "<svg><g id=\"p1-a\"/></svg>"
#pragma once

#include <string>
#include <string_view>

namespace quaestor {

// The SVG without XML declaration, every id and every reference to one (href="#…", url(#…),
// aria-labelledby) with `prefix` in front. Text between tags is left as it is.
std::string prefix_ids(std::string_view svg, std::string_view prefix);

}  // namespace quaestor
