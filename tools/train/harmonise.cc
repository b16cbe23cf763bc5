// Treebanks of one language follow different editions of the guidelines. What can be decided from
// the tree is made alike, so that they can be learned from together.
#include <string_view>

#include "treebank.h"

namespace quaestor::train {

namespace {
bool has_feature(const UdWord& word, std::string_view feature) {
  return word.features.find(feature) != std::string::npos;
}

bool has_child(const UdSentence& s, int head, Deprel deprel) {
  for (const UdWord& word : s.words) {
    if (word.head == head && word.deprel == deprel) return true;
  }
  return false;
}

bool has_case(const UdSentence& s, int head, std::string_view form) {
  for (const UdWord& word : s.words) {
    if (word.head == head && word.deprel == Deprel::case_ && word.form == form) return true;
  }
  return false;
}

// A relative pronoun under the clause's predicate, at most two arcs down.
bool is_relative(const UdSentence& s, int predicate) {
  for (const UdWord& word : s.words) {
    if (!has_feature(word, "PronType=Rel") && !has_feature(word, "PronType=Int,Rel")) continue;
    const int up = word.head;
    if (up == predicate || (up >= 0 && s.words[up].head == predicate)) return true;
  }
  return false;
}
}  // namespace

void harmonise(UdSentence& s) {
  for (int i = 0; i < static_cast<int>(s.words.size()); ++i) {
    UdWord& word = s.words[i];
    if (word.deprel == Deprel::acl && is_relative(s, i)) word.deprel = Deprel::acl_relcl;
    // The agent of a passive, which older Dutch annotation does not name.
    const bool passive =
        word.deprel == Deprel::obl && word.head >= 0 && has_child(s, word.head, Deprel::aux_pass);
    if (passive && has_case(s, i, "door")) word.deprel = Deprel::obl_agent;
  }
}

}  // namespace quaestor::train
