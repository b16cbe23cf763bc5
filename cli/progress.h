// How far a long work has come, on one line of standard error that is written over and over, when
// that is a terminal; nothing at all otherwise. Place in the flow: build.
//
//   Progress progress(files, bytes, quiet);  progress.advance(file_bytes);  progress.show(counts);
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace quaestor {

struct ProgressCounts {
  std::size_t articles = 0;
  std::size_t failures = 0;
  std::size_t text_bytes = 0;  // of the articles
};

// The line: "12,345 articles, 1.9 MB/s, 41 % of the input, 2 min left, 3 failures".
std::string progress_text(const ProgressCounts& counts, double share, double seconds);

class Progress {
 public:
  // `total` is what all advance()s will come to, in bytes of input.
  Progress(std::uintmax_t total, bool quiet);
  ~Progress();  // leaves an empty line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void advance(std::uintmax_t bytes) { done_ += bytes; }
  // At most ten times a second.
  void show(const ProgressCounts& counts);
  // Takes the line away, for something else to be said.
  void clear();

 private:
  std::uintmax_t total_;
  std::uintmax_t done_ = 0;
  bool on_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_ = start_;
};

}  // namespace quaestor
