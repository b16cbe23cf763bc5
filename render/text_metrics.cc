#include "text_metrics.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "quaestor/facts/text.h"
#include "text_width.h"

namespace quaestor {

namespace {

// Helvetica, U+0020 to U+007E, in thousandths of the font size.
constexpr std::array<int, 95> kAscii{
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};
// Signs of amounts, dates and quotes beyond ASCII.
struct Sign {
  char32_t code = 0;
  int width = 0;
};
constexpr std::array<Sign, 15> kSigns{{{0x00A0, 278},    // no-break space
                                       {0x00A3, 556},    // £
                                       {0x00AB, 556},    // «
                                       {0x00B7, 333},    // ·
                                       {0x00BB, 556},    // »
                                       {0x00D7, 584},    // ×
                                       {0x2013, 556},    // –
                                       {0x2014, 1000},   // —
                                       {0x2018, 222},    // ‘
                                       {0x2019, 222},    // ’
                                       {0x201C, 333},    // “
                                       {0x201D, 333},    // ”
                                       {0x2026, 1000},   // …
                                       {0x20AC, 556},    // €
                                       {0x2248, 549}}};  // ≈
constexpr int kUpper = 722;
constexpr int kLower = 556;
constexpr int kWide = 1000;
constexpr int kOther = 600;
constexpr double kBold = 1.07;  // Helvetica-Bold's lower-case letters

int thousandths(char32_t c) {
  if (c >= 0x20 && c <= 0x7E) return kAscii[c - 0x20];
  const auto* sign =
      std::find_if(kSigns.begin(), kSigns.end(), [c](const Sign& s) { return s.code == c; });
  if (sign != kSigns.end()) return sign->width;
  const auto point = static_cast<UChar32>(c);
  switch (u_charType(point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  if (width == U_EA_WIDE || width == U_EA_FULLWIDTH) return kWide;
  if (u_isupper(point) != 0) return kUpper;
  return u_islower(point) != 0 ? kLower : kOther;
}

}  // namespace

double text_length(std::string_view text, double size, bool bold) {
  double sum = 0;
  for (std::size_t at = 0; at < text.size();) sum += thousandths(next_code_point(text, at));
  return sum * size / 1000 * (bold ? kBold : 1);
}

std::string fit_text(std::string_view text, double size, double length) {
  std::string out(text);
  for (int columns = display_width(text); columns > 1 && text_length(out, size) > length;) {
    out = shorten(text, --columns);
  }
  return out;
}

std::vector<std::string> break_text(std::string_view text, double size, double length) {
  std::vector<std::string> lines;
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    if (!lines.empty()) {
      std::string longer = lines.back() + " " + std::string(word);
      if (text_length(longer, size) <= length) {
        lines.back() = std::move(longer);
        continue;
      }
    }
    lines.emplace_back(word);
  }
  return lines;
}

}  // namespace quaestor
