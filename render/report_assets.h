// The style sheet of a report's page, on screen and in print.
#pragma once

#include <string_view>

namespace quaestor {

extern const std::string_view kReportStyle;

}  // namespace quaestor
