// A list whose items are made when somebody looks at them, for graphs too large to make them all.
// Place in the flow: Graph keeps its nodes, facts and articles so.
//
//   for (const Fact& fact : graph.facts()) ...;      const Fact& first = graph.facts()[0];
//
// An item stays where it is as long as the Graph (or a copy of it) lives, so references and
// pointers to it may be kept. Several threads may read at once. Whoever only needs a column of a
// long list asks the Graph for it instead (Graph::outline and the like): items once made stay in
// memory.
#pragma once

#include <array>
#include <atomic>
#include <compare>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>

namespace quaestor {

struct GraphData;

// Makes or finds item `index`; in graph.cc for Node, Fact and ArticleInfo.
template <typename T>
const T& item(const GraphData& data, std::size_t index);

template <typename T>
class LazyList {
 public:
  class Iterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    Iterator() = default;
    Iterator(const GraphData* data, std::size_t at) : data_(data), at_(at) {}
    reference operator*() const { return item<T>(*data_, at_); }
    pointer operator->() const { return &**this; }
    reference operator[](difference_type n) const { return *(*this + n); }
    Iterator& operator++() { return *this += 1; }
    Iterator& operator--() { return *this -= 1; }
    Iterator operator++(int) { return std::exchange(*this, *this + 1); }
    Iterator operator--(int) { return std::exchange(*this, *this - 1); }
    Iterator& operator+=(difference_type n) {
      at_ = static_cast<std::size_t>(static_cast<difference_type>(at_) + n);
      return *this;
    }
    Iterator& operator-=(difference_type n) { return *this += -n; }
    friend Iterator operator+(Iterator i, difference_type n) { return i += n; }
    friend Iterator operator+(difference_type n, Iterator i) { return i += n; }
    friend Iterator operator-(Iterator i, difference_type n) { return i -= n; }
    friend difference_type operator-(const Iterator& a, const Iterator& b) {
      return static_cast<difference_type>(a.at_) - static_cast<difference_type>(b.at_);
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }
    friend auto operator<=>(const Iterator& a, const Iterator& b) { return a.at_ <=> b.at_; }

   private:
    const GraphData* data_ = nullptr;
    std::size_t at_ = 0;
  };
  using value_type = T;
  using iterator = Iterator;
  using const_iterator = Iterator;

  LazyList() = default;
  LazyList(const GraphData* data, std::size_t size) : data_(data), size_(size) {}

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  // `index` must be below size(); a greater one aborts.
  const T& operator[](std::size_t index) const { return item<T>(*data_, index); }
  const T& front() const { return (*this)[0]; }
  const T& back() const { return (*this)[size_ - 1]; }
  Iterator begin() const { return {data_, 0}; }
  Iterator end() const { return {data_, size_}; }

 private:
  const GraphData* data_ = nullptr;
  std::size_t size_ = 0;
};

// Items made so far, in chunks, so that an untouched part of a long list costs nothing.
template <typename T>
class ItemCache {
 public:
  explicit ItemCache(std::size_t size)
      : chunks_(std::make_unique<std::atomic<Chunk*>[]>((size + kChunk - 1) / kChunk)),
        count_((size + kChunk - 1) / kChunk) {}
  ~ItemCache() {
    for (std::size_t i = 0; i < count_; ++i) delete chunks_[i].load();
  }
  ItemCache(const ItemCache&) = delete;
  ItemCache& operator=(const ItemCache&) = delete;

  // The item at `index` (below the size given), made by `make` when it is not there. Of two threads
  // that make one item at once, the item of one of them stays.
  template <typename Make>
  const T& get(std::size_t index, Make make) const {
    std::atomic<T*>& place = slot(index);
    if (const T* there = place.load(std::memory_order_acquire)) return *there;
    return *settle(place, std::make_unique<T>(make()));
  }

 private:
  static constexpr std::size_t kChunk = 256;
  struct Chunk {
    std::array<std::atomic<T*>, kChunk> items{};
    ~Chunk() {
      for (std::atomic<T*>& made : items) delete made.load();
    }
  };

  // Puts `made` in place unless another thread was first; what stays.
  template <typename U>
  static U* settle(std::atomic<U*>& place, std::unique_ptr<U> made) {
    U* there = nullptr;
    if (place.compare_exchange_strong(there, made.get(), std::memory_order_acq_rel)) {
      return made.release();
    }
    return there;
  }

  std::atomic<T*>& slot(std::size_t index) const {
    std::atomic<Chunk*>& place = chunks_[index / kChunk];
    Chunk* chunk = place.load(std::memory_order_acquire);
    if (chunk == nullptr) chunk = settle(place, std::make_unique<Chunk>());
    return chunk->items[index % kChunk];
  }

  std::unique_ptr<std::atomic<Chunk*>[]> chunks_;
  std::size_t count_;
};

}  // namespace quaestor
