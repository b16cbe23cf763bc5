#include "perceptron.h"

#include <algorithm>
#include <cmath>

namespace quaestor::train {

namespace {
constexpr std::size_t kFirstSlots = 1 << 16;
}  // namespace

Perceptron::Perceptron(std::size_t classes)
    : classes_(classes), keys_(kFirstSlots, 0), slots_(kFirstSlots, 0) {}

std::size_t Perceptron::slot_of(std::uint64_t feature) const {
  std::size_t slot = feature & (keys_.size() - 1);
  while (keys_[slot] != 0 && keys_[slot] != feature) slot = (slot + 1) & (keys_.size() - 1);
  return slot;
}

void Perceptron::score(std::span<const std::uint64_t> features, Scores& scores) const {
  scores.fill(0);
  for (const std::uint64_t f : features) __builtin_prefetch(&keys_[f & (keys_.size() - 1)]);
  std::uint32_t rows[syntax::WeightTable::kMaxFeatures];
  std::size_t found = 0;
  for (const std::uint64_t f : features) {
    const std::size_t slot = slot_of(f == 0 ? 1 : f);
    if (keys_[slot] == 0) continue;
    rows[found] = slots_[slot];
    ++found;
  }
  const bool finished = !averages_.empty();
  for (std::size_t i = 0; i < found; ++i) {
    const std::size_t row = rows[i] * classes_;
    for (std::size_t k = 0; k < classes_; ++k) {
      scores[k] += finished ? averages_[row + k] : static_cast<float>(weights_[row + k]);
    }
  }
}

void Perceptron::update(std::span<const std::uint64_t> features, std::size_t gold,
                        std::size_t predicted) {
  for (const std::uint64_t f : features) {
    const std::uint32_t row = row_for(f == 0 ? 1 : f);
    const std::size_t base = row * classes_;
    weights_[base + gold] += 1;
    totals_[base + gold] += time_;
    weights_[base + predicted] -= 1;
    totals_[base + predicted] -= time_;
    ++updates_[row];
  }
}

std::uint32_t Perceptron::row_for(std::uint64_t feature) {
  std::size_t slot = slot_of(feature);
  if (keys_[slot] != 0) return slots_[slot];
  if (++keys_used_ * 2 > keys_.size()) {
    grow();
    slot = slot_of(feature);
  }
  const auto row = static_cast<std::uint32_t>(updates_.size());
  keys_[slot] = feature;
  slots_[slot] = row;
  updates_.push_back(0);
  if (averages_.empty() && !finished_) {
    weights_.resize(weights_.size() + classes_, 0);
    totals_.resize(totals_.size() + classes_, 0);
  }
  return row;
}

void Perceptron::grow() {
  std::vector<std::uint64_t> keys(keys_.size() * 2, 0);
  std::vector<std::uint32_t> slots(keys.size(), 0);
  keys.swap(keys_);
  slots.swap(slots_);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i] == 0) continue;
    const std::size_t slot = slot_of(keys[i]);
    keys_[slot] = keys[i];
    slots_[slot] = slots[i];
  }
}

void Perceptron::finish() {
  averages_.resize(weights_.size());
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    averages_[i] = static_cast<float>(static_cast<double>(weights_[i]) -
                                      static_cast<double>(totals_[i]) / static_cast<double>(time_));
  }
  weights_ = {};
  totals_ = {};
  finished_ = true;
}

void Perceptron::add(const Perceptron& other) {
  for (std::size_t slot = 0; slot < other.keys_.size(); ++slot) {
    if (other.keys_[slot] == 0) continue;
    const std::uint32_t from = other.slots_[slot];
    const std::uint32_t to = row_for(other.keys_[slot]);
    averages_.resize(updates_.size() * classes_, 0);
    updates_[to] += other.updates_[from];
    for (std::size_t k = 0; k < classes_; ++k) {
      averages_[to * classes_ + k] += other.averages_[from * classes_ + k];
    }
  }
}

void Perceptron::set(std::uint64_t feature, std::span<const float> averages,
                     std::uint32_t updates) {
  if (!finished_) finish();
  const std::uint32_t row = row_for(feature == 0 ? 1 : feature);
  averages_.resize(updates_.size() * classes_, 0);
  updates_[row] = updates;
  std::copy(averages.begin(), averages.end(), averages_.begin() + row * classes_);
}

// Ordered by how far the averaged weights of a feature lie apart and how often it was seen, then by
// key.
std::vector<Perceptron::Kept> Perceptron::most_important(const PackLimits& limits) const {
  std::vector<Kept> kept;
  for (std::size_t slot = 0; slot < keys_.size(); ++slot) {
    if (keys_[slot] == 0 || updates_[slots_[slot]] < limits.updates) continue;
    float low = 0;
    float high = 0;
    for (std::size_t k = 0; k < classes_; ++k) {
      low = std::min(low, averages_[slots_[slot] * classes_ + k]);
      high = std::max(high, averages_[slots_[slot] * classes_ + k]);
    }
    const double often = std::pow(updates_[slots_[slot]], limits.use);
    kept.push_back({keys_[slot], slots_[slot], (high - low) * often});
  }
  std::sort(kept.begin(), kept.end(), [](const Kept& a, const Kept& b) {
    return a.worth != b.worth ? a.worth > b.worth : a.key < b.key;
  });
  if (kept.size() > limits.rows) kept.resize(limits.rows);
  return kept;
}

// The weight that becomes 1.
double Perceptron::unit_of(const std::vector<Kept>& kept, double fits) const {
  std::vector<double> largest;
  for (const Kept& feature : kept) {
    float most = 0;
    for (std::size_t k = 0; k < classes_; ++k)
      most = std::max(most, std::abs(averages_[feature.row * classes_ + k]));
    largest.push_back(most);
  }
  if (largest.empty()) return 1;
  const auto at = static_cast<std::size_t>(fits * static_cast<double>(largest.size() - 1));
  std::nth_element(largest.begin(), largest.begin() + static_cast<long>(at), largest.end());
  return std::max(largest[at], 1e-6) / 127;
}

PackedTable Perceptron::pack(const PackLimits& limits) const {
  const std::vector<Kept> kept = most_important(limits);
  const double unit = unit_of(kept, limits.fits);
  // Two thirds full: few buckets run over, and those drop their least important features.
  const std::size_t buckets = std::max<std::size_t>(1, kept.size() / 4);
  std::vector<std::vector<const Kept*>> filled(buckets);
  for (const Kept& feature : kept) {
    auto& bucket = filled[syntax::bucket_of(feature.key, buckets)];
    const bool same = std::any_of(bucket.begin(), bucket.end(), [&](const Kept* other) {
      return syntax::mark_of(other->key) == syntax::mark_of(feature.key);
    });
    if (bucket.size() < syntax::kMarks && !same) bucket.push_back(&feature);
  }
  PackedTable table;
  table.classes = classes_;
  table.unit = unit;
  for (const auto& bucket : filled) {
    syntax::Bucket packed{};
    packed.first_row = static_cast<std::uint32_t>(table.rows.size() / classes_);
    for (std::size_t i = 0; i < bucket.size(); ++i) {
      packed.marks[i] = syntax::mark_of(bucket[i]->key);
      for (std::size_t k = 0; k < classes_; ++k) {
        const long value = std::lround(averages_[bucket[i]->row * classes_ + k] / unit);
        table.rows.push_back(static_cast<std::int8_t>(std::clamp(value, -127L, 127L)));
      }
    }
    table.buckets.push_back(packed);
  }
  table.rows.resize(table.rows.size() + syntax::kStep, 0);
  return table;
}

}  // namespace quaestor::train
