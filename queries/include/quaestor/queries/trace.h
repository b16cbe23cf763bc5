// What a query does while it runs, for `--explain`: steps in words, and how much of the graph it
// touches. Place in the flow: cli opens a Tracing around run(); queries report to it.
//
//   Trace trace;  { Tracing tracing(trace);  run(graph, query); }  trace.steps, trace.edges
//
// Without a Tracing on the thread reporting costs a comparison and does nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

struct Trace {
  std::vector<std::string> steps;  // in order, equal ones in a row once
  std::size_t nodes = 0, edges = 0, facts = 0;
};

// For its lifetime, reports of this thread go to `trace`, which must live longer.
class Tracing {
 public:
  explicit Tracing(Trace& trace);
  ~Tracing();
  Tracing(const Tracing&) = delete;
  Tracing& operator=(const Tracing&) = delete;

 private:
  Trace* before_;
};

bool is_traced();
void trace_step(std::string_view words);
void trace_touch(std::size_t nodes, std::size_t edges, std::size_t facts);

}  // namespace quaestor
