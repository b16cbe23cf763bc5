// Why nobody waits for ever: the calling thread always wants the first piece that is not used yet.
// That piece is being extracted, or waits in the queue (then a thread that is free, or one that may
// not read on, takes it, first pieces first), or its file is being read by a thread that is never
// held back, since it is the first file that is not done; or its file is next to be read, and then
// no piece is pending at all, so that a thread may begin with it.
#include "pipeline.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace quaestor {

namespace {

constexpr std::size_t kPieceBytes = 64 << 10;
constexpr std::size_t kPieceArticles = 32;
constexpr std::size_t kPendingBytes = 1 << 20;  // a thread
constexpr std::size_t kPieceCost = 4 << 10;     // what an empty piece counts for
constexpr auto kTick = std::chrono::milliseconds(100);

class Pipeline {
 public:
  explicit Pipeline(const PipelineSteps& steps)
      : steps_(steps), limit_(kPendingBytes * std::max<std::size_t>(1, steps.jobs)) {
    for (std::size_t i = 0; i < std::max<std::size_t>(1, steps.jobs); ++i) {
      threads_.emplace_back([this, i] { work(i); });
    }
  }
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;
  ~Pipeline() {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  bool run() {
    Key wanted{0, 0};
    while (wanted.first < steps_.files) {
      std::unique_lock lock(mutex_);
      changed_.wait_for(lock, kTick, [&] { return error_ || stop_ || done_.contains(wanted); });
      if (error_) std::rethrow_exception(error_);
      const auto found = done_.find(wanted);
      if (found == done_.end()) {
        if (stop_) return false;
        lock.unlock();
        if (!steps_.tick()) return false;
        continue;
      }
      Piece piece = std::move(found->second);
      done_.erase(found);
      pending_ -= cost(piece);
      wanted = piece.last ? Key{wanted.first + 1, 0} : Key{wanted.first, wanted.second + 1};
      first_file_ = wanted.first;
      lock.unlock();
      changed_.notify_all();
      steps_.use(std::move(piece));
      if (!steps_.tick()) return wanted.first == steps_.files;
    }
    return true;
  }

 private:
  using Key = std::pair<std::size_t, std::size_t>;  // file, number

  static std::size_t cost(const Piece& piece) { return piece.bytes + kPieceCost; }

  void work(std::size_t thread) {
    try {
      while (step(thread)) {
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::current_exception();
      stop_ = true;
    }
    changed_.notify_all();
  }

  bool step(std::size_t thread) {
    std::unique_lock lock(mutex_);
    const auto may_read = [&] { return next_file_ < steps_.files && pending_ < limit_; };
    const auto all_read = [&] { return next_file_ == steps_.files && reading_ == 0; };
    changed_.wait(lock, [&] { return stop_ || !queue_.empty() || may_read() || all_read(); });
    if (stop_) return false;
    if (!queue_.empty()) {
      extract_first(lock, thread);
      return true;
    }
    if (!may_read()) return false;
    const std::size_t file = next_file_++;
    ++reading_;
    lock.unlock();
    read(file, thread);
    lock.lock();
    --reading_;
    lock.unlock();
    changed_.notify_all();
    return true;
  }

  // Called with the lock held, and returns with it held.
  void extract_first(std::unique_lock<std::mutex>& lock, std::size_t thread) {
    auto node = queue_.extract(queue_.begin());
    lock.unlock();
    Piece piece = std::move(node.mapped());
    const bool extracted = steps_.extract(piece, thread);
    piece.articles = {};
    lock.lock();
    if (extracted) {
      done_.emplace(node.key(), std::move(piece));
    } else {
      stop_ = true;
    }
    changed_.notify_all();
  }

  void read(std::size_t file, std::size_t thread) {
    Piece piece;
    piece.file = file;
    const auto next = [&](bool last) {
      piece.last = last;
      const std::size_t number = piece.number + 1;
      submit(std::exchange(piece, Piece{}), thread);
      piece.file = file;
      piece.number = number;
    };
    const auto emit = [&](Article article) {
      piece.bytes += article.text.size();
      piece.articles.push_back(std::move(article));
      if (piece.bytes >= kPieceBytes || piece.articles.size() >= kPieceArticles) next(false);
    };
    std::vector<Failure> failures;
    steps_.read(file, emit, failures);
    piece.failures = std::move(failures);
    next(true);
  }

  // Holds a reader back, by giving it other work, while too much is pending.
  void submit(Piece piece, std::size_t thread) {
    const std::size_t file = piece.file;
    std::unique_lock lock(mutex_);
    pending_ += cost(piece);
    const Key key{file, piece.number};
    queue_.emplace(key, std::move(piece));
    changed_.notify_all();
    while (!stop_ && pending_ >= limit_) {
      if (!queue_.empty()) {
        extract_first(lock, thread);
      } else if (file == first_file_) {
        return;
      } else {
        changed_.wait(lock);
      }
    }
  }

  const PipelineSteps& steps_;
  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<Key, Piece> queue_;  // read, to be extracted
  std::map<Key, Piece> done_;   // extracted, to be used
  std::size_t pending_ = 0;     // bytes of both, and of those at work
  std::size_t next_file_ = 0;
  std::size_t first_file_ = 0;  // the file whose pieces are used now
  std::size_t reading_ = 0;
  bool stop_ = false;
  std::exception_ptr error_;
  std::vector<std::thread> threads_;
};

}  // namespace

bool run_pipeline(const PipelineSteps& steps) { return Pipeline(steps).run(); }

}  // namespace quaestor
