#include "stop_signal.h"

#include <csignal>

namespace quaestor {

namespace {

volatile std::sig_atomic_t stop_asked = 0;

void take_note(int /*signal*/) { stop_asked = 1; }

}  // namespace

StopSignal::StopSignal() {
  struct sigaction action {};
  action.sa_handler = take_note;
  action.sa_flags = SA_RESETHAND | SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

StopSignal::~StopSignal() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

bool StopSignal::asked() { return stop_asked != 0; }

}  // namespace quaestor
