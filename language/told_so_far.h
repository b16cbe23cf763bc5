// What an article has told of its things up to a mention, for what references mean (references.h).
// Private to the room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quaestor/language/analysis.h"

namespace quaestor {

inline constexpr std::uint32_t kNeverTold = 0xFFFFFFFF;

// What was told of a thing so far.
struct Told {
  std::uint32_t sentence = kNeverTold;  // of its last mention by name or description
  std::uint32_t block = 0;
  std::uint32_t token = 0;
  bool subject = false;
  bool genitive = false;
  bool governed = false;
  std::uint32_t so_far = 0;
  std::uint32_t all = 0;
  std::uint8_t trust = 0;
  std::uint32_t persons = 0;          // sentences that mention a person beside it
  std::uint32_t person = kNeverTold;  // the last sentence that mentions a person beside it
  bool title = false;
  bool lead = false;
  std::vector<std::uint64_t> nouns;
  std::vector<std::string> states;  // told beside it
};

class ToldSoFar {
 public:
  // Counts the names of the whole article; nothing is told yet.
  ToldSoFar(const Lexicon& lexicon, const Analysis& analysis);

  // The next mention in text order, settled if it is a reference; and the end of a sentence.
  void note(const Mention& mention, std::size_t sentence);
  void end_of(std::size_t sentence);

  const std::vector<Told>& things() const { return told_; }
  const Told& of(std::uint32_t entity) const { return told_[entity]; }
  std::uint32_t names() const { return all_; }  // of actors, in the article
  // The first actor of this sentence so far, of the sentence before; what the reference before
  // means.
  std::uint32_t first_here() const { return first_here_; }
  std::uint32_t first_before() const { return first_before_; }
  std::uint32_t actors_before() const { return actors_before_; }
  std::uint32_t referred() const { return referred_; }
  std::uint32_t referred_sentence() const { return referred_sentence_; }
  // The thing and a person are mentioned in this sentence so far.
  bool with_person(std::uint32_t entity) const;

 private:
  bool word(WordClass word_class, std::uint32_t token) const;
  bool counts(const Mention& mention) const;
  bool has_person(std::size_t sentence) const;
  bool governed(const Mention& mention) const;
  void count();
  void describe(const Mention& mention, const Sentence& sentence, Told& told) const;
  Told& tell(const Mention& mention, std::size_t sentence);

  const Lexicon& lexicon_;
  const Analysis& a_;
  std::vector<Told> told_;
  std::vector<std::uint32_t> here_;  // actors of the sentence so far
  std::uint32_t all_ = 0;
  std::uint32_t first_here_ = kNoEntity;
  std::uint32_t first_before_ = kNoEntity;
  std::uint32_t actors_before_ = 0;
  std::uint32_t referred_ = kNoEntity;
  std::uint32_t referred_sentence_ = 0;
  bool persons_ = false;
};

}  // namespace quaestor
