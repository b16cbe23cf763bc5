// The one way things fail. Place in the flow: used by every room; caught in two places only, the
// loop over articles (report, count, go on) and main.
//
//   throw Error(ErrorKind::bad_format, "news.json", 3, "not JSON: expected ',' or '}'");
//
// It does not carry stack traces and never ends the process.
#pragma once

#include <stdexcept>
#include <string>

namespace quaestor {

enum class ErrorKind {
  usage,
  not_found,
  unreadable,
  bad_format,
  too_large,
  unwritable,
  ambiguous,
  unsupported
};

// what() is one line: "source:line: message" (source and line left out when empty or 0).
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, std::string source, long line, const std::string& message);
  Error(ErrorKind kind, std::string source, const std::string& message)
      : Error(kind, std::move(source), 0, message) {}

  ErrorKind kind() const { return kind_; }
  const std::string& source() const { return source_; }
  long line() const { return line_; }  // 1-based, 0 = none

 private:
  ErrorKind kind_;
  std::string source_;
  long line_;
};

}  // namespace quaestor
