// A read-only table of weights: feature -> one row of small integers, one for each class.
//
//   table.add(feature, scores)   scores[k] += weight of class k, when the feature is in the table
//
// Features are 64-bit hashes. A bucket holds six of them as 16-bit marks and the number of its
// first row; rows lie densely behind the buckets. A feature the training never saw costs one cache
// line and, but for one in ten thousand, adds nothing. Layout: docs/models.md. Views into the
// model's bytes.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace quaestor::syntax {

constexpr std::size_t kMarks = 6;
struct alignas(16) Bucket {
  std::uint16_t marks[kMarks];  // 0 = empty
  std::uint32_t first_row;
};
static_assert(sizeof(Bucket) == 16);

inline std::size_t bucket_of(std::uint64_t feature, std::size_t buckets) {
  return static_cast<std::size_t>(((feature >> 32) * buckets) >> 32);
}
inline std::uint16_t mark_of(std::uint64_t feature) {
  const auto mark = static_cast<std::uint16_t>(feature);
  return mark == 0 ? std::uint16_t{1} : mark;
}

// Rows are read in steps of kStep, so kStep bytes must follow the last row.
constexpr std::size_t kStep = 16;
constexpr std::size_t kMaxClasses = 64;
using Scores = std::int16_t[kMaxClasses];

class WeightTable {
 public:
  WeightTable() = default;
  WeightTable(std::span<const Bucket> buckets, const std::int8_t* rows, std::size_t classes)
      : buckets_(buckets), rows_(rows), classes_(classes) {}

  std::size_t classes() const { return classes_; }
  std::span<const Bucket> buckets() const { return buckets_; }

  // Adds the rows of all features, whose buckets had better be fetched before
  // (Features::fetch_from). Scores from classes() on are left undefined.
  void score(std::span<const std::uint64_t> features, Scores& scores) const {
    std::memset(scores, 0, sizeof(Scores));
    // Half of the features are there, which no branch can foretell: each writes, the next
    // overwrites.
    const std::int8_t* rows[kMaxFeatures];
    std::size_t found = 0;
    for (const std::uint64_t feature : features) {
      const Bucket& bucket = buckets_[bucket_of(feature, buckets_.size())];
      const std::size_t slot = slot_in(bucket, mark_of(feature));
      rows[found] = rows_ + (bucket.first_row + slot) * classes_;
      __builtin_prefetch(rows[found]);
      found += slot < kMarks ? 1 : 0;
    }
    add_rows({rows, found}, scores);
  }

  static constexpr std::size_t kMaxFeatures = 128;

 private:
  // Where in the bucket the mark is; kMarks if it is not.
  static std::size_t slot_in(const Bucket& bucket, std::uint16_t mark) {
#if defined(__SSE2__)
    const __m128i all = _mm_load_si128(reinterpret_cast<const __m128i*>(&bucket));
    const __m128i same = _mm_cmpeq_epi16(all, _mm_set1_epi16(static_cast<short>(mark)));
    constexpr unsigned kBehind = 1U << (2 * kMarks);
    const unsigned hits =
        (static_cast<unsigned>(_mm_movemask_epi8(same)) & (kBehind - 1)) | kBehind;
    return static_cast<std::size_t>(std::countr_zero(hits)) / 2;
#else
    std::size_t slot = 0;
    while (slot < kMarks && bucket.marks[slot] != mark) ++slot;
    return slot;
#endif
  }

#if defined(__SSE2__)
  using Rows = std::span<const std::int8_t* const>;

  void add_rows(Rows rows, Scores& scores) const {
    if (classes_ <= 4) return add_narrow(rows, scores);
    std::size_t base = 0;
    for (; base + kWide <= classes_; base += kWide) add_part<kWide>(rows, base, scores);
    const std::size_t left = classes_ - base;
    if (left > kWide - kHalf) return add_part<kWide>(rows, base, scores);
    if (left > kStep) return add_part<kStep + kHalf>(rows, base, scores);
    if (left > kHalf) return add_part<kStep>(rows, base, scores);
    if (left > 0) add_part<kHalf>(rows, base, scores);
  }

  // Rows of up to four classes: four bytes at once.
  static void add_narrow(Rows rows, Scores& scores) {
    __m128i sum = _mm_setzero_si128();
    for (const std::int8_t* row : rows) {
      int bytes = 0;
      std::memcpy(&bytes, row, sizeof bytes);
      sum = _mm_add_epi16(sum, low_half(_mm_cvtsi32_si128(bytes)));
    }
    _mm_storel_epi64(reinterpret_cast<__m128i*>(scores), sum);
  }

  // The classes [base, base + kPart): their sums stay in registers from row to row.
  template <std::size_t kPart>
  static void add_part(Rows rows, std::size_t base, Scores& scores) {
    constexpr std::size_t kSteps = kPart / kStep;
    constexpr bool kRest = kPart % kStep != 0;
    __m128i low[kSteps + 1] = {};
    __m128i high[kSteps + 1] = {};
    for (const std::int8_t* row : rows) {
      const std::int8_t* at = row + base;
      for (std::size_t step = 0; step < kSteps; ++step) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + step * kStep));
        low[step] = _mm_add_epi16(low[step], low_half(bytes));
        high[step] = _mm_add_epi16(high[step], high_half(bytes));
      }
      if constexpr (kRest) {
        const __m128i bytes =
            _mm_loadl_epi64(reinterpret_cast<const __m128i*>(at + kSteps * kStep));
        low[kSteps] = _mm_add_epi16(low[kSteps], low_half(bytes));
      }
    }
    auto* out = reinterpret_cast<__m128i*>(scores + base);
    for (std::size_t step = 0; step < kSteps; ++step) {
      _mm_storeu_si128(out + 2 * step, low[step]);
      _mm_storeu_si128(out + 2 * step + 1, high[step]);
    }
    if constexpr (kRest) _mm_storeu_si128(out + 2 * kSteps, low[kSteps]);
  }

  // The first and the last eight bytes as numbers of 16 bits.
  static __m128i low_half(__m128i bytes) {
    return _mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8);
  }
  static __m128i high_half(__m128i bytes) {
    return _mm_srai_epi16(_mm_unpackhi_epi8(bytes, bytes), 8);
  }
  static constexpr std::size_t kHalf = kStep / 2;
  static constexpr std::size_t kWide = 2 * kStep;  // what the registers hold
#else
  void add_rows(std::span<const std::int8_t* const> rows, Scores& scores) const {
    for (const std::int8_t* row : rows) {
      for (std::size_t k = 0; k < classes_; ++k)
        scores[k] = static_cast<std::int16_t>(scores[k] + row[k]);
    }
  }
#endif

  std::span<const Bucket> buckets_;
  const std::int8_t* rows_ = nullptr;
  std::size_t classes_ = 0;
};

}  // namespace quaestor::syntax
