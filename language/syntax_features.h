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
    const std::uint64_t value =
        mix((a + kind_ * 0x9E3779B97F4A7C15ULL) * 0xC2B2AE3D27D4EB4FULL +
            std::rotl(b * 0x165667B19E3779F9ULL, 31) + std::rotl(c * 0xA24BAED4963EE407ULL, 17));
    __builtin_prefetch(buckets_.data() + bucket_of(value, buckets_.size()));
    values_[size_++] = value;
  }
  // One of a set: the order does not matter.
  void add_to_set(std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
    add(a, b, c);
    --kind_;
  }
  // The buckets that the table will be asked for are fetched while the rest is still described: the
  // table is larger than the caches.
  void fetch_from(const WeightTable& table) { buckets_ = table.buckets(); }
  void start(std::uint64_t kind) {
    size_ = 0;
    kind_ = kind;
  }
  std::span<const std::uint64_t> all() const { return {values_, size_}; }

 private:
  std::uint64_t values_[WeightTable::kMaxFeatures];
  std::size_t size_ = 0;
  std::uint64_t kind_ = 0;
  std::span<const Bucket> buckets_;
};

// What is known of a word before the parse.
struct FineTag {
  Upos upos = Upos::X;
  std::uint8_t role = 0;  // a guess at the relation and the side of the head
};
// The roles of punctuation before and after its head come first.
constexpr std::uint8_t kFirstRole = 2;

// The tag of word `at`; tags before it are known. Features of the word itself come first, the same
// wherever it stands but for the sentence's casing and its beginning; the rest may be asked for
// alone, after Features::start(kTagKind + kOwnTagFeatures).
constexpr std::uint64_t kTagKind = 1000;
constexpr std::uint64_t kOwnTagFeatures = 18;
void own_tag_features(const SentenceWords& sentence, std::size_t at, Features& out);
void context_tag_features(const SentenceWords& sentence, std::size_t at,
                          std::span<const FineTag> tags, Features& out);
void tag_features(const SentenceWords& sentence, std::size_t at, std::span<const FineTag> tags,
                  Features& out);

// Words that are inflected for what the inflection table tells.
inline bool is_inflected(Upos upos) {
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::VERB || upos == Upos::AUX ||
         upos == Upos::PRON;
}
// Number, tense, mood and case of word `at`; all tags are known.
void inflection_features(const SentenceWords& sentence, std::size_t at,
                         std::span<const FineTag> tags, Features& out);

// What stands around each word of a tagged sentence, for guesses at roles.
struct Surroundings {
  std::vector<int> verb_before;  // nearest verb or auxiliary; kNone where there is none
  std::vector<int> verb_after;
  std::vector<int> preposition;  // of the noun phrase that the word is in, if it has one
  std::vector<int> opener;       // conjunction or relative pronoun that opened the clause
  void reset(std::span<const FineTag> tags);
};

// The role of word `at`; all tags are known, and the roles before it.
void role_features(const SentenceWords& sentence, const Surroundings& around, std::size_t at,
                   std::span<const FineTag> tags, Features& out);

// A tagged sentence, ready to parse: its words without the punctuation, which gets its place
// by rule (syntax_signs.h).
struct ParseInput {
  std::vector<int> kept;  // places in the sentence
  std::vector<Word> words;
  std::vector<FineTag> tags;
  std::vector<std::uint64_t> signs;   // the sign just before each word, 0 for none; and at the end
  std::vector<std::uint16_t> verbs;   // number of verbs before each word
  std::vector<std::uint16_t> commas;  // number of commas before each word
  std::vector<std::uint16_t> others;  // number of other signs before each word
  std::vector<int> verb_after;        // nearest verb at or after each word

  void reset(std::span<const Word> all_words, std::span<const FineTag> all_tags,
             bool signs_by_rule);
};

void action_features(const ParseInput& input, const State& state, Features& out);
// The relation of the arc that `action` would make.
void label_features(const ParseInput& input, const State& state, Action action, Features& out);

}  // namespace quaestor::syntax
