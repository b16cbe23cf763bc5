// Colours of pictures, light and dark. Kinds differ in shape too, statuses in line and mark, for
// readers who see no colour. The page (page_assets.cc) repeats the dark ones in its style sheet.
#pragma once

#include <string_view>

#include "quaestor/facts/kinds.h"

namespace quaestor {

struct Paint {
  std::string_view fill;
  std::string_view stroke;
};

struct Palette {
  std::string_view background, text, faint, cancelled,
      done;  // `done`: fill of a completed investment's pill
  Paint company, country, regulation, authority, person;
};

inline constexpr Palette kLight{.background = "#FFFFFF",
                                .text = "#14181F",
                                .faint = "#5B6470",
                                .cancelled = "#7A828D",
                                .done = "#DCEAF7",
                                .company = {"#DCEAF7", "#1F6FB5"},
                                .country = {"#D5EBE4", "#004D3A"},
                                .regulation = {"#FCEBD9", "#B45309"},
                                .authority = {"#F3E0EE", "#9C3F7C"},
                                .person = {"#ECEEF1", "#5B6470"}};
inline constexpr Palette kDark{.background = "#14181F",
                               .text = "#F2F4F7",
                               .faint = "#A7B0BC",
                               .cancelled = "#8A93A0",
                               .done = "#17384F",
                               .company = {"#17384F", "#56B4E9"},
                               .country = {"#10392E", "#33C79B"},
                               .regulation = {"#3D2C08", "#E69F00"},
                               .authority = {"#3B2235", "#E08CC0"},
                               .person = {"#2A313B", "#A7B0BC"}};

constexpr const Paint& paint(const Palette& palette, Kind kind) {
  switch (kind) {
    case Kind::country:
    case Kind::place:
    case Kind::bloc:
      return palette.country;
    case Kind::regulation:
      return palette.regulation;
    case Kind::organization:
      return palette.authority;
    case Kind::person:
      return palette.person;
    default:
      return palette.company;
  }
}

}  // namespace quaestor
