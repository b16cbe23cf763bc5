// Runs a function in a child process and gives back what it returned, so that a library that may
// abort, loop or leak cannot take this process along.
//
//   std::string png = run_in_child("Graphviz", [&] { return draw(dot); });
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace quaestor {

inline constexpr int kChildSeconds = 120;  // processor time a child may use

// What `work` returns. Throws Error unsupported, naming `what`: with the message when `work`
// throws, with the signal and what was written to standard error when the child dies.
std::string run_in_child(std::string_view what, const std::function<std::string()>& work,
                         int seconds = kChildSeconds);

}  // namespace quaestor
