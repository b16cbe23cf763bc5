// Tokens and sentences with exact byte spans.
//
//   Tokens t = tokenize(article);  article.text.substr(t.tokens[0].begin, ...)
//
// A token is a run of letters, a number, or one sign: "€2.3bn" is € 2.3 bn, "l'entreprise" is l'
// entreprise, "Siemens-Chef" is Siemens - Chef. Sentences never cross a block and cover content
// blocks only. No tags, no lemmas.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "quaestor/articles/article.h"
#include "quaestor/facts/table.h"
#include "quaestor/language/hash.h"

namespace quaestor {

enum class TokenType : std::uint8_t { word, number, sign };

struct Token {
  std::uint32_t begin = 0;  // bytes into the article's text, half-open
  std::uint32_t end = 0;
  TokenType type = TokenType::word;
  bool space_before = false;
  bool upper = false;       // first letter is upper case
  bool all_caps = false;    // two letters or more, all upper case
  bool inner_caps = false;  // upper case after a lower-case letter: "SoftBank", "evRoc"
  std::string lower;        // lower-cased text, with ’ as '
  std::uint64_t hash = 0;   // hash_bytes(lower): what tables know the word by

  void set_lower(std::string word) {
    lower = std::move(word);
    hash = hash_bytes(lower);
  }
};

struct Sentence {
  std::uint32_t first = 0;  // tokens, half-open
  std::uint32_t last = 0;
  std::uint32_t block = 0;
  BlockRole role = BlockRole::paragraph;  // byline for a dateline at the start of the text
};

struct Tokens {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
};

// Abbreviations that a full stop does not end a sentence after, by language:
// lexicons/abbreviations.tsv.
class SentenceRules {
 public:
  explicit SentenceRules(const std::filesystem::path& data_dir);
  bool is_abbreviation(std::string_view language, std::string_view lower) const;

 private:
  std::vector<std::string> abbreviations_;  // "en dr", sorted
};

// The tokens of text[begin, end).
std::vector<Token> tokenize(std::string_view text, std::size_t begin, std::size_t end);
Tokens tokenize(const Article& article, const SentenceRules& rules);

}  // namespace quaestor
