// The features of the tagger and the parser, as 64-bit hashes. Trainer and
// models share them: a change here needs models trained anew and another
// kFormatVersion (syntax_file.h).
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "syntax_state.h"
#include "syntax_table.h"
#include "syntax_words.h"

namespace quaestor::syntax {

class Features {
 public:
  void add(std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
    ++kind_;
    values_[size_++] = mix(mix(a + kind_ * 0x9E3779B97F4A7C15ULL) + b * 0xC2B2AE3D27D4EB4FULL +
                           std::rotl(c * 0x165667B19E3779F9ULL, 31));
  }
  // One of a set: the order does not matter.
  void add_to_set(std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
    add(a, b, c);
    --kind_;
  }
  void start(std::uint64_t kind) {
    size_ = 0;
    kind_ = kind;
  }
  std::span<const std::uint64_t> all() const { return {values_, size_}; }

 private:
  std::uint64_t values_[WeightTable::kMaxFeatures];
  std::size_t size_ = 0;
  std::uint64_t kind_ = 0;
};

// The tag of word `at`; tags before it are known.
void tag_features(const SentenceWords& sentence, std::size_t at, std::span<const Upos> tags,
                  Features& out);

// A tagged sentence, ready to parse.
struct ParseInput {
  std::span<const Word> words;
  std::span<const Upos> tags;
  std::vector<std::uint16_t> verbs;  // number of verbs, and of commas, before each word
  std::vector<std::uint16_t> commas;

  void reset(std::span<const Word> new_words, std::span<const Upos> new_tags);
};

void action_features(const ParseInput& input, const State& state, Features& out);
// The relation of the arc that `action` would make.
void label_features(const ParseInput& input, const State& state, Action action, Features& out);

}  // namespace quaestor::syntax
