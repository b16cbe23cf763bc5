#include "frame.h"

#include "quaestor/render/escape.h"
#include "text_metrics.h"

namespace quaestor {

namespace {

constexpr double kTitleSize = 16;
constexpr double kShareSize = 10;
constexpr double kNoteSize = 9;
constexpr double kLeading = 1.3;
constexpr double kSignRoom = 13;
constexpr double kItemGap = 14;
constexpr double kSlack = 1.06;  // fonts differ

class HeadingWriter {
 public:
  HeadingWriter(SvgCanvas& canvas, const Palette& palette, double width)
      : canvas_(canvas), palette_(palette), width_(width) {}

  double write(const Heading& heading) {
    canvas_.open({.id = "heading", .classes = "heading", .title = {}, .url = {}});
    write_lines(escape_terminal(heading.title), kTitleSize, palette_.text, true);
    y_ += 3;
    write_lines(heading.share, kShareSize, palette_.text, false);
    y_ += 2;
    if (!heading.legend.empty()) write_legend(heading.legend);
    for (const std::string& note : heading.notes) {
      if (!note.empty()) write_lines(note, kNoteSize, palette_.faint, false);
    }
    canvas_.close();
    return y_ + 12;
  }

 private:
  void write_lines(const std::string& text, double size, std::string_view fill, bool bold) {
    for (const std::string& line :
         break_text(text, size * (bold ? kSlack * kSlack : kSlack), width_)) {
      y_ += size * kLeading;
      canvas_.text(kMargin, y_ - size * (kLeading - 1), line,
                   {.size = size, .fill = fill, .bold = bold});
    }
  }

  void write_sign(Sign sign, double x, double y) {
    const std::string_view colour = palette_.company.stroke;
    switch (sign) {
      case Sign::pale:
        canvas_.circle(x, y, 4, {.fill = colour, .opacity = palette_.pale});
        break;
      case Sign::dark:
        canvas_.circle(x, y, 4, {.fill = colour, .opacity = kDone});
        break;
      case Sign::ring:
        canvas_.circle(x, y, 3.2, {.stroke = colour, .width = 1.1, .dash = "2,1.4"});
        break;
      case Sign::bar:
        canvas_.line(x - 5, y, x + 5, y, {.stroke = colour, .width = 1.1, .opacity = kDone});
        break;
      case Sign::none:
        break;
    }
  }

  void write_legend(const std::vector<LegendItem>& items) {
    double x = kMargin;
    y_ += kNoteSize * kLeading;
    for (const LegendItem& item : items) {
      const double room = item.sign == Sign::none ? 0 : kSignRoom;
      const double length = room + text_length(item.text, kNoteSize) * kSlack;
      if (x > kMargin && x + length > kMargin + width_) {
        x = kMargin;
        y_ += kNoteSize * kLeading;
      }
      const double base = y_ - kNoteSize * (kLeading - 1);
      write_sign(item.sign, x + 5, base - kNoteSize * 0.33);
      canvas_.text(x + room, base, item.text, {.size = kNoteSize, .fill = palette_.faint});
      x += length + kItemGap;
    }
  }

  SvgCanvas& canvas_;
  const Palette& palette_;
  double width_;
  double y_ = kMargin;
};

}  // namespace

double draw_heading(SvgCanvas& canvas, const Palette& palette, const Heading& heading,
                    double width) {
  return HeadingWriter(canvas, palette, width).write(heading);
}

}  // namespace quaestor
