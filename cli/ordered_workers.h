// Work on numbered items by several threads, results taken in order by the calling thread, with a
// bound on how far the threads may run ahead. Place in the flow: build's loop over files.
//
//   work_in_order<Outcome>(files.size(), jobs, [&](std::size_t i) { return read(files[i]); },
//                          [&](std::size_t i, Outcome outcome) { store(outcome); });
//
// What `make` or `use` throws ends the work and is thrown again by the caller's thread.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace quaestor {

template <class Result, class Make, class Use>
class OrderedWorkers {
 public:
  OrderedWorkers(std::size_t count, std::size_t jobs, const Make& make, const Use& use)
      : count_(count), ahead_(4 * jobs), make_(make), use_(use) {
    for (std::size_t i = 0; i < jobs; ++i) threads_.emplace_back([this] { work(); });
  }
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;
  ~OrderedWorkers() {
    {
      const std::lock_guard lock(mutex_);
      next_ = count_;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  void consume() {
    for (std::size_t i = 0; i < count_; ++i) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return done_.contains(i); });
      Outcome outcome = std::move(done_.extract(i).mapped());
      taken_ = i + 1;
      lock.unlock();
      changed_.notify_all();
      if (outcome.index() == 1) std::rethrow_exception(std::get<1>(outcome));
      use_(i, std::move(std::get<0>(outcome)));
    }
  }

 private:
  using Outcome = std::variant<Result, std::exception_ptr>;

  void work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return next_ >= count_ || next_ < taken_ + ahead_; });
      if (next_ >= count_) return;
      const std::size_t item = next_++;
      lock.unlock();
      Outcome outcome = attempt(item);
      lock.lock();
      done_.emplace(item, std::move(outcome));
      lock.unlock();
      changed_.notify_all();
    }
  }

  Outcome attempt(std::size_t item) {
    try {
      return Outcome(std::in_place_index<0>, make_(item));
    } catch (...) {
      return Outcome(std::in_place_index<1>, std::current_exception());
    }
  }

  const std::size_t count_;
  const std::size_t ahead_;
  const Make& make_;
  const Use& use_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::size_t, Outcome> done_;
  std::size_t next_ = 0;
  std::size_t taken_ = 0;
  std::vector<std::thread> threads_;
};

template <class Result, class Make, class Use>
void work_in_order(std::size_t count, std::size_t jobs, const Make& make, const Use& use) {
  OrderedWorkers<Result, Make, Use> workers(count, jobs == 0 ? 1 : jobs, make, use);
  workers.consume();
}

}  // namespace quaestor
