// One pass over an article before names are settled: which forms the lexicon knows where, which
// words are capitalised inside sentences, which states are named. Private to the room.
//
//   KnownNames known(lexicon, analysis);  known.at(i)->senses
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "names_features.h"
#include "quaestor/language/analysis.h"

namespace quaestor {

class KnownNames {
 public:
  // Needs tokens, sentences, amounts and dates of the analysis, and keeps a reference to it.
  KnownNames(const Lexicon& lexicon, const Analysis& analysis);

  // The longest known form that begins at a token; null when there is none.
  const LexiconMatch* at(std::uint32_t token) const;
  // The same, by token, as the tagger sees it.
  const std::vector<names::Known>& codes() const { return codes_; }
  // A token of an amount or a date: no name.
  bool masked(std::uint32_t token) const { return masked_[token]; }
  const std::vector<bool>& masked() const { return masked_; }
  // A form matched without its genitive -s.
  bool genitive(std::uint32_t token) const { return genitives_.count(token) > 0; }
  const names::SeenWords& seen() const { return seen_; }
  bool seen_capital(const Token& token) const { return seen_.capital.contains(token.hash); }
  bool seen_lower(const Token& token) const { return seen_.lower.contains(token.hash); }
  // How often a state is named (a town of it counts when nothing else does).
  int named(const std::string& iso) const;
  bool named_in(std::size_t sentence, const std::string& iso) const;

 private:
  void read_token(std::size_t sentence, std::uint32_t at);
  bool leads_name(std::uint32_t at, const Sentence& sentence) const;
  bool is_article_only(std::uint32_t at, const LexiconMatch& match, const Sentence& sentence) const;
  void read_numbered(std::uint32_t at, const Sentence& sentence);
  void count_states(std::size_t sentence, const LexiconMatch& match);
  std::optional<LexiconMatch> inflected_match(std::uint32_t at, std::uint32_t last) const;
  std::optional<LexiconMatch> genitive_match(std::uint32_t at);
  std::optional<LexiconMatch> town_adjective(std::uint32_t at) const;

  const Lexicon& lexicon_;
  const Analysis& a_;
  std::vector<bool> masked_;
  std::unordered_set<std::uint32_t> genitives_;
  std::unordered_map<std::uint32_t, LexiconMatch> matches_;  // by first token
  std::vector<names::Known> codes_;
  names::SeenWords seen_;
  std::map<std::string, int> states_;                        // ISO -> times named
  std::vector<std::map<std::string, int>> sentence_states_;  // the same by sentence
};

// The first word of a sentence, or one after a sign that a sentence may begin with: its capital may
// not be a name's.
bool is_initial(const Analysis& analysis, std::uint32_t at, const Sentence& sentence);

}  // namespace quaestor
