#include "../../render/child.h"

#include <doctest/doctest.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>

#include "../../render/graphviz.h"
#include "quaestor/facts/error.h"

namespace quaestor {
namespace {

std::string message_of(const std::function<std::string()>& work, int seconds = kChildSeconds) {
  try {
    run_in_child("The work", work, seconds);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unsupported);
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("gives back what the child returned, however long") {
  CHECK(run_in_child("x", [] { return std::string("a\0b", 3); }) == std::string("a\0b", 3));
  CHECK(run_in_child("x", [] { return std::string(); }).empty());
  const std::string large(3'000'000, 'x');
  CHECK(run_in_child("x", [&] { return large; }) == large);
}

TEST_CASE("an exception, an abort and a crash in the child become errors here") {
  CHECK(message_of([]() -> std::string {
          throw std::runtime_error("no\nluck");
        }).find("The work failed: no luck") != std::string::npos);
  CHECK(message_of([]() -> std::string { std::abort(); }).find("The work failed: Aborted") !=
        std::string::npos);
  CHECK(message_of([]() -> std::string {
          std::raise(SIGSEGV);
          return "";
        }).find("Segmentation fault") != std::string::npos);
  CHECK(message_of([]() -> std::string { _Exit(3); }).find("The work failed") != std::string::npos);
}

TEST_CASE("an endless child is stopped") {
  const auto spin = []() -> std::string {
    std::uint64_t state = 1;
    while (state != 0) state = state * 6364136223846793005ULL | 1;  // odd for ever
    return std::to_string(state);
  };
  CHECK(message_of(spin, 1).find("no end after 1 s") != std::string::npos);
}

TEST_CASE("what the child changes stays there") {
  int value = 1;
  run_in_child("x", [&] {
    value = 2;
    return std::string();
  });
  CHECK(value == 1);
}

TEST_CASE("run_graphviz: pictures for DOT, errors for what is not") {
  CHECK(run_graphviz("digraph { a -> b }", "svg").find("</svg>") != std::string::npos);
  CHECK_THROWS_AS(run_graphviz("digraph { a -> ", "svg"), Error);
  CHECK_THROWS_AS(run_graphviz("", "svg"), Error);
  CHECK_THROWS_AS(run_graphviz("digraph { a [label=<<B>broken>] }", "svg"), Error);
  CHECK_THROWS_AS(run_graphviz("digraph { a }", "no-such-format"), Error);
}

}  // namespace quaestor
