#include "quaestor/queries/trace.h"

namespace quaestor {

namespace {

thread_local Trace* current = nullptr;

}  // namespace

Tracing::Tracing(Trace& trace) : before_(current) { current = &trace; }
Tracing::~Tracing() { current = before_; }

bool is_traced() { return current != nullptr; }

void trace_step(std::string_view words) {
  if (current == nullptr) return;
  if (current->steps.empty() || current->steps.back() != words) current->steps.emplace_back(words);
}

void trace_touch(std::size_t nodes, std::size_t edges, std::size_t facts) {
  if (current == nullptr) return;
  current->nodes += nodes;
  current->edges += edges;
  current->facts += facts;
}

}  // namespace quaestor
