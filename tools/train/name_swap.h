// Multiplies marked sentences by exchanging their names for others of the same kind: from the
// lexicons, and invented ones, so that a tagger learns what stands around a name rather than the
// name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "name_corpora.h"

namespace quaestor::train {

// A sequence of numbers that is the same everywhere (splitmix64, Steele et al. 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  // True `percent` times in a hundred.
  bool chance(std::size_t percent) { return below(100) < percent; }

 private:
  std::uint64_t state_;
};

class NameMaker {
 public:
  // Tables of lexicons/ and the patterns of name_patterns.tsv.
  NameMaker(const std::filesystem::path& lexicons, const std::filesystem::path& patterns);
  // A name of the kind with this letter, or empty when names of it are not exchanged.
  std::string make(std::string_view language, char kind, Random& random) const;

 private:
  std::string fill(const std::string& pattern, Random& random) const;
  std::string part(std::string_view slot, Random& random) const;
  std::string stem(Random& random) const;
  const std::string& pick(const std::string& list, Random& random) const;

  std::map<std::string, std::vector<std::string>> lists_;     // "first", "place", "C" …
  std::map<std::string, std::vector<std::string>> patterns_;  // "en C"
};

// `text` with most of its names exchanged; every mark with one kind letter may be.
MarkedText with_other_names(const MarkedText& text, std::string_view language,
                            const NameMaker& maker, Random& random);

}  // namespace quaestor::train
