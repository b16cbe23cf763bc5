#include "name_field.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "training.h"

namespace quaestor::train {

using namespace names;

namespace {
constexpr float kRate = 0.1F;
constexpr float kShrink = 0.005F;  // pull of every touched weight towards zero
constexpr int kAveraged = 3;       // rounds
constexpr std::uint32_t kSeenFrom = 3;
constexpr std::uint64_t kSeed = 1;
constexpr std::uint32_t kRare = 0xFFFFFFFF;

using Vector = std::array<float, kLabels>;
using Matrix = std::array<Vector, kLabels>;

// Sums of exp(score) over sequences, scaled at each word so that they stay near one.
struct Passes {
  std::vector<Vector> forward;
  std::vector<Vector> backward;
  std::vector<float> scale;
};

class Field {
 public:
  explicit Field(const std::vector<NameSentence>& sentences) : sentences_(sentences) {
    number_features();
    weights_.rows.assign(weights_.features.size() * kLabels, 0);
    squares_.assign(weights_.rows.size(), 1e-4F);
    for (Vector& row : step_squares_) row.fill(1e-4F);
  }

  NameWeights run(int rounds) {
    for (int round = 0; round < rounds; ++round) {
      for (const std::uint32_t at :
           shuffled(sentences_.size(), kSeed + static_cast<std::uint64_t>(round)))
        learn(at);
      if (round + kAveraged >= rounds) add_up();
    }
    average();
    return std::move(weights_);
  }

 private:
  // Features become numbers of rows, in the order of their hashes.
  void number_features() {
    std::vector<std::uint64_t> all;
    for (const NameSentence& s : sentences_)
      all.insert(all.end(), s.features.begin(), s.features.end());
    std::sort(all.begin(), all.end());
    for (std::size_t i = 0; i < all.size();) {
      std::size_t end = i;
      while (end < all.size() && all[end] == all[i]) ++end;
      if (end - i >= kSeenFrom) {
        weights_.features.push_back(all[i]);
        weights_.counts.push_back(static_cast<std::uint32_t>(end - i));
      }
      i = end;
    }
    for (const NameSentence& s : sentences_) {
      std::vector<std::uint32_t> rows;
      for (const std::uint64_t feature : s.features) {
        const auto found =
            std::lower_bound(weights_.features.begin(), weights_.features.end(), feature);
        const bool known = found != weights_.features.end() && *found == feature;
        rows.push_back(known ? static_cast<std::uint32_t>(found - weights_.features.begin())
                             : kRare);
      }
      rows_.push_back(std::move(rows));
    }
  }

  // The weights after each of the last rounds have a part in the result: a round's own order of
  // sentences leaves its trace in them.
  void add_up() {
    sums_.resize(weights_.rows.size(), 0);
    for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += weights_.rows[i];
    for (std::size_t b = 0; b < kLabels; ++b) {
      for (std::size_t k = 0; k < kLabels; ++k) step_sums_[b][k] += weights_.steps[b][k];
    }
    ++summed_;
  }
  void average() {
    if (summed_ == 0) return;
    weights_.rows = std::move(sums_);
    weights_.steps = step_sums_;
    for (float& weight : weights_.rows) weight /= static_cast<float>(summed_);
    for (Vector& row : weights_.steps) {
      for (float& weight : row) weight /= static_cast<float>(summed_);
    }
  }

  std::span<const std::uint32_t> rows_of(std::size_t sentence, std::size_t word) const {
    const NameSentence& s = sentences_[sentence];
    return std::span(rows_[sentence]).subspan(s.begins[word], s.begins[word + 1] - s.begins[word]);
  }

  void score(std::size_t sentence) {
    const std::size_t size = sentences_[sentence].allowed.size();
    scores_.assign(size, Vector{});
    for (std::size_t i = 0; i < size; ++i) {
      for (const std::uint32_t row : rows_of(sentence, i)) {
        if (row == kRare) continue;
        const float* weights = &weights_.rows[row * kLabels];
        for (std::size_t k = 0; k < kLabels; ++k) scores_[i][k] += weights[k];
      }
      const float most = *std::max_element(scores_[i].begin(), scores_[i].end());
      for (float& value : scores_[i]) value = std::exp(value - most);
    }
    for (Label before = 0; before < kLabels; ++before) {
      for (Label label = 0; label < kLabels; ++label)
        steps_[before][label] =
            may_follow(before, label) ? std::exp(weights_.steps[before][label]) : 0;
    }
  }

  // False when no sequence is allowed.
  bool pass(std::span<const LabelSet> allowed, Passes& p) const {
    const std::size_t size = scores_.size();
    p.forward.assign(size, Vector{});
    p.backward.assign(size, Vector{});
    p.scale.assign(size, 1);
    Vector before{};
    before[kOutside] = 1;
    for (std::size_t i = 0; i < size; ++i) {
      float sum = 0;
      for (Label label = 0; label < kLabels; ++label) {
        if ((allowed[i] & bit(label)) == 0) continue;
        float way = 0;
        for (Label b = 0; b < kLabels; ++b) way += before[b] * steps_[b][label];
        p.forward[i][label] = way * scores_[i][label];
        sum += p.forward[i][label];
      }
      if (!(sum > 1e-30F)) return false;
      p.scale[i] = 1 / sum;
      for (float& value : p.forward[i]) value *= p.scale[i];
      before = p.forward[i];
    }
    p.backward[size - 1].fill(1);
    for (std::size_t i = size - 1; i-- > 0;) {
      for (Label b = 0; b < kLabels; ++b) {
        float way = 0;
        for (Label label = 0; label < kLabels; ++label) {
          if ((allowed[i + 1] & bit(label)) != 0)
            way += steps_[b][label] * scores_[i + 1][label] * p.backward[i + 1][label];
        }
        p.backward[i][b] = way * p.scale[i + 1];
      }
    }
    return true;
  }

  Vector chances(const Passes& p, std::size_t i) const {
    Vector out{};
    float sum = 0;
    for (std::size_t k = 0; k < kLabels; ++k) sum += out[k] = p.forward[i][k] * p.backward[i][k];
    for (float& value : out) value /= sum;
    return out;
  }

  // Adds `sign` times the expected number of each step into word i.
  void count_steps(const Passes& p, std::span<const LabelSet> allowed, std::size_t i, float sign,
                   Matrix& counts) const {
    Matrix ways{};
    float sum = 0;
    for (Label b = 0; b < kLabels; ++b) {
      const float before = i == 0 ? (b == kOutside ? 1.0F : 0.0F) : p.forward[i - 1][b];
      for (Label label = 0; before > 0 && label < kLabels; ++label) {
        if ((allowed[i] & bit(label)) == 0) continue;
        ways[b][label] = before * steps_[b][label] * scores_[i][label] * p.backward[i][label];
        sum += ways[b][label];
      }
    }
    for (std::size_t b = 0; b < kLabels; ++b) {
      for (std::size_t k = 0; k < kLabels; ++k) counts[b][k] += sign * ways[b][k] / sum;
    }
  }

  static void step(float& weight, float& square, float gradient) {
    square += gradient * gradient;
    weight += kRate * gradient / std::sqrt(square);
  }

  void learn(std::size_t at) {
    const NameSentence& s = sentences_[at];
    free_.assign(s.allowed.size(), bit(kOutside));
    for (std::size_t i = 0; i < free_.size(); ++i) {
      if (s.begins[i] != s.begins[i + 1]) free_[i] = s.may_begin[i] ? kAnyLabel : kNotBegin;
    }
    score(at);
    if (!pass(s.allowed, right_) || !pass(free_, all_)) return;
    Matrix counts{};
    for (std::size_t i = 0; i < free_.size(); ++i) {
      count_steps(right_, s.allowed, i, 1, counts);
      count_steps(all_, free_, i, -1, counts);
      if (s.begins[i] == s.begins[i + 1]) continue;
      Vector gradient = chances(right_, i);
      const Vector expected = chances(all_, i);
      for (std::size_t k = 0; k < kLabels; ++k) gradient[k] -= expected[k];
      for (const std::uint32_t row : rows_of(at, i)) {
        if (row == kRare) continue;
        float* weights = &weights_.rows[row * kLabels];
        float* squares = &squares_[row * kLabels];
        for (std::size_t k = 0; k < kLabels; ++k)
          step(weights[k], squares[k], gradient[k] - kShrink * weights[k]);
      }
    }
    for (std::size_t b = 0; b < kLabels; ++b) {
      for (std::size_t k = 0; k < kLabels; ++k)
        step(weights_.steps[b][k], step_squares_[b][k], counts[b][k]);
    }
  }

  const std::vector<NameSentence>& sentences_;
  std::vector<std::vector<std::uint32_t>> rows_;
  NameWeights weights_;
  std::vector<float> squares_;
  Matrix step_squares_{};
  std::vector<float> sums_;
  Matrix step_sums_{};
  int summed_ = 0;
  Matrix steps_{};
  std::vector<Vector> scores_;
  std::vector<LabelSet> free_;
  Passes right_;
  Passes all_;
};
}  // namespace

NameWeights learn_names(const std::vector<NameSentence>& sentences, int rounds) {
  return Field(sentences).run(rounds);
}

}  // namespace quaestor::train
