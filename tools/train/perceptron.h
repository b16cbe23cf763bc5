// The averaged perceptron (Collins 2002) over hashed features, in integers: the same on any
// machine. Rows are made when a feature is first updated, so only features that mattered take
// memory.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "syntax_table.h"

namespace quaestor::train {

// A table as it goes into the file.
struct PackedTable {
  std::vector<syntax::Bucket> buckets;
  std::vector<std::int8_t> rows;  // with the padding
  std::size_t classes = 0;
  double unit = 1;  // the weight that became 1
};

struct PackLimits {
  std::size_t rows = 0;       // keep at most so many features, those that matter most
  std::uint32_t updates = 2;  // and only those updated so often
  double fits = 0.9995;       // share of the rows whose largest weight is not cut off
  // How much it matters how often a feature was seen, 0 not at all: of two with like weights the
  // frequent one is met again.
  double use = 0;
};

class Perceptron {
 public:
  using Scores = std::array<float, syntax::kMaxClasses>;

  explicit Perceptron(std::size_t classes = 1);

  // With the current weights, or with the averages once finished.
  void score(std::span<const std::uint64_t> features, Scores& scores) const;
  // One decision was made: time passes for the average.
  void tick() { ++time_; }
  void update(std::span<const std::uint64_t> features, std::size_t gold, std::size_t predicted);

  // Ends the learning: the weights become their averages over time.
  void finish();
  // Adds the averages of another finished perceptron. The sum of several, trained in different
  // orders, decides as their vote would, at the price of one.
  void add(const Perceptron& other);

  // Gives a feature its averages, learned elsewhere.
  void set(std::uint64_t feature, std::span<const float> averages, std::uint32_t updates);

  // The averaged weights as small integers, scaled so that one in two thousand is cut off.
  PackedTable pack(const PackLimits& limits) const;
  std::size_t features() const { return keys_used_; }

 private:
  struct Kept {
    std::uint64_t key;
    std::uint32_t row;
    double worth;
  };

  std::size_t slot_of(std::uint64_t feature) const;
  std::uint32_t row_for(std::uint64_t feature);
  void grow();
  std::vector<Kept> most_important(const PackLimits& limits) const;
  double unit_of(const std::vector<Kept>& kept, double fits) const;

  std::size_t classes_;
  std::int64_t time_ = 1;
  std::size_t keys_used_ = 0;
  std::vector<std::uint64_t> keys_;    // open addressing, 0 = free
  std::vector<std::uint32_t> slots_;   // row of each key
  std::vector<std::int32_t> weights_;  // rows of classes_
  std::vector<std::int64_t> totals_;   // sum of (change * time), for the average
  std::vector<std::uint32_t> updates_;
  std::vector<float> averages_;  // rows of classes_, once finished
  bool finished_ = false;
};

}  // namespace quaestor::train
