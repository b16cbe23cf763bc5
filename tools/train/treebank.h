// Treebanks in CoNLL-U, and their sentences cut into our tokens.
//
//   for (const UdSentence& s : read_conllu(path)) examples.push_back(on_our_tokens(s, "fr"));
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "quaestor/language/syntax.h"

namespace quaestor::train {

struct UdWord {
  std::string form;
  std::string lemma;
  std::string features;  // column FEATS
  Upos upos = Upos::X;
  Morphology morphology;
  int head = -1;  // index of the word; -1 = root
  Deprel deprel = Deprel::dep;
  std::size_t begin = 0;  // bytes into the sentence's text; the words of "du" share one span
  std::size_t end = 0;
};

struct UdSentence {
  std::size_t number = 0;  // in its file
  std::string text;
  std::vector<UdWord> words;
};

// A sentence to learn from or to measure on; `gold` has heads as token indexes.
struct Example {
  std::size_t origin = 0;  // the sentence's number: copies of one stay together when folds are made
  std::string text;
  std::vector<Token> tokens;
  std::vector<Syntax> gold;
  std::vector<std::string> lemmas;  // empty where there is none

  Sentence whole() const { return {0, static_cast<std::uint32_t>(tokens.size()), 0, {}}; }
};

// Throws Error with file:line for what is not CoNLL-U. Relations and tags that differ between
// treebanks of one language are made alike (see harmonise.cc).
std::vector<UdSentence> read_conllu(const std::filesystem::path& path);
std::vector<UdSentence> parse_conllu(std::string_view bytes, const std::string& source);

void harmonise(UdSentence& sentence);
// What the column FEATS (and the language's own tags where that is empty) says of the form.
Morphology read_morphology(const UdWord& word, std::string_view own_tag);

// The sentence with the treebank's own words as tokens.
Example on_gold_tokens(const UdSentence& sentence);
// The sentence as quaestor's tokenizer cuts it. A token that holds several words ("zum", "don't")
// stands for the preposition, else for the first; a word cut into several tokens is its first one,
// in Germanic languages the last one when cut at hyphens, and the rest depend on it.
Example on_our_tokens(const UdSentence& sentence, std::string_view language);

}  // namespace quaestor::train
