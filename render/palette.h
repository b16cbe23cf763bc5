// Colours of pictures, light and dark. Kinds differ in shape too, statuses in line and mark, for
// readers who see no colour. The page (page_assets.cc) repeats the dark ones in its style sheet.
#pragma once

#include <array>
#include <string_view>

#include "quaestor/facts/kinds.h"

namespace quaestor {

struct Paint {
  std::string_view fill;
  std::string_view stroke;
};

struct Palette {
  std::string_view background, text, faint, cancelled;
  std::string_view done;    // fill of a completed investment's pill
  std::string_view stripe;  // every second row of a table
  double pale;              // opacity of what is planned
  Paint company, country, regulation, authority, person;
};

inline constexpr Palette kLight{.background = "#FFFFFF",
                                .text = "#14181F",
                                .faint = "#5B6470",
                                .cancelled = "#7A828D",
                                .done = "#DCEAF7",
                                .stripe = "#F3F5F8",
                                .pale = 0.38,
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
                               .stripe = "#1B212A",
                               .pale = 0.5,
                               .company = {"#17384F", "#56B4E9"},
                               .country = {"#10392E", "#33C79B"},
                               .regulation = {"#3D2C08", "#E69F00"},
                               .authority = {"#3B2235", "#E08CC0"},
                               .person = {"#2A313B", "#A7B0BC"}};

inline constexpr double kDone = 0.88;  // opacity of what is under way or done

// Of bands that cross: Okabe and Ito's colours, told apart by readers with any kind of colour
// vision; light enough and dark enough for both backgrounds.
inline constexpr std::array<std::string_view, 7> kBands{"#0072B2", "#E69F00", "#009E73", "#CC79A7",
                                                        "#56B4E9", "#D55E00", "#8A7A1F"};

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
