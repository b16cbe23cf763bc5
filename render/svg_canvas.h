// Writes an SVG shape by shape. Place in the flow: layouts of our own (matrix_svg.h, sankey_svg.h,
// timeline_svg.h) draw on it; the result is whole, accessible and needs no further polish.
//
//   SvgCanvas canvas;
//   canvas.open({.id = "country-FR", .classes = "node country", .title = "France"});
//   canvas.circle(10, 10, 4, {.fill = "#1F6FB5"});
//   canvas.close();
//   std::string svg = canvas.finish(200, 100, {.title = "…", .description = "…"}, "#FFFFFF");
//
// One unit is a point, as in Graphviz's pictures. All text is escaped here. Colours given as
// string_view must live as long as the canvas is drawn on.
#pragma once

#include <string>
#include <string_view>

#include "svg.h"

namespace quaestor {

inline constexpr std::string_view kFontFamily = "Helvetica,Arial,DejaVu Sans,sans-serif";

struct Pen {
  std::string_view fill = "none";
  std::string_view stroke = "none";
  double width = 1;            // of the stroke
  double opacity = 1;          // of the whole
  std::string_view dash = {};  // as SVG's stroke-dasharray
};

enum class Anchor { start, middle, end };

struct Letters {
  double size = 11;
  std::string_view fill = "#000000";
  Anchor anchor = Anchor::start;
  bool bold = false;
  double turn = 0;  // degrees, around the point where the text stands
  bool struck = false;
};

struct Group {
  std::string id;       // unique in the picture; empty: none
  std::string classes;  // "node country"
  std::string title;    // the tooltip; empty: none
  std::string url;      // http(s) only, else left out
};

class SvgCanvas {
 public:
  void open(const Group& group);
  void close();
  void rect(double x, double y, double width, double height, const Pen& pen, double round = 0);
  void circle(double x, double y, double radius, const Pen& pen);
  void line(double x1, double y1, double x2, double y2, const Pen& pen);
  // A band between two upright edges of equal height, as in a Sankey diagram.
  void band(double x1, double y1, double x2, double y2, double height, const Pen& pen);
  void text(double x, double y, std::string_view text, const Letters& letters);
  // The text and, a blank after it on the same line, a note in letters of another size and colour;
  // anchored as a whole.
  void text(double x, double y, std::string_view text, const Letters& letters,
            std::string_view note, const Letters& note_letters);

  // The whole document. Every group must be closed.
  std::string finish(double width, double height, const SvgText& words,
                     std::string_view background) const;

 private:
  std::string body_;
  std::string ends_;  // for each open group: 'a' with a link, 'g' without
};

}  // namespace quaestor
