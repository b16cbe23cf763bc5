#include "quaestor/facts/error.h"

namespace quaestor {

namespace {
std::string one_line(const std::string& source, long line, const std::string& message) {
  std::string text = source;
  if (line > 0) text += ":" + std::to_string(line);
  if (!text.empty()) text += ": ";
  text += message;
  for (char& c : text) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return text;
}
}  // namespace

Error::Error(ErrorKind kind, std::string source, long line, const std::string& message)
    : std::runtime_error(one_line(source, line, message)),
      kind_(kind),
      source_(std::move(source)),
      line_(line) {}

}  // namespace quaestor
