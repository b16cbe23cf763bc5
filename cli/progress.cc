#include "progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace quaestor {

namespace {

constexpr auto kBetween = std::chrono::milliseconds(100);
constexpr double kMinute = 60;
constexpr double kHour = 3600;
constexpr std::size_t kDefaultWidth = 80;

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string duration(double seconds) {
  if (seconds < kMinute) return fmt::format("{:.0f} s", seconds);
  if (seconds < kHour) return fmt::format("{:.0f} min", seconds / kMinute);
  return fmt::format("{:.1f} h", seconds / kHour);
}

std::size_t terminal_width() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kDefaultWidth;
  return size.ws_col;
}

}  // namespace

std::string progress_text(const ProgressCounts& counts, double share, double seconds) {
  const double done = std::clamp(share, 0.0, 1.0);
  std::string text = fmt::format(
      "{} article{}, {:.1f} MB/s, {:.0f} %", grouped(counts.articles),
      counts.articles == 1 ? "" : "s",
      seconds > 0 ? static_cast<double>(counts.text_bytes) / 1e6 / seconds : 0.0, 100 * done);
  if (done > 0 && done < 1 && seconds > 1) {
    text += ", " + duration(seconds * (1 - done) / done) + " left";
  }
  if (counts.failures > 0) {
    text +=
        fmt::format(", {} failure{}", grouped(counts.failures), counts.failures == 1 ? "" : "s");
  }
  return text;
}

Progress::Progress(std::uintmax_t total, bool quiet)
    : total_(total), on_(!quiet && ::isatty(STDERR_FILENO) != 0) {}

Progress::~Progress() { clear(); }

void Progress::show(const ProgressCounts& counts) {
  const auto now = std::chrono::steady_clock::now();
  if (!on_ || now - last_ < kBetween) return;
  last_ = now;
  const std::chrono::duration<double> seconds = now - start_;
  const double share = total_ == 0 ? 0 : static_cast<double>(done_) / static_cast<double>(total_);
  const std::string text = progress_text(counts, share, seconds.count());
  const std::string line = "\r\033[K" + text.substr(0, terminal_width() - 1);
  std::fwrite(line.data(), 1, line.size(), stderr);
  std::fflush(stderr);
  shown_ = true;
}

void Progress::clear() {
  if (!shown_) return;
  std::fputs("\r\033[K", stderr);
  std::fflush(stderr);
  shown_ = false;
}

}  // namespace quaestor
