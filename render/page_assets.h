// The page's own policy, style sheet and script.
#pragma once

#include <string_view>

namespace quaestor {

extern const std::string_view kPagePolicy;  // Content-Security-Policy
extern const std::string_view kPageStyle;
extern const std::string_view kPageScript;

}  // namespace quaestor
