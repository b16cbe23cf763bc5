// Style sheet and script of the page for wandering, beside page_assets.h's style.
#pragma once

#include <string_view>

namespace quaestor {

extern const std::string_view kExploreStyle;
extern const std::string_view kExploreScript;

}  // namespace quaestor
