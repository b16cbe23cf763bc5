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

  // Adds the rows of all features. Scores from classes() on are left undefined.
  void score(std::span<const std::uint64_t> features, Scores& scores) const {
    std::memset(scores, 0, sizeof(Scores));
    for (const std::uint64_t f : features)
      __builtin_prefetch(&buckets_[bucket_of(f, buckets_.size())]);
    const std::int8_t* rows[kMaxFeatures];
    std::size_t found = 0;
    for (const std::uint64_t f : features) {
      rows[found] = find(f);
      if (rows[found] == nullptr) continue;
      __builtin_prefetch(rows[found]);
      ++found;
    }
    add_rows({rows, found}, scores);
  }

  static constexpr std::size_t kMaxFeatures = 96;

 private:
  const std::int8_t* find(std::uint64_t feature) const {
    const Bucket& bucket = buckets_[bucket_of(feature, buckets_.size())];
    const std::uint16_t mark = mark_of(feature);
#if defined(__SSE2__)
    const __m128i all = _mm_load_si128(reinterpret_cast<const __m128i*>(&bucket));
    const __m128i same = _mm_cmpeq_epi16(all, _mm_set1_epi16(static_cast<short>(mark)));
    const unsigned hits = static_cast<unsigned>(_mm_movemask_epi8(same)) & 0xFFF;
    if (hits == 0) return nullptr;
    const auto slot = static_cast<std::size_t>(std::countr_zero(hits)) / 2;
#else
    std::size_t slot = 0;
    while (slot < kMarks && bucket.marks[slot] != mark) ++slot;
    if (slot == kMarks) return nullptr;
#endif
    return rows_ + (bucket.first_row + slot) * classes_;
  }

  // Sums stay in registers from row to row: the rows of few classes four bytes at once, others
  // kStep.
  void add_rows(std::span<const std::int8_t* const> rows, Scores& scores) const {
#if defined(__SSE2__)
    if (classes_ <= 4) {
      __m128i sum = _mm_setzero_si128();
      for (const std::int8_t* row : rows) {
        int bytes = 0;
        std::memcpy(&bytes, row, sizeof bytes);
        sum = _mm_add_epi16(sum, low_half(_mm_cvtsi32_si128(bytes)));
      }
      _mm_storel_epi64(reinterpret_cast<__m128i*>(scores), sum);
      return;
    }
    for (std::size_t base = 0; base < classes_; base += kStep) {
      __m128i low = _mm_setzero_si128();
      __m128i high = _mm_setzero_si128();
      for (const std::int8_t* row : rows) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(row + base));
        low = _mm_add_epi16(low, low_half(bytes));
        high = _mm_add_epi16(high, _mm_srai_epi16(_mm_unpackhi_epi8(bytes, bytes), 8));
      }
      _mm_storeu_si128(reinterpret_cast<__m128i*>(scores + base), low);
      _mm_storeu_si128(reinterpret_cast<__m128i*>(scores + base + kStep / 2), high);
    }
#else
    for (const std::int8_t* row : rows) {
      for (std::size_t k = 0; k < classes_; ++k)
        scores[k] = static_cast<std::int16_t>(scores[k] + row[k]);
    }
#endif
  }

#if defined(__SSE2__)
  // The first eight bytes as numbers of 16 bits.
  static __m128i low_half(__m128i bytes) {
    return _mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8);
  }
#endif

  std::span<const Bucket> buckets_;
  const std::int8_t* rows_ = nullptr;
  std::size_t classes_ = 0;
};

}  // namespace quaestor::syntax
