// Ctrl-C as a wish: the work at hand is brought to a good end, a second one ends the program at
// once. Place in the flow: build.
//
//   const StopSignal stop;  while (!stop.asked()) work();
#pragma once

namespace quaestor {

class StopSignal {
 public:
  StopSignal();   // takes SIGINT and SIGTERM, once each
  ~StopSignal();  // as before
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;
  static bool asked();
};

// The exit code of a program that SIGINT ended, as shells have it.
inline constexpr int kInterrupted = 130;

}  // namespace quaestor
