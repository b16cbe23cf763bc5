#include "../../render/svg_ids.h"

#include <doctest/doctest.h>

namespace quaestor {

TEST_CASE("ids and references to them get the prefix, text stays") {
  CHECK(
      prefix_ids(
          "<?xml version=\"1.0\"?>\n<svg aria-labelledby=\"t d\"><title id=\"t\">a id=\"t\"</title>"
          "<use xlink:href=\"#g\" clip-path=\"url(#c)\" class=\"id\"/></svg>",
          "p1-") ==
      "<svg aria-labelledby=\"p1-t p1-d\"><title id=\"p1-t\">a id=\"t\"</title>"
      "<use xlink:href=\"#p1-g\" clip-path=\"url(#p1-c)\" class=\"id\"/></svg>");
  CHECK(prefix_ids("<a xlink:href=\"https://x.example/#y\">z</a>", "p-") ==
        "<a xlink:href=\"https://x.example/#y\">z</a>");
  CHECK(prefix_ids("", "p-").empty());
  CHECK(prefix_ids("<svg", "p-") == "<svg");
}

}  // namespace quaestor
