// A list of plain values that was made here or lies in a mapped file (ready_file.h): read in the
// same way, copied nowhere.
//
//   Stored<int> list;  list.push_back(7);  list[0] == 7;   Stored<int> other(file.part<int>());
//
// A list in a file lives as long as the file is mapped; the first change copies it.
#pragma once

#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace quaestor {

template <typename Value>
class Stored {
  static_assert(std::is_trivially_copyable_v<Value>);

 public:
  Stored() = default;
  explicit Stored(std::span<const Value> in_file) : all_(in_file) {}
  explicit Stored(std::vector<Value> own) : own_(std::move(own)), all_(own_) {}
  Stored(const Stored& other) : own_(other.all_.begin(), other.all_.end()), all_(own_) {}
  Stored(Stored&& other) noexcept
      : own_(std::move(other.own_)), all_(std::exchange(other.all_, {})) {}
  Stored& operator=(Stored other) noexcept {
    own_.swap(other.own_);
    std::swap(all_, other.all_);
    return *this;
  }
  ~Stored() = default;

  std::span<const Value> all() const { return all_; }
  const Value* data() const { return all_.data(); }
  std::size_t size() const { return all_.size(); }
  bool empty() const { return all_.empty(); }
  const Value& operator[](std::size_t at) const { return all_[at]; }
  std::span<const Value> part(std::size_t begin, std::size_t size) const {
    return all_.subspan(begin, size);
  }

  Value& at(std::size_t index) {
    take();
    return own_[index];
  }
  void push_back(const Value& value) {
    take();
    own_.push_back(value);
    all_ = own_;
  }

 private:
  void take() {
    if (own_.size() != all_.size()) own_.assign(all_.begin(), all_.end());
    all_ = own_;
  }

  std::vector<Value> own_;  // empty if in a file
  std::span<const Value> all_;
};

}  // namespace quaestor
