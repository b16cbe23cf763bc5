#include <fmt/format.h>

#include "quaestor/facts/text.h"
#include "quaestor/render/embed.h"
#include "quaestor/render/escape.h"
#include "scene.h"
#include "svg_ids.h"

namespace quaestor {

std::string picture_fragment(const Graph& graph, const PictureOptions& options, bool html) {
  const std::string svg = picture_svg(graph, options);
  std::string piece = prefix_ids(svg, fmt::format("q{}-", hex16(fnv1a(svg)).substr(0, 8)));
  if (!html) return piece;
  const Scene scene = make_scene(graph, options);
  return fmt::format(
      "<figure class=\"quaestor\" lang=\"{}\" style=\"margin:0;overflow-x:auto\">\n{}\n"
      "<figcaption>{}</figcaption>\n</figure>\n",
      scene.texts->language(), piece, escape_html(scene.share));
}

}  // namespace quaestor
