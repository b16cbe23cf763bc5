// Graph and options to a report without a format.
//
//   Report report = build_report(graph, {.language = "nl"});
#pragma once

#include "quaestor/graph/graph.h"
#include "quaestor/render/report.h"
#include "report_model.h"

namespace quaestor {

// Throws Error not_found / usage as report.h says.
Report build_report(const Graph& graph, const ReportOptions& options);

}  // namespace quaestor
