// What the name tagger sees of a token, as 64-bit hashes. Trainer and models share it: a change
// here needs models trained anew and another kFormatVersion (names_file.h).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "quaestor/language/lexicon.h"
#include "quaestor/language/syntax.h"
#include "quaestor/language/tokens.h"
#include "syntax_features.h"

namespace quaestor::names {

// What the lexicon knows of the longest form that a token belongs to, as bits; 0 = no form.
using Known = std::uint8_t;
constexpr Known kKnownState = 1;  // a country or bloc
constexpr Known kKnownPlace = 2;
constexpr Known kKnownCompany = 4;
constexpr Known kKnownOrganization = 8;
constexpr Known kKnownRegulation = 16;
constexpr Known kKnownAdjective = 32;  // or demonym
constexpr Known kKnownAmbiguous = 64;  // only so: a form that needs context
constexpr Known kKnownFirst = 128;     // the form begins here
Known known_of(const Lexicon& lexicon, const LexiconMatch& match);

// Words of an article, in lower case, by how they are written where a capital means something.
struct SeenWords {
  HashSet capital;
  HashSet lower;
};

struct Input {
  std::string_view text;
  std::span<const Token> tokens;   // of the article, as all that follows
  std::span<const Syntax> syntax;  // tags; empty without a model of the language
  std::span<const Known> known;
  Sentence sentence;
  std::string_view language;
  const Lexicon* lexicon = nullptr;
  const SeenWords* seen = nullptr;
  const std::vector<bool>* masked = nullptr;  // tokens of amounts and dates: no names
  // Corpora do not agree on what is a name and where it ends; a hash of the name of the rules that
  // hold here, 0 for the news'. Other rules give a word features of their own beside those that all
  // share (Daumé, Frustratingly Easy Domain Adaptation, 2007); the news pays nothing for them.
  std::uint64_t guideline = 0;
};

// Those features of Words::features(), by position, that know the very word: without them a word is
// seen as an unknown one.
bool knows_word(std::size_t position);

// A sentence made ready: everything that more than one token's features use.
class Words {
 public:
  void reset(const Input& input);
  std::size_t size() const { return words_.size(); }
  // Whether word `at` of the sentence can belong to a name; features exist for such only.
  bool candidate(std::size_t at) const { return words_[at].candidate; }
  // Whether it can be the first word of one: small words and signs between capitals cannot.
  bool may_begin(std::size_t at) const { return words_[at].begins; }
  void features(std::size_t at, syntax::Features& out) const;

 private:
  struct Word {
    std::uint8_t tag = 0;
    Known known = 0;
    std::uint8_t head = 0;        // kind that it shows as the last word of a name, plus one
    std::uint8_t descriptor = 0;  // kind of thing that it describes as a common noun, plus one
    std::uint8_t first_name = 0;
    std::uint8_t legal = 0;
    std::uint8_t seen = 0;     // 1 capital, 2 lower case elsewhere in the article
    std::uint8_t initial = 0;  // 1 first of the sentence, 2 after a sign that may begin one
    bool capital = false;
    bool candidate = false;
    bool begins = false;
    std::uint32_t run = 0;
  };
  // A stretch of words with a capital, joined by hyphens and "&".
  struct Run {
    std::uint32_t first = 0;  // words of the sentence, half-open
    std::uint32_t last = 0;
    std::uint8_t before =
        0;                   // what introduces it: 1 + kind of a descriptor, 20 title, 21 honorific
    std::uint8_t after = 0;  // what follows: the same, 22 a verb of saying
  };

  void read_word(const Input& input, std::size_t at);
  bool may_join(const Input& input, std::size_t at) const;
  void mark_candidates(const Input& input);
  void find_runs(const Input& input);
  std::uint8_t introduction(const Input& input, const Run& run) const;
  std::uint8_t continuation(const Input& input, const Run& run) const;
  void word_features(std::size_t at, syntax::Features& out) const;
  void hint_features(std::size_t at, syntax::Features& out) const;
  void run_features(std::size_t at, syntax::Features& out) const;
  void guideline_features(syntax::Features& out) const;

  const Word& at(std::size_t i, int step) const;
  const syntax::Word& form(std::size_t i, int step) const;

  std::vector<Word> words_;
  std::vector<Run> runs_;
  syntax::SentenceWords forms_;
  std::uint64_t guideline_ = 0;
};

}  // namespace quaestor::names
