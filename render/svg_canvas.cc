#include "svg_canvas.h"

#include <fmt/format.h>

#include "quaestor/render/escape.h"

namespace quaestor {

namespace {

// At most two decimals, no trailing zeros, never "-0".
std::string number(double value) {
  std::string text = fmt::format("{:.2f}", value);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string paint(const Pen& pen) {
  std::string out = fmt::format(" fill=\"{}\"", pen.fill);
  if (pen.stroke != "none") {
    out += fmt::format(" stroke=\"{}\" stroke-width=\"{}\"", pen.stroke, number(pen.width));
  }
  if (!pen.dash.empty()) out += fmt::format(" stroke-dasharray=\"{}\"", pen.dash);
  if (pen.opacity < 1) out += fmt::format(" opacity=\"{}\"", number(pen.opacity));
  return out;
}

std::string_view anchor_name(Anchor anchor) {
  switch (anchor) {
    case Anchor::middle:
      return "middle";
    case Anchor::end:
      return "end";
    case Anchor::start:
      break;
  }
  return "start";
}

std::string text_tag(double x, double y, const Letters& letters) {
  std::string out = fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"", number(x),
                                number(y), number(letters.size), letters.fill);
  if (letters.anchor != Anchor::start) {
    out += fmt::format(" text-anchor=\"{}\"", anchor_name(letters.anchor));
  }
  if (letters.bold) out += " font-weight=\"bold\"";
  if (letters.struck) out += " text-decoration=\"line-through\"";
  if (letters.turn != 0) {
    out +=
        fmt::format(" transform=\"rotate({} {} {})\"", number(letters.turn), number(x), number(y));
  }
  return out + ">";
}

}  // namespace

void SvgCanvas::open(const Group& group) {
  body_ += "<g";
  if (!group.id.empty()) body_ += fmt::format(" id=\"{}\"", escape_html(group.id));
  if (!group.classes.empty()) body_ += fmt::format(" class=\"{}\"", escape_html(group.classes));
  body_ += ">\n";
  if (!group.title.empty()) body_ += fmt::format("<title>{}</title>\n", escape_html(group.title));
  const std::string url = safe_url(group.url);
  if (!url.empty()) {
    body_ +=
        fmt::format("<a xlink:href=\"{}\" target=\"_blank\" rel=\"noopener\">\n", escape_html(url));
  }
  ends_ += url.empty() ? 'g' : 'a';
}

void SvgCanvas::close() {
  if (ends_.back() == 'a') body_ += "</a>\n";
  ends_.pop_back();
  body_ += "</g>\n";
}

void SvgCanvas::rect(double x, double y, double width, double height, const Pen& pen,
                     double round) {
  body_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}{}/>\n", number(x),
                       number(y), number(width), number(height),
                       round > 0 ? fmt::format(" rx=\"{}\"", number(round)) : "", paint(pen));
}

void SvgCanvas::circle(double x, double y, double radius, const Pen& pen) {
  body_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>\n", number(x), number(y),
                       number(radius), paint(pen));
}

void SvgCanvas::line(double x1, double y1, double x2, double y2, const Pen& pen) {
  body_ += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{}/>\n", number(x1),
                       number(y1), number(x2), number(y2), paint(pen));
}

void SvgCanvas::band(double x1, double y1, double x2, double y2, double height, const Pen& pen) {
  const std::string middle = number((x1 + x2) / 2);
  body_ += fmt::format(
      "<path d=\"M{0},{1} C{4},{1} {4},{3} {2},{3} L{2},{6} C{4},{6} {4},{5} {0},{5} Z\"{7}/>\n",
      number(x1), number(y1), number(x2), number(y2), middle, number(y1 + height),
      number(y2 + height), paint(pen));
}

void SvgCanvas::text(double x, double y, std::string_view text, const Letters& letters) {
  body_ += text_tag(x, y, letters) + escape_html(text) + "</text>\n";
}

void SvgCanvas::text(double x, double y, std::string_view text, const Letters& letters,
                     std::string_view note, const Letters& note_letters) {
  body_ += text_tag(x, y, letters) + escape_html(text);
  body_ += fmt::format(" <tspan font-size=\"{}\" fill=\"{}\">{}</tspan></text>\n",
                       number(note_letters.size), note_letters.fill, escape_html(note));
}

std::string SvgCanvas::finish(double width, double height, const SvgText& words,
                              std::string_view background) const {
  std::string out = words.inlined ? "" : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += fmt::format(
      "<svg width=\"{0}pt\" height=\"{1}pt\" viewBox=\"0 0 {0} {1}\" "
      "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
      "font-family=\"{2}\"",
      number(width), number(height), kFontFamily);
  const std::string title = escape_html(words.title);
  if (words.inlined) {
    out += fmt::format(" role=\"group\" aria-label=\"{}\">\n", title);
  } else {
    out += " role=\"img\" aria-labelledby=\"picture-title picture-description\">\n";
    out += fmt::format("<title id=\"picture-title\">{}</title>\n", title);
  }
  out +=
      fmt::format("<desc id=\"picture-description\">{}</desc>\n", escape_html(words.description));
  out += fmt::format(
      "<g id=\"picture\" class=\"graph\">\n<polygon points=\"0,0 {0},0 {0},{1} 0,{1}\" "
      "fill=\"{2}\"/>\n",
      number(width), number(height), background);
  return out + body_ + "</g>\n</svg>\n";
}

}  // namespace quaestor
